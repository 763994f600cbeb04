package legalhub.actors.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.ConferenceState.Asked;
import legalhub.actors.conference.ConferenceState.Ended;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Opened;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;

/** What is said to the queue of the desks that were asked. */
record DeskAgenda(ConferenceId id, ConferenceSettings settings) {

  Stream<Agenda.Duty<Command>> duties(Opened opened, Asked asked) {
    var pool = opened.roll().opening().pool();
    if (asked.what().way().desk().isEmpty() || pool.isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
        place(opened, asked).map(said -> duty(asked.what().id().value(), pool.get(), said)),
        asked.assistants().stream()
            .flatMap(
                one ->
                    work(opened, asked, one)
                        .map(said -> duty(one.serving().value(), pool.get(), said))));
  }

  private Agenda.Duty<Command> duty(String key, PoolId pool, Queue.Command said) {
    Optional<Command> refused =
        said instanceof Queue.Assist assist
            ? Optional.of(new Conference.NobodyComes(assist.ticket()))
            : Optional.empty();
    return new Agenda.Duty<>(
        said.getClass().getSimpleName() + "/" + key,
        new EntityAddress(EntityKind.QUEUE, pool.value()),
        said,
        refused.map(nobody -> why -> nobody));
  }

  /** A place is taken once the resident has agreed, and given up where nobody took it on. */
  private Stream<Queue.Command> place(Opened opened, Asked asked) {
    var ticket = DeskRules.ticket(id, asked.what().id());
    if (opened instanceof Open && asked.stage() == Invitation.Stage.VALID) {
      var desk = asked.what().way().desk().orElseThrow();
      return Stream.of(new Queue.Assist(ticket, id, desk));
    }
    return switch (asked.stage()) {
      case VALID, WITHDRAWN, EXPIRED -> Stream.of(new Queue.Withdraw(ticket));
      case TO_AGREE, NOT_AGREED, SPENT, NOBODY -> Stream.empty();
    };
  }

  private static Stream<Queue.Command> work(Opened opened, Asked asked, Assistant one) {
    var roll = opened.roll();
    var member = DeskRules.memberOf(roll, asked.what().id(), one);
    boolean in =
        asked.stage() == Invitation.Stage.SPENT
            && !one.missed()
            && member.filter(Member::isIn).isPresent();
    boolean awaited =
        asked.stage() == Invitation.Stage.VALID
            && asked.assistant().filter(one::equals).isPresent();
    if (opened instanceof Open && (in || awaited)) {
      return in ? Stream.of(new Queue.TalkStarted(one.serving())) : Stream.empty();
    }
    Queue.Ending ending = one.missed() ? new Queue.LawyerMissing() : new Queue.Over();
    var until = opened instanceof Ended ended ? ended.at() : one.since();
    var over = member.filter(m -> !m.isIn()).map(Member::since).orElse(until);
    return Stream.of(new Queue.TalkEnded(one.serving(), ending, took(one.since(), over)));
  }

  private static Duration took(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }

  Stream<Agenda.Alarm<Command>> alarms(Open open, Asked asked) {
    var invitation = asked.what().id();
    return asked.assistant().stream()
        .filter(one -> asked.stage() == Invitation.Stage.VALID)
        .filter(one -> !DeskRules.hasCome(open, invitation, one))
        .map(
            one ->
                new Agenda.Alarm<>(
                    "late/" + one.serving().value(),
                    one.since().plus(settings.assistantWithin()),
                    new Conference.AssistantLate(invitation, one.serving())));
  }
}
