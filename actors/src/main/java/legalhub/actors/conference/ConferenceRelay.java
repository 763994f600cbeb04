package legalhub.actors.conference;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.entity.Companion;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.entity.Surroundings;
import legalhub.actors.signal.SignalLeg;
import legalhub.actors.signal.Signals;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Stands between the members' pages and what carries the media: a leg for each member, and the
 * carrier for as long as the media goes by the bridge. Dies with the conference's incarnation: a
 * new one asks all pages for new connections.
 */
final class ConferenceRelay implements Companion<ConferenceState> {
  /** How long the bridge is kept for two who find each other directly again. */
  private static final Duration BACK_TO_DIRECT_WITHIN = Duration.ofSeconds(20);

  /** A carrier that failed is begun anew after this. */
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private static final String BACK = "back";
  private static final String UNAVAILABLE = "BRIDGE_UNAVAILABLE";

  /** The two had their time to do without the bridge. */
  record LetGo() {}

  /** A carrier is begun again. */
  record TryAgain() {}

  private final EntityAddress call;
  private final ConferenceSettings settings;
  private final Surroundings surroundings;
  private final Carriage carriage;
  private final Optional<Recorded> recorded;
  private final Map<MemberId, SignalLeg> legs = new HashMap<>();

  private final Flow flow = new Flow();

  /** Two remain, who try to do without the bridge. */
  private boolean goingBack;

  private String trouble = "";

  ConferenceRelay(
      ConferenceId id,
      ConferenceSettings settings,
      ConferenceMeans means,
      Surroundings surroundings) {
    this.call = new EntityAddress(EntityKind.CONFERENCE, id.value());
    this.settings = settings;
    this.surroundings = surroundings;
    this.carriage = new Carriage(id, means.backend(), surroundings);
    this.recorded = means.recorder().map(by -> new Recorded(id, by));
  }

  @Override
  public void relay(ConferenceState state, Message.Relay relay) {
    if (!(relay.payload() instanceof Signals.Up up)) {
      return;
    }
    var member = state instanceof Open open ? here(open, relay) : Optional.<Member>empty();
    if (member.isPresent()) {
      from((Open) state, member.get().id(), up, relay.from());
    } else if (up instanceof Signals.Enter) {
      // Who joined in the last moment would wait for an answer that nobody gives.
      relay.from().tell(new Signals.NotOpen(call));
    }
  }

  private static Optional<Member> here(Open open, Message.Relay relay) {
    return open.member(relay.by()).filter(ConferenceRelay::stays);
  }

  @Override
  public void gone(Object connection) {
    legs.values().stream()
        .filter(leg -> leg.isConnectedBy(connection))
        .forEach(SignalLeg::disconnect);
  }

  private void from(Open open, MemberId member, Signals.Up up, ActorRef<RelayDown> connection) {
    if (up instanceof Signals.Enter) {
      enter(open, member, connection);
    } else if (up instanceof Signals.Resume resume) {
      resume(open, member, resume.epoch(), connection);
    } else if (up instanceof Signals.Send send && legs.containsKey(member)) {
      send(open, member, send);
    } else if (up instanceof Signals.Ack ack && legs.containsKey(member)) {
      legs.get(member).acknowledged(ack);
    }
  }

  /** A new page; until it is answered its connection says so every few seconds. */
  private void enter(Open open, MemberId member, ActorRef<RelayDown> connection) {
    var before = legs.get(member);
    boolean repeated = before != null && before.isConnectedBy(connection) && !before.hasSpoken();
    if (!repeated) {
      begin(member).connect(connection);
    }
    var own = Optional.of(member.value());
    connection.tell(new Signals.Entered(call, legs.get(member).epoch(), true, own));
    follow(open);
  }

  /** A leg's next connection to the bridge, or its first. */
  private SignalLeg begin(MemberId member) {
    var leg = legs.computeIfAbsent(member, any -> new SignalLeg(call));
    leg.begin(SignalLeg.newEpoch());
    flow.ends(member);
    if (!trouble.isEmpty()) {
      leg.deliver(new Signals.MediaTrouble(trouble));
    }
    return leg;
  }

  /** Said after a reconnect, and again every few seconds. */
  private void resume(Open open, MemberId member, String held, ActorRef<RelayDown> connection) {
    boolean known = legs.containsKey(member);
    var leg = known ? legs.get(member) : begin(member);
    leg.connect(connection);
    if (held.equals(leg.epoch())) {
      leg.acknowledge();
    } else {
      connection.tell(new Signals.NewEpoch(call, leg.epoch(), false));
    }
    leg.deliverAgain();
    if (!known) {
      follow(open);
    }
  }

  private void send(Open open, MemberId member, Signals.Send send) {
    var leg = legs.get(member);
    var taken = leg.take(send);
    if (taken == SignalLeg.Taken.UNFIT) {
      return;
    }
    leg.acknowledge();
    if (taken == SignalLeg.Taken.NEXT && send.payload() instanceof Signals.Flowing flows) {
      flows(open, member, flows.yes());
    } else if (taken == SignalLeg.Taken.NEXT) {
      carriage.step(member, leg.epoch(), send.payload());
    }
  }

  private void flows(Open open, MemberId member, boolean yes) {
    if (!yes) {
      flow.ends(member);
      if (flow.isEmpty() && !open.isByBridge(settings)) {
        letGo();
      }
      return;
    }
    flow.begins(member);
    if (flow.isComplete()) {
      deliver(member, new Signals.Flowing(true));
    } else {
      lookWhetherAllFlow(open);
    }
  }

  /** The direct line between two may go once everybody hears everybody by the bridge. */
  private void lookWhetherAllFlow(Open open) {
    var connected =
        open.in()
            .filter(m -> m.line() == Member.Line.HERE && legs.containsKey(m.id()))
            .map(Member::id)
            .toList();
    if (flow.completes(connected)) {
      connected.forEach(member -> deliver(member, new Signals.Flowing(true)));
    }
  }

  @Override
  public void follow(ConferenceState state) {
    recorded.ifPresent(by -> by.follow(state));
    if (state instanceof Open open) {
      follow(open);
    } else if (state instanceof ConferenceState.Ended) {
      letGo();
    }
  }

  private void follow(Open open) {
    legs.keySet().removeIf(m -> open.member(m).filter(ConferenceRelay::stays).isEmpty());
    flow.retain(legs.keySet());
    boolean byBridge = open.isByBridge(settings);
    if (byBridge || carriage.isOpen()) {
      carriage.follow(open, legs);
    }
    if (byBridge) {
      goingBack = false;
      surroundings.never(BACK);
      if (!carriage.isPossible()) {
        trouble(UNAVAILABLE);
      }
      lookWhetherAllFlow(open);
    } else if (carriage.isOpen() && !goingBack) {
      goingBack = true;
      surroundings.later(BACK, BACK_TO_DIRECT_WITHIN, new LetGo());
    }
  }

  private static boolean stays(Member member) {
    return member.isIn() || member.isAtTheDoor();
  }

  private void letGo() {
    surroundings.never(BACK);
    goingBack = false;
    carriage.close();
    legs.clear();
    flow.forget();
    trouble = "";
  }

  @Override
  public void told(ConferenceState state, Object message) {
    if (!(state instanceof Open open)) {
      return;
    }
    if (message instanceof ConferenceMedia.Event event) {
      heard(open, event);
    } else if (message instanceof LetGo && !open.isByBridge(settings)) {
      letGo();
    } else if (message instanceof Carriage.Gone gone && carriage.hasLost(gone)) {
      carriage.forget();
      List.copyOf(legs.keySet()).forEach(this::beginAgain);
      surroundings.later("again", AGAIN_AFTER, new TryAgain());
    } else if (message instanceof TryAgain) {
      follow(open);
    }
  }

  private void heard(Open open, ConferenceMedia.Event event) {
    if (event instanceof ConferenceMedia.Offer e) {
      deliver(e.member(), e.leg(), new Signals.Description("offer", e.sdp()));
    } else if (event instanceof ConferenceMedia.Channel e) {
      deliver(e.member(), e.leg(), new Signals.BridgeChannel(e.url()));
    } else if (event instanceof ConferenceMedia.Embedded e) {
      deliver(e.member(), e.leg(), new Signals.Embedded(e.url()));
    } else if (event instanceof ConferenceMedia.Trouble e) {
      trouble(e.code());
    } else if (event instanceof ConferenceMedia.Begin e && isCurrent(e.member(), e.leg())) {
      beginAgain(e.member());
      carriage.follow(open, legs);
    }
  }

  /** The page drops its connection and waits for an offer under the new epoch. */
  private void beginAgain(MemberId member) {
    var leg = begin(member);
    leg.tell(new Signals.NewEpoch(call, leg.epoch(), false));
    leg.deliverAgain();
  }

  private boolean isCurrent(MemberId member, String epoch) {
    return legs.containsKey(member) && legs.get(member).epoch().equals(epoch);
  }

  private void deliver(MemberId member, String epoch, Signals.Payload payload) {
    if (isCurrent(member, epoch)) {
      deliver(member, payload);
    }
  }

  private void deliver(MemberId member, Signals.Payload payload) {
    if (!legs.get(member).deliver(payload)) {
      beginAgain(member);
    }
  }

  private void trouble(String code) {
    if (!code.equals(trouble)) {
      trouble = code;
      List.copyOf(legs.keySet()).forEach(m -> deliver(m, new Signals.MediaTrouble(code)));
    }
  }

  /** What was carried goes on at the bridge for a while, but nobody here knows how. */
  @Override
  public void forget() {
    carriage.forget();
    goingBack = false;
    List.copyOf(legs.keySet()).forEach(this::beginAgain);
  }
}
