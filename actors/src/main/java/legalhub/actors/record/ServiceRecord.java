package legalhub.actors.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.conference.ConferenceRecord;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.News;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;

/**
 * One service as the records show it: times, kinds and states, nothing personal. Its version is the
 * sequence number of the latest event of its entity that went into it; id, service, office and
 * opening time never change.
 *
 * @param outcome a stable code; empty while it is open
 */
public record ServiceRecord(
    Service service,
    String id,
    long version,
    PoolId office,
    Place place,
    Matter matter,
    Parties parties,
    Times times,
    Optional<String> outcome,
    Merit merit)
    implements News {

  /**
   * Through what the person came, and from where.
   *
   * @param village one of the town's, {@code ""} when not told
   * @param terminal on which device of the office's; empty for a person's own
   */
  public record Place(Channel channel, String village, Optional<String> terminal) {
    public Place(Channel channel, String village) {
      this(channel, village, Optional.empty());
    }
  }

  /**
   * What it was about.
   *
   * @param desk empty where nobody asked for a lawyer, like {@code kind}
   * @param category one of the town's; of an exception its kind; of an attendance the role; {@code
   *     ""} where there is no more to say
   */
  public record Matter(Optional<DeskId> desk, Optional<Kind> kind, String category) {
    public Matter(DeskId desk, Kind kind, String category) {
      this(Optional.of(desk), Optional.of(kind), category);
    }

    public static Matter ofNoDesk(String category) {
      return new Matter(Optional.empty(), Optional.empty(), category);
    }
  }

  /**
   * Whom it concerns, and what it belongs to.
   *
   * @param resident whose it is: a resident, or a supervised person under the same kind of id; a
   *     terminal's own where it is about nobody
   * @param lawyer who answered; of an attendance who was in, where that is a lawyer; empty before
   *     anybody did
   */
  public record Parties(
      ResidentId resident,
      Optional<LawyerId> lawyer,
      Optional<CaseId> matter,
      Optional<TicketId> ticket) {
    public Parties(ResidentId resident, Optional<LawyerId> lawyer, CaseId matter, TicketId ticket) {
      this(resident, lawyer, Optional.of(matter), Optional.of(ticket));
    }

    /** Nobody but the person. */
    public static Parties alone(String person) {
      return new Parties(
          new ResidentId(person), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * When.
   *
   * @param opened under which day it is filed: a request's asking, a consultation's acceptance
   * @param waited from asking to the answer, or to the end without one; of an open request zero
   * @param talked zero before the end
   * @param closed empty while it is open, and in records from before this was kept
   */
  public record Times(Instant opened, Duration waited, Duration talked, Optional<Instant> closed) {}

  /**
   * What became of it.
   *
   * @param tookPlace whether the two spoke, or could have
   * @param recorded whether the lawyer has written it down
   * @param stars empty when the resident gave none
   */
  public record Merit(boolean tookPlace, boolean recorded, Optional<Integer> stars) {
    public static final Merit NONE = new Merit(false, false, Optional.empty());
  }

  /** Whose events it comes from. */
  public EntityAddress source() {
    return switch (service) {
      case REQUEST -> new EntityAddress(EntityKind.RESIDENT_SESSION, parties.resident().value());
      case CONSULTATION -> new EntityAddress(EntityKind.CONSULTATION, id);
      case REPORT -> new EntityAddress(EntityKind.VOICE_REPORT, id);
      case CHECK_IN, LEAVE, EXCEPTION ->
          new EntityAddress(EntityKind.SUPERVISED_PERSON, parties.resident().value());
      case ATTENDANCE -> ConferenceRecord.source(id);
      case TERMINAL_USE, TERMINAL_INCIDENT ->
          new EntityAddress(EntityKind.TERMINAL, place.terminal().orElseThrow());
    };
  }

  public Instant opened() {
    return times.opened();
  }

  public boolean isOpen() {
    return outcome.isEmpty();
  }
}
