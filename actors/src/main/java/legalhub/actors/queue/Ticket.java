package legalhub.actors.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.session.Group;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.QueueSettings;
import org.pcollections.PMap;

/**
 * One open ticket.
 *
 * @param ordinal its order of arrival, kept over offers, absences and returns
 * @param paused lawyers who don't get this ticket before the given time: they declined it, or can't
 *     take it at all
 * @param requeuedFrom the consultation from which it last came back
 * @param offers how often it was offered, so that each offer has its own id
 */
public record Ticket(
    Queue.Entry entry,
    long ordinal,
    Instant since,
    Stage stage,
    Presence presence,
    Steps steps,
    Optional<Preference> preference,
    PMap<LawyerId, Instant> paused,
    Optional<ConsultationId> requeuedFrom,
    int offers) {

  /**
   * @param since of the present state, @param version of the session's count of changes
   */
  public record Presence(boolean present, Instant since, long version) {}

  /**
   * @param returns how often its person missed a call
   */
  public record Steps(boolean widened, boolean insteadOffered, int returns) {}

  /** Meant for one lawyer, for a while. */
  public record Preference(LawyerId lawyer, Instant until, Rule rule) {}

  public TicketId id() {
    return entry.ticket();
  }

  public DeskId desk() {
    return entry.desk();
  }

  public Kind kind() {
    return entry.kind();
  }

  public boolean isWaiting() {
    return stage instanceof Stage.Waiting;
  }

  /** Only those who are there, or needn't be, are offered. */
  public boolean isOfferable() {
    return isWaiting() && (presence.present() || !kind().isLive());
  }

  /** The class of precedence that the ticket was born with; 0 is served first. */
  public Rule bornClass() {
    if (!kind().isLive()) {
      return kind() == Kind.CALLBACK ? Rule.CALLBACK : Rule.MESSAGE;
    }
    if (entry.isIn(Group.IN_DANGER)) {
      return Rule.EMERGENCY;
    }
    if (kind() == Kind.ASSIST) {
      return Rule.ASSISTANCE;
    }
    if (entry.brief().timeLimitExpiring()) {
      return Rule.TIME_LIMIT;
    }
    boolean priority =
        entry.isIn(Group.ELDERLY) || entry.isIn(Group.DISABLED) || entry.isIn(Group.MINOR);
    return priority ? Rule.PRIORITY_GROUP : Rule.FIRST_COME;
  }

  /**
   * The rank after ageing. Each whole {@code ageing} of waiting lifts a live ticket by one, but
   * never into an emergency; assistance goes with the time limits, since a consultation stands
   * still for it; a callback rises as far as people who come now, since nobody sits and waits for
   * it; a message goes last until its answer is due.
   */
  public int rank(Instant now, QueueSettings settings) {
    var born = bornClass();
    return switch (born) {
      case EMERGENCY -> RANKS.indexOf(born);
      case ASSISTANCE -> RANKS.indexOf(Rule.TIME_LIMIT);
      case CALLBACK -> Math.max(RANKS.indexOf(Rule.FIRST_COME), aged(now, settings));
      case MESSAGE -> RANKS.indexOf(isAnswerDue(now, settings) ? Rule.TIME_LIMIT : born);
      default -> Math.max(RANKS.indexOf(Rule.TIME_LIMIT), aged(now, settings));
    };
  }

  private int aged(Instant now, QueueSettings settings) {
    long waited = Math.max(0, Duration.between(since, now).toMillis());
    long lifts = waited / Math.max(1, settings.ageing().toMillis());
    return (int) Math.max(0, RANKS.indexOf(bornClass()) - lifts);
  }

  private boolean isAnswerDue(Instant now, QueueSettings settings) {
    return !since.plus(settings.answerDueAfter()).isAfter(now);
  }

  /** The rule by which the ticket stands where it stands. */
  public Rule ruleAt(Instant now, QueueSettings settings) {
    if (rank(now, settings) >= RANKS.indexOf(bornClass())) {
      return bornClass();
    }
    return kind() == Kind.MESSAGE ? Rule.ANSWER_DUE : Rule.AGEING;
  }

  private static final List<Rule> RANKS =
      List.of(
          Rule.EMERGENCY,
          Rule.TIME_LIMIT,
          Rule.PRIORITY_GROUP,
          Rule.FIRST_COME,
          Rule.CALLBACK,
          Rule.MESSAGE);

  Ticket at(Stage next) {
    return new Ticket(
        entry, ordinal, since, next, presence, steps, preference, paused, requeuedFrom, offers);
  }

  Ticket offered(Stage.Ringing ringing) {
    return new Ticket(
        entry,
        ordinal,
        since,
        ringing,
        presence,
        steps,
        preference,
        paused,
        requeuedFrom,
        offers + 1);
  }

  Ticket with(Presence next) {
    return new Ticket(
        entry, ordinal, since, stage, next, steps, preference, paused, requeuedFrom, offers);
  }

  Ticket with(Steps next) {
    return new Ticket(
        entry, ordinal, since, stage, presence, next, preference, paused, requeuedFrom, offers);
  }

  Ticket with(Queue.Entry next) {
    return new Ticket(
        next, ordinal, since, stage, presence, steps, preference, paused, requeuedFrom, offers);
  }

  Ticket pausing(LawyerId lawyer, Instant until) {
    return new Ticket(
        entry,
        ordinal,
        since,
        stage,
        presence,
        steps,
        preference,
        paused.plus(lawyer, until),
        requeuedFrom,
        offers);
  }

  /** Back in its place, perhaps for another lawyer or desk. */
  Ticket backFrom(ConsultationId consultation, Optional<Preference> meantFor) {
    return new Ticket(
        entry,
        ordinal,
        since,
        new Stage.Waiting(),
        presence,
        steps,
        meantFor,
        paused,
        Optional.of(consultation),
        offers);
  }
}
