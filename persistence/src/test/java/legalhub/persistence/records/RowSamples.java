package legalhub.persistence.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;

/** Rows for tests. */
final class RowSamples {
  static final PoolId OFFICE = new PoolId("wuzhen");
  static final ResidentId RESIDENT = new ResidentId("resident-1");
  static final LawyerId LAWYER = new LawyerId("lawyer-1");

  private RowSamples() {}

  /** An open consultation. */
  static ServiceRecord open(String id, long version, Instant opened) {
    return row(id, version, opened, Optional.empty(), Optional.empty());
  }

  /** A consultation with everything. */
  static ServiceRecord rated(String id, long version, Instant opened) {
    return row(id, version, opened, Optional.of(Outcome.FOLLOW_UP), Optional.of(4));
  }

  private static ServiceRecord row(
      String id, long version, Instant opened, Optional<Outcome> outcome, Optional<Integer> stars) {
    return new ServiceRecord(
        Service.CONSULTATION,
        id,
        version,
        OFFICE,
        new ServiceRecord.Place(Channel.VILLAGE_TERMINAL, "陈庄村"),
        new ServiceRecord.Matter(new DeskId("general"), Kind.CALLBACK, "LABOUR"),
        new ServiceRecord.Parties(
            RESIDENT, Optional.of(LAWYER), new CaseId("case-1"), new TicketId("ticket-1")),
        new ServiceRecord.Times(
            opened,
            Duration.ofMillis(61_234),
            outcome.map(any -> Duration.ofSeconds(432, 1)).orElse(Duration.ZERO),
            outcome.map(any -> opened.plusSeconds(433))),
        outcome.map(Outcome::name),
        new ServiceRecord.Merit(outcome.isPresent(), outcome.isPresent(), stars));
  }

  /** What somebody says when asking; nothing about the person. */
  static Brief brief() {
    var nothing = Sealed.none(RESIDENT.value());
    return new Brief(
        "LABOUR",
        Channel.PHONE_WEB,
        "陈庄村",
        Set.of(),
        false,
        new Media(true, true),
        "",
        "1",
        false,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing);
  }
}
