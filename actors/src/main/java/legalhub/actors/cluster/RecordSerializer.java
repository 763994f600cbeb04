package legalhub.actors.cluster;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record as the count of its components and each of them, in the order of their declaration,
 * behind its length in bytes. So two releases understand each other while components are only
 * appended: the older skips what it doesn't know, the newer takes a missing component, which must
 * be an {@link Optional}, as empty. (Kryo's own serializer for records reads the new field into an
 * old one.)
 */
final class RecordSerializer<R extends Record> extends Serializer<R> {
  private final Class<R> type;
  private final RecordComponent[] components;
  private final Constructor<R> constructor;

  RecordSerializer(Class<R> type) {
    super(false, true);
    this.type = type;
    this.components = type.getRecordComponents();
    this.constructor = canonical(type, components);
    for (var component : components) {
      component.getAccessor().setAccessible(true);
    }
  }

  @Override
  public void write(Kryo kryo, Output out, R written) {
    out.writeVarInt(components.length, true);
    for (var component : components) {
      writeFramed(kryo, out, value(component, written));
    }
  }

  @Override
  public R read(Kryo kryo, Input in, Class<? extends R> asked) {
    var values = new Object[components.length];
    int sent = Lengths.read(in);
    for (int i = 0; i < sent; i++) {
      int end = Lengths.read(in) + in.position();
      if (i < values.length) {
        values[i] = readFramed(kryo, in, end, components[i]);
      }
      in.setPosition(end);
    }
    for (int i = sent; i < values.length; i++) {
      values[i] = missing(components[i]);
    }
    return make(values);
  }

  /** One byte is kept for the length; a longer component is moved to make room for more. */
  private static void writeFramed(Kryo kryo, Output out, Object value) {
    int start = out.position();
    out.writeByte(0);
    kryo.writeClassAndObject(out, value);
    int length = out.position() - start - 1;
    int more = Output.varIntLength(length, true) - 1;
    for (int i = 0; i < more; i++) {
      out.writeByte(0);
    }
    var buffer = out.getBuffer();
    System.arraycopy(buffer, start + 1, buffer, start + 1 + more, more == 0 ? 0 : length);
    out.setPosition(start);
    out.writeVarInt(length, true);
    out.setPosition(start + 1 + more + length);
  }

  private Object readFramed(Kryo kryo, Input in, int end, RecordComponent component) {
    int outer = in.limit();
    in.setLimit(end);
    var value = kryo.readClassAndObject(in);
    in.setLimit(outer);
    if (value == null || in.position() != end) {
      throw new KryoException("garbage in " + name(component));
    }
    return value;
  }

  private Object value(RecordComponent component, R written) {
    try {
      var value = component.getAccessor().invoke(written);
      if (value == null) {
        throw new KryoException(name(component) + " is null");
      }
      return value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new KryoException("can't read " + name(component), e);
    }
  }

  private Object missing(RecordComponent component) {
    if (component.getType() != Optional.class) {
      throw new KryoException(name(component) + " wasn't sent, and isn't an Optional");
    }
    return Optional.empty();
  }

  private R make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new KryoException(type.getName() + " refuses: " + e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new KryoException("other components than those of " + type.getName(), e);
    }
  }

  private String name(RecordComponent component) {
    return type.getName() + "." + component.getName();
  }

  private static <R> Constructor<R> canonical(Class<R> type, RecordComponent[] components) {
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var found = type.getDeclaredConstructor(types);
      found.setAccessible(true);
      return found;
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has one", e);
    }
  }
}
