package legalhub.actors.consultation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Opened;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;

/**
 * One consultation as the service records show it: times, kinds and states, nothing personal. Its
 * version is the sequence number of the latest event that went into it; id, office and opening time
 * never change.
 *
 * @param waited from asking to acceptance
 * @param talked zero before the end
 * @param outcome empty while it is open
 * @param stars empty when the resident gave none
 */
public record ServiceRow(
    ConsultationId consultation,
    long version,
    PoolId office,
    ResidentId resident,
    LawyerId lawyer,
    CaseId matter,
    DeskId desk,
    Kind kind,
    Channel channel,
    String village,
    String category,
    Instant opened,
    Duration waited,
    Duration talked,
    Optional<Outcome> outcome,
    boolean recorded,
    Optional<Integer> stars) {

  /** The row of a state; empty before the opening. */
  public static Optional<ServiceRow> of(ConsultationId id, long version, ConsultationState state) {
    if (!(state instanceof Opened opened)) {
      return Optional.empty();
    }
    var file = opened.file();
    var commission = file.commission();
    var ended = opened instanceof Ended e ? Optional.of(e) : Optional.<Ended>empty();
    return Optional.of(
        new ServiceRow(
            id,
            version,
            commission.pool(),
            commission.resident(),
            commission.lawyer(),
            commission.matter(),
            commission.desk(),
            commission.kind(),
            commission.brief().channel(),
            commission.brief().village(),
            category(file),
            file.opened(),
            Duration.between(commission.askedAt(), file.opened()),
            ended.map(Ended::talk).orElse(Duration.ZERO),
            ended.map(Ended::outcome),
            file.papers().record().isPresent(),
            file.papers().stars()));
  }

  /** As the lawyer recorded it, else as the resident asked. */
  private static String category(File file) {
    return file.papers()
        .record()
        .map(written -> written.advice().category())
        .orElse(file.commission().brief().category());
  }
}
