package legalhub.hub.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceRecord.Merit;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.hub.records.Timeline.What;
import legalhub.persistence.records.EntityHistory.Version;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NINE = Instant.parse("2026-11-27T01:00:00Z");

  private final List<Version> versions = new ArrayList<>();

  @Test
  void aRequestThatWasAnsweredLostItsLawyerAndFoundAnother() {
    add(Service.REQUEST, "", "", Merit.NONE);
    add(Service.REQUEST, "shen", "ANSWERED", Merit.NONE);
    add(Service.REQUEST, "", "", Merit.NONE);
    add(Service.REQUEST, "lu", "ANSWERED", Merit.NONE);
    var steps = Timeline.of(versions);
    assertThat(steps)
        .extracting(Timeline.Step::what)
        .containsExactly(What.OPENED, What.ANSWERED, What.REOPENED, What.ANSWERED);
    assertThat(steps.get(1).lawyerId()).isEqualTo("shen");
    assertThat(steps.get(1).atMillis()).isEqualTo(NINE.plusSeconds(60).toEpochMilli());
    assertThat(steps.get(3).lawyerId()).isEqualTo("lu");
    assertThat(steps.get(3).version()).isEqualTo(4);
  }

  @Test
  void aConsultationFromItsBeginningToTheStars() {
    add(Service.CONSULTATION, "shen", "", Merit.NONE);
    add(Service.CONSULTATION, "shen", "RESOLVED", new Merit(true, false, Optional.empty()));
    add(Service.CONSULTATION, "shen", "RESOLVED", new Merit(true, true, Optional.empty()));
    add(Service.CONSULTATION, "shen", "RESOLVED", new Merit(true, true, Optional.of(5)));
    add(Service.CONSULTATION, "shen", "RESOLVED", new Merit(true, true, Optional.of(5)));
    var steps = Timeline.of(versions);
    assertThat(steps)
        .extracting(Timeline.Step::what)
        .containsExactly(What.OPENED, What.CLOSED, What.WRITTEN, What.RATED);
    assertThat(steps.get(1).outcome()).isEqualTo("RESOLVED");
    assertThat(steps.get(2).outcome()).isNull();
    assertThat(steps.get(3).stars()).isEqualTo(5);
  }

  /** A written answer ends a consultation and is its record. */
  @Test
  void twoThingsAtOnceAreTwoSteps() {
    add(Service.CONSULTATION, "shen", "", Merit.NONE);
    add(Service.CONSULTATION, "shen", "ANSWERED", new Merit(true, true, Optional.empty()));
    assertThat(Timeline.of(versions))
        .extracting(Timeline.Step::what)
        .containsExactly(What.OPENED, What.CLOSED, What.WRITTEN);
  }

  @Test
  void nothingHasNoSteps() {
    assertThat(Timeline.of(List.of())).isEmpty();
  }

  private void add(Service service, String lawyer, String outcome, Merit merit) {
    int number = versions.size() + 1;
    var record =
        new ServiceRecord(
            service,
            "id",
            number,
            new PoolId("wuzhen"),
            new ServiceRecord.Place(Channel.KIOSK, ""),
            new ServiceRecord.Matter(new DeskId("labour"), Kind.LIVE, "LABOUR"),
            new ServiceRecord.Parties(
                new ResidentId("ling"),
                Optional.of(lawyer).filter(some -> !some.isEmpty()).map(LawyerId::new),
                new CaseId("case"),
                new TicketId("ticket")),
            new ServiceRecord.Times(NINE, Duration.ZERO, Duration.ZERO, Optional.empty()),
            Optional.of(outcome).filter(some -> !some.isEmpty()),
            merit);
    versions.add(new Version(NINE.plusSeconds(60L * (number - 1)), record));
  }
}
