package legalhub.actors.cluster;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.JSerializer;

/**
 * Messages between nodes of the cluster. Nothing that is stored goes this way. The bytes name their
 * class by its id in {@link KryoRegistry}, so there is no manifest.
 *
 * <p>Garbage and unknown classes end in a {@link KryoException} that says what was wrong; Pekko
 * logs it ({@link CalmLog}: not each of them) and drops the message, and its sender is left without
 * an answer, as if the message had been lost.
 */
public final class KryoMessageSerializer extends JSerializer {
  /** A longer message is neither sent nor read. */
  static final int BYTES_MAX = 1 << 20;

  private static final int BYTES_FIRST = 512;
  private static final int POOLED_MAX = 32;

  private final Pool<Kryo> pool;

  /** Without a stack, which would say nothing about the other node, thousands of times. */
  private static final class Unreadable extends KryoException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** By Pekko. The classes are the hub's, unless the system was set up with another registry. */
  public KryoMessageSerializer(ExtendedActorSystem system) {
    var registry = system.settings().setup().get(KryoRegistry.class).orElseGet(KryoRegistry::hub);
    var actors = ActorRefResolver.get(Adapter.toTyped(system));
    this.pool =
        new Pool<>(true, false, POOLED_MAX) {
          @Override
          protected Kryo create() {
            return registry.kryo(actors);
          }
        };
  }

  @Override
  public int identifier() {
    return 77_001;
  }

  @Override
  public boolean includeManifest() {
    return false;
  }

  @Override
  public byte[] toBinary(Object message) {
    var kryo = pool.obtain();
    try (var out = new Output(BYTES_FIRST, BYTES_MAX)) {
      kryo.writeClassAndObject(out, message);
      return out.toBytes();
    } catch (RuntimeException e) {
      throw new KryoException("can't send " + message.getClass().getName() + why(e), e);
    } finally {
      pool.free(kryo);
    }
  }

  @Override
  public Object fromBinaryJava(byte[] bytes, Class<?> manifest) {
    if (bytes.length > BYTES_MAX) {
      throw new KryoException("a message of " + bytes.length + " bytes; at most " + BYTES_MAX);
    }
    var kryo = pool.obtain();
    try (var in = new Input(bytes)) {
      var message = kryo.readClassAndObject(in);
      if (message == null || in.position() != bytes.length) {
        throw new KryoException("ends at byte " + in.position() + " of " + bytes.length);
      }
      return message;
    } catch (RuntimeException e) {
      throw new Unreadable("can't read a message from another node" + why(e));
    } finally {
      pool.free(kryo);
    }
  }

  private static String why(RuntimeException e) {
    return ": " + e.getMessage();
  }
}
