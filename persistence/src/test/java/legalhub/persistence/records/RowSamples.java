package legalhub.persistence.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;

/** Rows for tests. */
final class RowSamples {
  static final PoolId OFFICE = new PoolId("wuzhen");
  static final ResidentId RESIDENT = new ResidentId("resident-1");
  static final LawyerId LAWYER = new LawyerId("lawyer-1");

  private RowSamples() {}

  /** An open consultation. */
  static ServiceRow open(String id, long version, Instant opened) {
    return row(id, version, opened, Optional.empty(), Optional.empty());
  }

  /** A consultation with everything. */
  static ServiceRow rated(String id, long version, Instant opened) {
    return row(id, version, opened, Optional.of(Outcome.FOLLOW_UP), Optional.of(4));
  }

  private static ServiceRow row(
      String id, long version, Instant opened, Optional<Outcome> outcome, Optional<Integer> stars) {
    return new ServiceRow(
        new ConsultationId(id),
        version,
        OFFICE,
        RESIDENT,
        LAWYER,
        new CaseId("case-1"),
        new DeskId("general"),
        Kind.CALLBACK,
        Channel.VILLAGE_TERMINAL,
        "陈庄村",
        "LABOUR",
        opened,
        Duration.ofMillis(61_234),
        outcome.map(any -> Duration.ofSeconds(432, 1)).orElse(Duration.ZERO),
        outcome,
        outcome.isPresent(),
        stars);
  }
}
