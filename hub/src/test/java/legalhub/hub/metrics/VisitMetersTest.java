package legalhub.hub.metrics;

import static legalhub.hub.metrics.Played.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationRules;
import legalhub.actors.consultation.ConsultationState;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.session.SessionRules;
import legalhub.actors.session.SessionState;
import legalhub.actors.town.ConsultationSettings;
import legalhub.hub.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions and consultations under their real rules, measured. */
class VisitMetersTest {
  private static final Caller RESIDENT = new Caller(Caller.Role.RESIDENT, "resident");
  private static final Caller LAWYER = new Caller(Caller.Role.LAWYER, Played.LAWYER.value());

  private final ManualClock clock = new ManualClock();
  private final Metrics metrics = new Metrics(Played.town(), clock);
  private Exposition before = Exposition.of(metrics.scrape());

  @AfterEach
  void close() {
    metrics.close();
  }

  private void counted(String... expected) {
    var now = Exposition.of(metrics.scrape());
    assertThat(Played.changes(before, now)).containsExactlyInAnyOrder(expected);
    before = now;
  }

  @Test
  void whatIsAskedAndWhoGetsNoPlaceIsCounted() {
    var session =
        new Played<ResidentSession.Command, ResidentSession.Event, SessionState>(
            new SessionRules(new ResidentId("resident")),
            new EntityAddress(EntityKind.RESIDENT_SESSION, "resident"),
            metrics.entities(),
            clock);
    before = Exposition.of(metrics.scrape());
    session.ask(RESIDENT, new ResidentSession.AskForLawyer(visit("t-1", Kind.LIVE)));
    counted("legalhub_visits_asked_total{channel=KIOSK, desk=family, kind=LIVE, pool=pool}=1");
    session.ask(
        Played.HUB, new ResidentSession.JoinRefused(new TicketId("t-1"), Refusal.QUEUE_CLOSED));
    counted("legalhub_visits_refused_total{desk=family, pool=pool, reason=QUEUE_CLOSED}=1");
  }

  private Played<Consultation.Command, Consultation.Event, ConsultationState> opened(Kind kind) {
    var consultation =
        new Played<Consultation.Command, Consultation.Event, ConsultationState>(
            new ConsultationRules(new ConsultationId("k-1"), ConsultationSettings.defaults()),
            new EntityAddress(EntityKind.CONSULTATION, "k-1"),
            metrics.entities(),
            clock);
    consultation.ask(
        Played.HUB, new Consultation.Open(commission(kind, clock.instant().minusSeconds(30))));
    before = Exposition.of(metrics.scrape());
    return consultation;
  }

  private static Consultation.Commission commission(Kind kind, Instant asked) {
    var visit = visit("t-1", kind);
    return new Consultation.Commission(
        Played.POOL,
        visit.ticket(),
        new ResidentId("resident"),
        Played.LAWYER,
        visit.matter(),
        visit.desk(),
        kind,
        Played.brief(Channel.VILLAGE_TERMINAL),
        asked,
        1);
  }

  @Test
  void aConsultationIsCountedByItsOutcomeAndItsTalkByItsLength() {
    var consultation = opened(Kind.LIVE);
    consultation.ask(RESIDENT, new Consultation.Join(new Media(true, true)));
    consultation.ask(LAWYER, new Consultation.Join(new Media(true, true)));
    consultation.pass(Duration.ofMinutes(7));
    counted();
    consultation.ask(LAWYER, new Consultation.End(Outcome.FOLLOW_UP));
    counted(
        "legalhub_consultations_ended_total{channel=VILLAGE_TERMINAL, desk=family,"
            + " outcome=FOLLOW_UP, pool=pool}=1",
        "legalhub_consultations_talk_seconds_count{desk=family, kind=LIVE, pool=pool}=1");
    assertThat(before.sum("legalhub_consultations_talk_seconds_sum")).isEqualTo(420);
    assertThat(before.sum("legalhub_consultations_talk_seconds_bucket", "le", "300.0")).isZero();
    assertThat(before.sum("legalhub_consultations_talk_seconds_bucket", "le", "600.0"))
        .isEqualTo(1);
    consultation.ask(Played.HUB, new Consultation.WrapUpTimeOut());
    counted();
  }

  @Test
  void aCallThatNobodyJoinedHasNoTalk() {
    opened(Kind.LIVE).ask(Played.HUB, new Consultation.JoinTimeOut());
    counted(
        "legalhub_consultations_ended_total{channel=VILLAGE_TERMINAL, desk=family,"
            + " outcome=NOT_JOINED, pool=pool}=1");
  }

  @Test
  void anotherLawyerTakesOverAndTheTalkSoFarCounts() {
    var consultation = opened(Kind.CALLBACK);
    consultation.pass(Duration.ofMinutes(2));
    consultation.ask(
        LAWYER, new Consultation.Transfer(Optional.empty(), Optional.of(Played.GENERAL)));
    counted(
        "legalhub_consultations_ended_total{channel=VILLAGE_TERMINAL, desk=family,"
            + " outcome=TRANSFERRED, pool=pool}=1",
        "legalhub_consultations_talk_seconds_count{desk=family, kind=CALLBACK, pool=pool}=1");
  }
}
