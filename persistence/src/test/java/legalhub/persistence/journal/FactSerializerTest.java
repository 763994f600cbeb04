package legalhub.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.account.Account;
import legalhub.actors.activity.Activity;
import legalhub.actors.alert.Alerts;
import legalhub.actors.audit.Audit;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.conference.AskedIn;
import legalhub.actors.conference.Conference;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Recorded;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.legalcase.LegalCase;
import legalhub.actors.queue.Queue;
import legalhub.actors.rota.Rota;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.persistence.journal.v1.StoredFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The journal is kept for ever: each manifest has a committed sample of its bytes, which every
 * later release must read as the same fact. {@code -Dlegalhub.golden.write=true} adds the samples
 * of new manifests; it never changes one.
 */
class FactSerializerTest {
  private static final Path GOLDEN = Path.of("src/test/resources/journal/golden.txt");

  private static final ByteString TEXT = ByteString.copyFromUtf8("of a newer release");

  private final FactSerializer serializer = new FactSerializer();

  static Stream<Class<?>> events() {
    return Stream.of(
            Queue.Event.class,
            Consultation.Event.class,
            ResidentSession.Event.class,
            Lawyer.Event.class,
            LegalCase.Event.class,
            Account.Event.class,
            Ledger.Event.class,
            Alerts.Event.class,
            SupervisedPerson.Event.class,
            VoiceReport.Event.class,
            Caseload.Event.class,
            Activity.Event.class,
            Terminal.Event.class,
            Fleet.Event.class,
            Rota.Event.class,
            Conference.Event.class,
            AskedIn.Event.class,
            Audit.Event.class)
        .flatMap(Samples::records);
  }

  private static Recorded<?> fact(Class<?> event, Samples samples) {
    var cause =
        new Recorded.Cause(
            new CommandId("01935b7e-0000-7000-8000-000000000001"),
            Instant.parse("2026-11-02T01:03:00Z"),
            new Caller(Caller.Role.RESIDENT, "resident-1"));
    return new Recorded<>(
        samples.of(event), Instant.parse("2026-11-02T01:02:03.000000001Z"), Optional.of(cause));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventComesBackAsItWas(Class<?> event) throws Exception {
    var fact = fact(event, Samples.LATEST);
    assertThat(serializer.fromBinary(serializer.toBinary(fact), serializer.manifest(fact)))
        .isEqualTo(fact);
    var own = new Recorded<>(fact.event(), fact.at(), Optional.empty());
    assertThat(serializer.fromBinary(serializer.toBinary(own), serializer.manifest(own)))
        .isEqualTo(own);
  }

  @Test
  void everyManifestHasItsSampleAndEverySampleIsStillRead() throws Exception {
    var golden = golden();
    if (Boolean.getBoolean("legalhub.golden.write")) {
      write(golden);
    }
    var known = new TreeMap<String, Recorded<?>>();
    events()
        .map(event -> fact(event, Samples.AS_COMMITTED))
        .forEach(fact -> known.put(serializer.manifest(fact), fact));
    assertThat(golden.keySet()).as("manifests with a committed sample").isEqualTo(known.keySet());
    for (var entry : golden.entrySet()) {
      var bytes = HexFormat.of().parseHex(entry.getValue());
      assertThat(serializer.fromBinary(bytes, entry.getKey()))
          .as(entry.getKey())
          .isEqualTo(known.get(entry.getKey()));
    }
  }

  private static TreeMap<String, String> golden() throws IOException {
    if (!Files.exists(GOLDEN)) {
      return new TreeMap<>();
    }
    try (var lines = Files.lines(GOLDEN)) {
      return lines
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(p -> p[0], p -> p[1], (a, b) -> a, TreeMap::new));
    }
  }

  private void write(TreeMap<String, String> golden) throws IOException {
    events()
        .map(event -> fact(event, Samples.AS_COMMITTED))
        .forEach(
            fact ->
                golden.putIfAbsent(
                    serializer.manifest(fact),
                    HexFormat.of().formatHex(serializer.toBinary(fact))));
    Files.createDirectories(GOLDEN.getParent());
    Files.write(
        GOLDEN, golden.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  /** A later release appends fields; this one skips them, in the envelope and in the event. */
  @ParameterizedTest
  @MethodSource("events")
  void fieldsOfANewerReleaseAreSkipped(Class<?> event) throws Exception {
    var fact = fact(event, Samples.LATEST);
    var stored = StoredFact.parseFrom(serializer.toBinary(fact));
    var appended =
        UnknownFieldSet.newBuilder()
            .addField(15_000, UnknownFieldSet.Field.newBuilder().addLengthDelimited(TEXT).build())
            .build();
    var newer =
        stored.toBuilder()
            .setEvent(stored.getEvent().concat(appended.toByteString()))
            .setUnknownFields(appended)
            .build();
    assertThat(serializer.fromBinary(newer.toByteArray(), serializer.manifest(fact)))
        .isEqualTo(fact);
  }

  @Test
  void anUnknownManifestAndGarbageSaySo() {
    var fact = fact(Queue.Started.class, Samples.LATEST);
    assertThatThrownBy(() -> serializer.fromBinary(serializer.toBinary(fact), "queue.started.v9"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("queue.started.v9");
    assertThatThrownBy(() -> serializer.fromBinary(new byte[] {-1, -1, -1}, "queue.started.v1"))
        .isInstanceOf(NotSerializableException.class);
  }
}
