package legalhub.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import legalhub.simulator.client.ClientFixture;
import legalhub.simulator.client.FakeHub.Said;
import legalhub.simulator.client.FakeHub.Told;
import legalhub.simulator.people.CannotBegin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Small runs against a hub that is a few lines long. */
class ReportsTest {
  private static final int PERSONS = 3;
  private static final int CHUNKS = 5;
  private static final Duration SLICE = Duration.ofMillis(40);
  private static final Duration TRACK = Duration.ofSeconds(1);

  private final ClientFixture fixture = new ClientFixture();
  private final FakeReports hub = new FakeReports(fixture.hub);
  private final List<String> progress = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ReportsReport run() {
    try (var reports = new Reports(options(), ClientFixture.QUICK, TRACK, progress::add)) {
      return ClientFixture.of(reports.run());
    }
  }

  private ReportsOptions options() {
    return new ReportsOptions(
        List.of(fixture.hub.url()),
        PERSONS,
        Duration.ofMillis(20),
        new ReportsOptions.Talk(SLICE.multipliedBy(CHUNKS), SLICE, 24),
        new ReportsOptions.Ears(2, "qian", "legalhub"),
        1);
  }

  private List<Told> told(String end) {
    return hub.told.stream().filter(asked -> asked.path().endsWith(end)).toList();
  }

  @Test
  void everyByteArrivesAndEverybodyEnds() {
    var report = run();
    assertThat(report.started()).isEqualTo(PERSONS);
    assertThat(report.completed()).isEqualTo(PERSONS);
    assertThat(report.accepted()).isEqualTo(PERSONS);
    assertThat(report.ackMillis().count()).isEqualTo(PERSONS * CHUNKS);
    assertThat(report.liveLagMillis().count()).isEqualTo(PERSONS * CHUNKS);
    assertThat(report.bytesHeard()).isEqualTo(report.bytesSent()).isPositive();
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void personsAreAdmittedAndLogInByTheirPhones() {
    run();
    assertThat(told("/office/supervised"))
        .hasSize(PERSONS)
        .allMatch(asked -> asked.body().contains("\"ground\":\"PAROLE\""))
        .allMatch(asked -> asked.body().contains("\"office\":\"p\""));
    assertThat(told("/sessions/supervised"))
        .hasSize(PERSONS)
        .allMatch(asked -> asked.body().contains("\"code\":\"123456\""));
    assertThat(told("/supervised/reports"))
        .extracting(Told::body)
        .anyMatch(body -> body.contains("\"device\":\"simulator-13910005002\""));
  }

  @Test
  void lostLinesCostNothing() {
    hub.linesToLose = 6;
    var report = run();
    assertThat(report.completed()).isEqualTo(PERSONS);
    assertThat(report.isClean()).isTrue();
    assertThat(hub.linesToLose).isZero();
  }

  @Test
  void anEndIsAskedForAgainUnderTheSameKey() {
    hub.endsToRefuse = 1;
    var report = run();
    assertThat(report.completed()).isEqualTo(PERSONS);
    var ends = told("/finish");
    assertThat(ends).hasSize(PERSONS + 1);
    assertThat(ends.stream().map(Told::key).distinct()).hasSize(PERSONS);
  }

  @Test
  void otherBytesThanWereSpokenAreSeen() {
    hub.heard =
        data ->
            data.getNumber() == 2
                ? data.toBuilder().setAudio(ByteString.copyFromUtf8("noise")).build()
                : data;
    var report = run();
    assertThat(report.lostChunks()).isEqualTo(PERSONS);
    assertThat(report.bytesHeard()).isLessThan(report.bytesSent());
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void whatTheHubFindsIsTold() {
    hub.reasons = "\"INCOMPLETE\",\"NO_POSITION\"";
    var report = run();
    assertThat(report.hashMismatch()).isEqualTo(PERSONS);
    assertThat(report.isClean()).isFalse();
    assertThat(progress).anyMatch(line -> line.contains("NO_POSITION=" + PERSONS));
  }

  @Test
  void withoutAnOfficerThereIsNoRun() {
    fixture.hub.script =
        told ->
            told.path().endsWith("/staff")
                ? Optional.of(new Said(401, "{\"code\":\"NO\"}"))
                : Optional.empty();
    try (var reports = new Reports(options(), ClientFixture.QUICK, TRACK, progress::add)) {
      assertThat(ClientFixture.failureOf(reports.run()))
          .isInstanceOf(CannotBegin.class)
          .hasMessageContaining("401 NO");
    }
  }
}
