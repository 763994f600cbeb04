package legalhub.actors.conference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.entity.Surroundings;
import legalhub.actors.signal.SignalLeg;
import legalhub.actors.signal.Signals;
import org.apache.pekko.actor.typed.ActorRef;

/** What carries a conference's media at present, and what it has been told of the members. */
final class Carriage {
  /** A carrier has ended. */
  record Gone(int number) {}

  private final ConferenceId id;
  private final Optional<ConferenceBackend> backend;
  private final Surroundings surroundings;
  private final Map<MemberId, String> entered = new HashMap<>();
  private final Map<MemberId, Conference.Muted> muted = new HashMap<>();
  private Optional<ActorRef<ConferenceMedia.Order>> carrier = Optional.empty();

  /** Counts the carriers, so that the end of an earlier one isn't taken for this one's. */
  private int number;

  Carriage(ConferenceId id, Optional<ConferenceBackend> backend, Surroundings surroundings) {
    this.id = id;
    this.backend = backend;
    this.surroundings = surroundings;
  }

  /** Whether anything on this hub could carry media. */
  boolean isPossible() {
    return backend.isPresent();
  }

  boolean isOpen() {
    return carrier.isPresent();
  }

  boolean hasLost(Gone gone) {
    return carrier.isPresent() && gone.number() == number;
  }

  /** Brings the carrier to who is in with a page, and what the host took from whom. */
  void follow(Open open, Map<MemberId, SignalLeg> legs) {
    if (carrier.isEmpty()) {
      carrier = backend.map(this::start);
    }
    for (var member : List.copyOf(entered.keySet())) {
      if (open.member(member).filter(Member::isIn).isEmpty()) {
        leave(member);
      }
    }
    open.in().forEach(member -> follow(member, Optional.ofNullable(legs.get(member.id()))));
  }

  private ActorRef<ConferenceMedia.Order> start(ConferenceBackend chosen) {
    var hears = surroundings.hears(ConferenceMedia.Event.class);
    number++;
    return surroundings.start(chosen.media(id, hears), new Gone(number));
  }

  private void follow(Member member, Optional<SignalLeg> leg) {
    if (leg.isEmpty()) {
      return;
    }
    if (!leg.get().epoch().equals(entered.put(member.id(), leg.get().epoch()))) {
      boolean host = member.role() == MemberRole.HOST;
      tell(new ConferenceMedia.Enter(member.id(), leg.get().epoch(), "", host));
    }
    var before = muted.put(member.id(), member.muted());
    if (!member.muted().equals(before == null ? Conference.Muted.NOTHING : before)) {
      tell(
          new ConferenceMedia.Allow(member.id(), !member.muted().audio(), !member.muted().video()));
    }
  }

  /** Passes on a step of a member's page; one at the door has nothing to say to the carrier. */
  void step(MemberId member, String leg, Signals.Payload payload) {
    if (!leg.equals(entered.get(member))) {
      return;
    }
    if (payload instanceof Signals.Description description && description.type().equals("answer")) {
      tell(new ConferenceMedia.Answer(member, leg, description.sdp()));
    } else if (payload instanceof Signals.Candidate c) {
      tell(
          new ConferenceMedia.Candidate(
              member, leg, c.candidate(), c.mid(), c.lineIndex(), c.usernameFragment()));
    } else if (payload instanceof Signals.AskAnew) {
      tell(new ConferenceMedia.AskAnew(member, leg));
    }
  }

  private void leave(MemberId member) {
    entered.remove(member);
    muted.remove(member);
    tell(new ConferenceMedia.Leave(member));
  }

  private void tell(ConferenceMedia.Order command) {
    carrier.ifPresent(to -> to.tell(command));
  }

  void close() {
    tell(new ConferenceMedia.Close());
    forget();
  }

  /** The carrier has ended, or will by itself. */
  void forget() {
    carrier = Optional.empty();
    entered.clear();
    muted.clear();
  }
}
