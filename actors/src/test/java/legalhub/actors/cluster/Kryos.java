package legalhub.actors.cluster;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;

/** The serializer of one node, with a registry of the test's choice. */
final class Kryos implements AutoCloseable {
  private final ActorSystem<String> node;
  private final Serializer serializer;

  Kryos(KryoRegistry registry) {
    this.node =
        ActorSystem.create(
            Behaviors.<String>empty(),
            "kryo",
            ActorSystemSetup.create(
                BootstrapSetup.create(
                    ConfigFactory.parseString("pekko.actor.provider = local")
                        .withFallback(ConfigFactory.load())),
                registry));
    this.serializer =
        SerializationExtension.get(Adapter.toClassic(node)).serializerByIdentity().apply(77_001);
  }

  ActorRef<String> actor() {
    return node;
  }

  Samples samples(List<Object> anything) {
    return new Samples(node, anything);
  }

  Serializer serializerFor(Object message) {
    return SerializationExtension.get(Adapter.toClassic(node)).findSerializerFor(message);
  }

  byte[] write(Object message) {
    return serializer.toBinary(message);
  }

  Object read(byte[] bytes) {
    return serializer.fromBinary(bytes);
  }

  @Override
  public void close() {
    node.terminate();
  }
}
