package legalhub.actors.conference;

import java.util.function.Function;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Transitions;

/** What members do, and what the host does with them. */
final class MemberRules {
  private static final int LINES_MAX = 1_000;

  void addTo(Transitions<Command, Event, ConferenceState>.In<Open> open) {
    open.on(Conference.Leave.class, this::leave)
        .on(Conference.Show.class, this::show)
        .on(Conference.RaiseHand.class, this::raiseHand)
        .on(Conference.Say.class, this::say)
        .on(Conference.Remove.class, this::remove)
        .on(Conference.Mute.class, this::mute)
        .on(Conference.Lock.class, this::lock)
        .on(Conference.LineLost.class, this::lineLost)
        .on(Conference.LineBack.class, this::lineBack);
  }

  /** The two of the consultation end that, and with it the conference; the others just go. */
  private Decision<Event> leave(Open open, Conference.Leave c, Asking asking) {
    var member = open.member(asking.by());
    if (member.isEmpty() || member.get().isOneOfTheTwo()) {
      return Decision.refuse(member.isEmpty() ? Refusal.FORBIDDEN : Refusal.NOT_IN_THIS_STATE);
    }
    return member.get().isIn() || member.get().isAtTheDoor()
        ? ConsentRules.without(open, member.get(), Member.Stage.LEFT)
        : Decision.alreadySo();
  }

  private Decision<Event> show(Open open, Conference.Show c, Asking asking) {
    return open.member(asking.by())
        .filter(member -> member.isIn() || member.isAtTheDoor())
        .map(
            member ->
                member.shown().equals(c.shown())
                    ? Decision.<Event>alreadySo()
                    : Decision.<Event>record(new Conference.MediaShown(member.id(), c.shown())))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private Decision<Event> raiseHand(Open open, Conference.RaiseHand c, Asking asking) {
    return ConferenceRules.in(open, asking)
        .map(
            member ->
                member.handRaised() == c.on()
                    ? Decision.<Event>alreadySo()
                    : Decision.<Event>record(new Conference.HandSet(member.id(), c.on())))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private Decision<Event> say(Open open, Conference.Say c, Asking asking) {
    var member = ConferenceRules.in(open, asking);
    if (member.isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return open.lines().size() < LINES_MAX
        ? Decision.record(new Conference.Said(member.get().id(), c.text()))
        : Decision.refuse(Refusal.AT_CAPACITY);
  }

  private Decision<Event> remove(Open open, Conference.Remove c, Asking asking) {
    return byHost(
        open,
        c.member(),
        asking,
        member -> {
          if (member.isOneOfTheTwo()) {
            return Decision.refuse(Refusal.INVALID);
          }
          return member.isIn() || member.isAtTheDoor()
              ? ConsentRules.without(open, member, Member.Stage.REMOVED)
              : Decision.alreadySo();
        });
  }

  private Decision<Event> mute(Open open, Conference.Mute c, Asking asking) {
    return byHost(
        open,
        c.member(),
        asking,
        member -> {
          var muted = member.muted().with(c);
          if (muted.equals(member.muted())) {
            return Decision.alreadySo();
          }
          return member.isIn()
              ? Decision.record(new Conference.MutedSet(member.id(), muted))
              : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
        });
  }

  private static Decision<Event> byHost(
      Open open, MemberId member, Asking asking, Function<Member, Decision<Event>> then) {
    return ConferenceRules.isHost(open, asking)
        ? open.member(member).map(then).orElseGet(() -> Decision.refuse(Refusal.NOT_FOUND))
        : Decision.refuse(Refusal.FORBIDDEN);
  }

  private Decision<Event> lock(Open open, Conference.Lock c, Asking asking) {
    if (!ConferenceRules.isHost(open, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return open.terms().locked() == c.on()
        ? Decision.alreadySo()
        : Decision.record(new Conference.LockSet(c.on()));
  }

  private Decision<Event> lineLost(Open open, Conference.LineLost c, Asking asking) {
    return open.member(c.member())
        .filter(member -> member.line() == Member.Line.HERE)
        .map(member -> Decision.<Event>record(new Conference.Dropped(member.id())))
        .orElseGet(Decision::alreadySo);
  }

  private Decision<Event> lineBack(Open open, Conference.LineBack c, Asking asking) {
    return open.member(c.member())
        .filter(member -> member.line() == Member.Line.LOST)
        .map(member -> Decision.<Event>record(new Conference.Returned(member.id())))
        .orElseGet(Decision::alreadySo);
  }
}
