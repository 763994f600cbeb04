package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that this hub sends to another node arrives as it was, of whatever module it is. */
class CrossingTest {
  private static final int KRYO = 77_001;

  private static final ActorSystem<Void> NODE =
      ActorSystem.create(
          Behaviors.empty(),
          "crossing",
          ActorSystemSetup.create(
              BootstrapSetup.create(
                  ConfigFactory.parseString(
                          "pekko.actor.provider = local, pekko.fail-mixed-versions = off")
                      .withFallback(ConfigFactory.load())),
              Node.registry()));
  private static final Serialization SERIALIZATION =
      SerializationExtension.get(Adapter.toClassic(NODE));

  @AfterAll
  static void close() {
    NODE.terminate();
  }

  static Stream<Class<?>> byKryo() {
    return Crossing.reachableFrom(Crossing.roots("legalhub-kryo")).stream();
  }

  static Stream<Class<?>> byTheEdge() {
    return Crossing.roots("legalhub-revocations").stream();
  }

  @Test
  void thereIsSomethingToWalk() {
    assertThat(byKryo().toList())
        .hasSizeGreaterThan(140)
        .contains(Message.Ask.class, Reply.Done.class);
    assertThat(byKryo().map(Class::getSimpleName)).contains("Begin", "Erased", "GoOnDuty", "Board");
    assertThat(byTheEdge()).hasSize(2);
  }

  /** Fails by its name for a class without a number. */
  @ParameterizedTest
  @MethodSource("byKryo")
  void eachCrossesFullAndBare(Class<?> type) {
    for (var sent : specimens(type).toList()) {
      var kryo = SERIALIZATION.serializerByIdentity().apply(KRYO);
      assertThat(kryo.fromBinary(kryo.toBinary(sent))).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @MethodSource("byTheEdge")
  void theEdgesOwnCrossFullAndBare(Class<?> type) {
    specimens(type).forEach(CrossingTest::crosses);
  }

  /** A root in a reference.conf is no use where Pekko finds another serializer for its messages. */
  @Test
  void whatIsSentByItselfIsBoundToKryo() {
    for (var root : Crossing.roots("legalhub-kryo")) {
      for (var type : Crossing.concrete(root)) {
        for (var sent : specimens(type).toList()) {
          assertThat(SERIALIZATION.findSerializerFor(sent).identifier()).isEqualTo(KRYO);
          crosses(sent);
        }
      }
    }
  }

  /** Nodes of two releases run side by side, so a line is added and none is ever changed. */
  @Test
  void theNumbersOfTheHubsOwnNeverChange() {
    var numbers = new TreeMap<String, Integer>();
    byKryo()
        .filter(type -> type.getName().startsWith("legalhub.hub."))
        .forEach(type -> numbers.put(type.getName(), number(type)));
    assertThat(numbers)
        .isEqualTo(
            Map.of(
                "legalhub.hub.login.CodeActor$Begin", 1000,
                "legalhub.hub.login.CodeActor$Redeem", 1001,
                "legalhub.hub.login.CodeActor$Answer", 1002,
                "legalhub.hub.store.ErasureRelay$Erased", 1010));
  }

  /** The bytes begin with it, seven bits a byte and two more than it is. */
  private static int number(Class<?> type) {
    var kryo = SERIALIZATION.serializerByIdentity().apply(KRYO);
    var bytes = kryo.toBinary(new Specimen(true, NODE).of(type));
    return (bytes[0] & 0x7f | bytes[1] << 7) - 2;
  }

  private static Stream<Object> specimens(Class<?> type) {
    return Stream.of(new Specimen(true, NODE).of(type), new Specimen(false, NODE).of(type));
  }

  private static void crosses(Object sent) {
    var serializer = SERIALIZATION.findSerializerFor(sent);
    var manifest = Serializers.manifestFor(serializer, sent);
    var bytes = SERIALIZATION.serialize(sent).get();
    var back = SERIALIZATION.deserialize(bytes, serializer.identifier(), manifest).get();
    assertThat(back).isEqualTo(sent);
  }
}
