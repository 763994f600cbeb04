package legalhub.actors.conference;

import java.util.ArrayList;
import java.util.Optional;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Transitions;

/**
 * A recording needs everybody's own consent before its first byte. A refusal ends the asking and
 * nothing else.
 */
final class ConsentRules {

  void addTo(Transitions<Command, Event, ConferenceState>.In<Open> open) {
    open.on(Conference.AskRecording.class, this::ask)
        .on(Conference.AnswerRecording.class, this::answer)
        .on(Conference.StopRecording.class, this::stop);
  }

  /** Who asks has consented. */
  private Decision<Event> ask(Open open, Conference.AskRecording c, Asking asking) {
    var host = ConferenceRules.in(open, asking).filter(m -> m.role() == MemberRole.HOST);
    if (host.isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return isOn(open)
        ? Decision.alreadySo()
        : Decision.record(
            new Conference.RecordingSet(Recording.ASKED),
            new Conference.RecordingAnswered(host.get().id(), true));
  }

  private static boolean isOn(Open open) {
    return switch (open.terms().recording()) {
      case ASKED, RUNS, PAUSED -> true;
      case NONE, OFF -> false;
    };
  }

  private Decision<Event> answer(Open open, Conference.AnswerRecording c, Asking asking) {
    var member = open.member(asking.by()).filter(m -> m.isIn() || m.isAtTheDoor());
    if (member.isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (!isOn(open)) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    if (member.get().records().equals(Optional.of(c.yes()))) {
      return Decision.alreadySo();
    }
    var events = new ArrayList<Event>();
    events.add(new Conference.RecordingAnswered(member.get().id(), c.yes()));
    if (!c.yes() && member.get().isIn()) {
      events.add(new Conference.RecordingSet(Recording.OFF));
    } else if (c.yes() && waits(open) && haveAllConsented(open, member.get().id())) {
      events.add(new Conference.RecordingSet(Recording.RUNS));
    }
    return Decision.record(events);
  }

  private static boolean waits(Open open) {
    return open.terms().recording() == Recording.ASKED
        || open.terms().recording() == Recording.PAUSED;
  }

  /**
   * @param but this one's answer doesn't count, or is yes
   */
  private static boolean haveAllConsented(Open open, MemberId but) {
    return open.in()
        .filter(member -> !member.id().equals(but))
        .allMatch(member -> member.records().orElse(false));
  }

  private Decision<Event> stop(Open open, Conference.StopRecording c, Asking asking) {
    if (!ConferenceRules.isHost(open, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return isOn(open)
        ? Decision.record(new Conference.RecordingSet(Recording.OFF))
        : Decision.alreadySo();
  }

  /** Somebody goes out: they need not consent any more. */
  static Decision<Event> without(Open open, Member member, Member.Stage stage) {
    var events = DoorRules.out(open, member, stage);
    boolean waitedForThem = waits(open) && member.isIn() && haveAllConsented(open, member.id());
    if (waitedForThem) {
      events.add(new Conference.RecordingSet(Recording.RUNS));
    }
    return Decision.record(events);
  }
}
