package legalhub.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.esotericsoftware.kryo.KryoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import legalhub.actors.Sample;
import legalhub.actors.consultation.Side;
import legalhub.actors.dashboard.Summary;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerView;
import legalhub.actors.signal.Signals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KryoMessageSerializerTest {
  private static final Path IDS = Path.of("src/test/java/legalhub/actors/cluster/kryo-ids.txt");

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final String CHANGED =
      "a60105030c01770baa0102030c01650304d80402040e1c13010c0463616c6ca70304020501020500020402070e80e58fd806000811010c04676f6e65";

  private static final Kryos HUB = new Kryos(KryoRegistry.hub());

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void everyClassThatMayCrossHasANumber() {
    var numbered = KryoRegistry.hub().types().values();
    assertThat(numbered).containsAll(CrossingClasses.contents());
    assertThat(numbered).containsAll(CrossingClasses.envelopes());
  }

  @Test
  void everyClassThatMayCrossComesBackEqual() {
    var contents = CrossingClasses.contents();
    var plain = HUB.samples(List.of());
    var anything = contents.stream().flatMap(type -> plain.of(type).stream()).toList();
    anything.forEach(KryoMessageSerializerTest::crosses);
    var envelopes = CrossingClasses.envelopes();
    var full = HUB.samples(anything);
    envelopes.stream()
        .flatMap(type -> full.of(type).stream())
        .forEach(KryoMessageSerializerTest::crosses);
    assertThat(contents).hasSizeGreaterThan(70).contains(Lawyer.GoOnDuty.class);
    assertThat(envelopes).contains(Message.Ask.class, Signals.Deliver.class, Reply.Done.class);
  }

  @Test
  void everyEnvelopeIsBoundToKryo() {
    var news = new Summary(Sample.POOL, "2026-11-23", AT, Map.of(), Map.of(), Map.of());
    var full = HUB.samples(List.of(new Lawyer.GoOnDuty(), new Signals.Enter(), news));
    for (var type : CrossingClasses.envelopes()) {
      for (var message : full.of(type)) {
        assertThat(HUB.serializerFor(message)).isInstanceOf(KryoMessageSerializer.class);
      }
    }
  }

  @Test
  void aClassWithoutAnIdFailsByItsName() {
    record Unknown(String value) {}
    var ask = ask(new Unknown("x"));
    assertThatThrownBy(() -> HUB.write(ask))
        .isInstanceOf(KryoException.class)
        .hasMessageContaining("Message$Ask")
        .hasMessageContaining(Unknown.class.getName() + " has no number");
  }

  /** After an addition, take over the file that the failure has written. Lines never change. */
  @Test
  void idsNeverChange() throws IOException {
    var table = new StringBuilder();
    KryoRegistry.hub()
        .types()
        .forEach((id, type) -> table.append(id).append(' ').append(type.getName()).append('\n'));
    var written = Path.of("target", "kryo-ids.txt");
    Files.writeString(written, table);
    assertThat(table.toString()).as("see " + written).isEqualTo(Files.readString(IDS));
  }

  /** The very bytes, since nodes of two releases talk to each other. */
  @Test
  void theFormatNeverChanges() {
    var message =
        new ViewUpdate.Changed(
            "w",
            new ViewVersion("e", 300),
            7,
            Map.of("call", new LawyerView.Duty(true, false, 1, AT)),
            List.of("gone"));
    assertThat(HexFormat.of().formatHex(HUB.write(message))).isEqualTo(CHANGED);
    assertThat(HUB.read(HexFormat.of().parseHex(CHANGED))).isEqualTo(message);
  }

  @Test
  void collectionsComeBackUnmodifiableAndInOrder() {
    record Held(List<String> list, Set<String> set, Map<String, String> map) {}
    try (var node = new Kryos(KryoRegistry.hub().with(2_000, Held.class))) {
      var sent =
          new Held(
              List.of("b", "a", "c"),
              new LinkedHashSet<>(List.of("b", "a", "c")),
              new TreeMap<>(Map.of("b", "1", "a", "2")));
      var back = (Held) node.read(node.write(sent));
      assertThat(back).isEqualTo(sent);
      assertThat(back.set()).containsExactly("b", "a", "c");
      assertThat(back.map().keySet()).containsExactly("a", "b");
      assertThatThrownBy(() -> back.list().add("d"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> back.set().add("d"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> back.map().put("d", ""))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void anOlderReleaseSkipsWhatANewerAppended() {
    try (var old = new Kryos(registry(Old.class));
        var fresh = new Kryos(registry(New.class))) {
      var sent = new New("a", 1, Optional.of(new CommandId("c")));
      assertThat(old.read(fresh.write(sent))).isEqualTo(new Old("a", 1));
    }
  }

  @Test
  void anOlderReleaseSkipsAClassItDoesNotKnow() {
    record Unknown(String value) {}
    record Newest(String name, long count, Optional<Object> more) {}
    try (var old = new Kryos(registry(Old.class));
        var fresh = new Kryos(registry(Newest.class).with(2_001, Unknown.class))) {
      var sent = new Newest("a", 1, Optional.of(new Unknown("?")));
      assertThat(old.read(fresh.write(sent))).isEqualTo(new Old("a", 1));
    }
  }

  @Test
  void aNewerReleaseTakesWhatAnOlderDidNotSendAsEmpty() {
    try (var old = new Kryos(registry(Old.class));
        var fresh = new Kryos(registry(New.class))) {
      var back = fresh.read(old.write(new Old("a", 1)));
      assertThat(back).isEqualTo(new New("a", 1, Optional.empty()));
    }
  }

  @Test
  void aMissingComponentThatIsNotOptionalFailsByItsName() {
    record Bad(String name, long count, String more) {}
    try (var old = new Kryos(registry(Old.class));
        var fresh = new Kryos(registry(Bad.class))) {
      var bytes = old.write(new Old("a", 1));
      assertThatThrownBy(() -> fresh.read(bytes))
          .isInstanceOf(KryoException.class)
          .hasMessageContaining("Bad.more");
    }
  }

  @Test
  void aConstantOfANewerReleaseFailsByItsName() {
    var bytes = HUB.write(new Reply.Refused(new CommandId("c"), Refusal.BUSY));
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var newer = text.replace("BUSY", "LAZY").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> HUB.read(newer))
        .isInstanceOf(KryoException.class)
        .hasMessageContaining("Refusal has no constant LAZY");
  }

  @Test
  void aConstantWithABodyIsOneOfItsEnum() {
    try (var node = new Kryos(KryoRegistry.hub().with(2_000, Bodied.class))) {
      assertThat(node.read(node.write(Bodied.WITH))).isEqualTo(Bodied.WITH);
    }
  }

  enum Bodied {
    WITH {
      @Override
      int size() {
        return 1;
      }
    };

    abstract int size();
  }

  @Test
  void aNullFailsByItsName() {
    assertThatThrownBy(() -> HUB.write(new Reply.Done(null)))
        .isInstanceOf(KryoException.class)
        .hasMessageContaining("Done.id is null");
  }

  @Test
  void aMegabyteIsTheLimit() {
    assertThat(HUB.read(HUB.write(candidate(KryoMessageSerializer.BYTES_MAX - 200)))).isNotNull();
    assertThatThrownBy(() -> HUB.write(candidate(KryoMessageSerializer.BYTES_MAX)))
        .isInstanceOf(KryoException.class)
        .hasMessageContaining("Deliver");
    assertThatThrownBy(() -> HUB.read(new byte[KryoMessageSerializer.BYTES_MAX + 1]))
        .isInstanceOf(KryoException.class)
        .hasMessageContaining("at most");
  }

  @Test
  void everyTruncationIsAnError() {
    var bytes = HUB.write(ask(new Lawyer.TurnAway(3, "x")));
    for (int length = 0; length < bytes.length; length++) {
      var part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> HUB.read(part)).isInstanceOf(KryoException.class);
    }
  }

  /** Whatever the bytes: a message or a KryoException, and no allocation that they ask for. */
  @Test
  void garbageIsAnErrorAtWorst() {
    var random = new Random(1);
    var good = HUB.write(ask(new Lawyer.TurnAway(3, "x")));
    for (int i = 0; i < 100_000; i++) {
      var bytes = i % 2 == 0 ? new byte[random.nextInt(64)] : good.clone();
      for (int changes = i % 2 == 0 ? bytes.length : 2; changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      var readable = catchThrowable(() -> HUB.read(bytes));
      if (readable != null) {
        assertThat(readable).isInstanceOf(KryoException.class).hasMessageContaining("can't read");
      }
    }
  }

  @Test
  void endlessNestingIsAnError() {
    var bytes = new byte[100_000];
    Arrays.fill(bytes, HUB.write(Optional.empty())[0]);
    for (int i = 1; i < bytes.length; i += 2) {
      bytes[i] = 1;
    }
    assertThatThrownBy(() -> HUB.read(bytes))
        .isInstanceOf(KryoException.class)
        .hasMessageContaining("depth");
  }

  record Old(String name, long count) {}

  record New(String name, long count, Optional<CommandId> more) {}

  private static KryoRegistry registry(Class<?> release) {
    return KryoRegistry.hub().with(2_000, release);
  }

  private static void crosses(Object sent) {
    assertThat(HUB.read(HUB.write(sent))).isEqualTo(sent);
  }

  private static Message.Ask ask(Object command) {
    var by = new Caller(Caller.Role.LAWYER, "l1");
    return new Message.Ask(new CommandId("c1"), AT, by, command, HUB.actor().unsafeUpcast());
  }

  private static Signals.Deliver candidate(int length) {
    var candidate = new Signals.Candidate("x".repeat(length), "0", 0, Side.LAWYER.seat());
    return new Signals.Deliver(new EntityAddress(EntityKind.CONSULTATION, "c"), "e", 1, candidate);
  }
}
