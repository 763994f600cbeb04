package legalhub.actors.cluster;

import static java.util.Map.entry;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * What records are made of. Kryo's own serializers believe a length in the bytes before they
 * allocate; these don't. Collections come back unmodifiable and in the order they had.
 */
final class ValueSerializers {
  /** A value that writes and reads itself. */
  private static final class Value<T> extends Serializer<T> {
    private final Writer<T> writer;
    private final BiFunction<Kryo, Input, T> reader;

    private Value(Writer<T> writer, BiFunction<Kryo, Input, T> reader) {
      super(false, true);
      this.writer = writer;
      this.reader = reader;
    }

    @Override
    public void write(Kryo kryo, Output out, T value) {
      writer.write(kryo, out, value);
    }

    @Override
    public T read(Kryo kryo, Input in, Class<? extends T> type) {
      return reader.apply(kryo, in);
    }
  }

  /** Its writing half. */
  private interface Writer<T> {
    void write(Kryo kryo, Output out, T value);
  }

  private static final Map<Class<?>, Serializer<?>> KNOWN =
      Map.ofEntries(
          entry(int.class, new DefaultSerializers.IntSerializer()),
          entry(long.class, new DefaultSerializers.LongSerializer()),
          entry(boolean.class, new DefaultSerializers.BooleanSerializer()),
          entry(double.class, new DefaultSerializers.DoubleSerializer()),
          entry(Instant.class, new TimeSerializers.InstantSerializer()),
          entry(Duration.class, new TimeSerializers.DurationSerializer()),
          entry(
              String.class,
              new Value<String>((kryo, out, text) -> text(out, text), (kryo, in) -> text(in))),
          entry(
              byte[].class,
              new Value<byte[]>((kryo, out, bytes) -> bytes(out, bytes), (kryo, in) -> bytes(in))),
          entry(
              Optional.class,
              new Value<Optional<?>>(
                  (kryo, out, given) -> all(kryo, out, given.stream().toList()),
                  (kryo, in) -> all(kryo, in, new ArrayList<>()).stream().findFirst())),
          entry(
              List.class,
              new Value<List<?>>(
                  ValueSerializers::all,
                  (kryo, in) -> Collections.unmodifiableList(all(kryo, in, new ArrayList<>())))),
          entry(
              Set.class,
              new Value<Set<?>>(
                  ValueSerializers::all,
                  (kryo, in) -> Collections.unmodifiableSet(all(kryo, in, new LinkedHashSet<>())))),
          entry(Map.class, new Value<Map<?, ?>>(ValueSerializers::pairs, ValueSerializers::pairs)));

  private ValueSerializers() {}

  static Optional<Serializer<?>> of(Class<?> type) {
    return type.isEnum() ? Optional.of(byName(type)) : Optional.ofNullable(KNOWN.get(type));
  }

  static Serializer<ActorRef<?>> actorRefs(ActorRefResolver resolver) {
    return new Value<>(
        (kryo, out, ref) -> text(out, resolver.toSerializationFormat(ref)),
        (kryo, in) -> resolver.resolveActorRef(text(in)));
  }

  /** Constants may be reordered and added; a name that this release doesn't know is an error. */
  private static Serializer<?> byName(Class<?> type) {
    Map<String, Enum<?>> constants =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> (Enum<?>) constant)
            .collect(Collectors.toMap(Enum::name, constant -> constant));
    return new Value<Enum<?>>(
        (kryo, out, constant) -> text(out, constant.name()),
        (kryo, in) -> {
          var name = text(in);
          if (!constants.containsKey(name)) {
            throw new KryoException(type.getName() + " has no constant " + name);
          }
          return constants.get(name);
        });
  }

  private static void text(Output out, String text) {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Input in) {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void bytes(Output out, byte[] bytes) {
    out.writeVarInt(bytes.length, true);
    out.writeBytes(bytes);
  }

  private static byte[] bytes(Input in) {
    return in.readBytes(Lengths.read(in));
  }

  private static void all(Kryo kryo, Output out, Collection<?> items) {
    out.writeVarInt(items.size(), true);
    items.forEach(item -> kryo.writeClassAndObject(out, present(item)));
  }

  private static <T extends Collection<Object>> T all(Kryo kryo, Input in, T items) {
    int count = Lengths.read(in);
    for (int i = 0; i < count; i++) {
      items.add(present(kryo.readClassAndObject(in)));
    }
    return items;
  }

  private static void pairs(Kryo kryo, Output out, Map<?, ?> pairs) {
    out.writeVarInt(pairs.size(), true);
    pairs.forEach(
        (key, value) -> {
          kryo.writeClassAndObject(out, present(key));
          kryo.writeClassAndObject(out, present(value));
        });
  }

  private static Map<?, ?> pairs(Kryo kryo, Input in) {
    var pairs = new LinkedHashMap<Object, Object>();
    int count = Lengths.read(in);
    for (int i = 0; i < count; i++) {
      var key = present(kryo.readClassAndObject(in));
      pairs.put(key, present(kryo.readClassAndObject(in)));
    }
    return Collections.unmodifiableMap(pairs);
  }

  private static Object present(Object item) {
    if (item == null) {
      throw new KryoException("null in a collection");
    }
    return item;
  }
}
