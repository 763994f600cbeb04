package legalhub.jitsi.colibri;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.fake.FakeBridge;
import legalhub.jitsi.fake.FakePage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** A conference, its room as a probe, its bridges as fakes; the hub's time is moved by hand. */
final class Stage implements AutoCloseable {
  static final Duration LOOK = Duration.ofSeconds(2);
  static final Duration PROBE = Duration.ofSeconds(5);

  final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  final ManualTime time = ManualTime.get(kit.system());
  final TestProbe<ConferenceMedia.Event> room = kit.createTestProbe();
  private final List<ConferenceMedia.Event> kept = new ArrayList<>();
  final ActorRef<Bridges.Command> bridges;
  final ActorRef<ConferenceMedia.Order> media;

  Stage(FakeBridge... fakes) {
    this(Duration.ofSeconds(5), fakes);
  }

  Stage(Duration requestTimeout, FakeBridge... fakes) {
    this(requestTimeout, Stream.of(fakes).map(Stage::bridge).toList());
  }

  Stage(Duration requestTimeout, List<Bridge> known) {
    var client = new BridgeClient(requestTimeout, Duration.ofSeconds(2));
    bridges = kit.spawn(Bridges.create(known, client, LOOK));
    media =
        kit.spawn(
            ColibriConference.create(
                new ColibriConference.Surroundings(bridges, client, PROBE), room.getRef()));
  }

  static Bridge bridge(FakeBridge fake) {
    return new Bridge(fake.rest(), Optional.of(URI.create("wss://hub.example/b")));
  }

  static MemberId member(int number) {
    return new MemberId("m" + number);
  }

  void enter(int number, String leg) {
    media.tell(new ConferenceMedia.Enter(member(number), leg, "", false));
  }

  void answer(int number, String leg, String sdp) {
    media.tell(new ConferenceMedia.Answer(member(number), leg, sdp));
  }

  void candidate(int number, String leg, String candidate) {
    media.tell(new ConferenceMedia.Candidate(member(number), leg, candidate, "0", 0, "page"));
  }

  /** The next event of this kind; what comes before it is kept for whoever asks for it. */
  <E extends ConferenceMedia.Event> E hears(Class<E> kind) {
    return heard(kind, event -> true);
  }

  String offered(int number, String leg) {
    return heard(
            ConferenceMedia.Offer.class,
            offer -> offer.member().equals(member(number)) && offer.leg().equals(leg))
        .sdp();
  }

  private <E extends ConferenceMedia.Event> E heard(Class<E> kind, Predicate<E> which) {
    for (var event : kept) {
      if (kind.isInstance(event) && which.test(kind.cast(event))) {
        kept.remove(event);
        return kind.cast(event);
      }
    }
    while (true) {
      var event = room.receiveMessage(Duration.ofSeconds(10));
      if (kind.isInstance(event) && which.test(kind.cast(event))) {
        return kind.cast(event);
      }
      kept.add(event);
    }
  }

  void hearsNothing() {
    room.expectNoMessage(Duration.ZERO);
    if (!kept.isEmpty()) {
      throw new AssertionError(kept.size() + " events that nobody expected");
    }
  }

  /** Comes in and gets the first offer. */
  String comes(int number, String leg) {
    enter(number, leg);
    var offer = offered(number, leg);
    hears(ConferenceMedia.Channel.class);
    return offer;
  }

  /** Comes in, answers, and the bridge knows it. */
  void joins(FakeBridge fake, int number, String leg) {
    var offer = comes(number, leg);
    fake.next();
    answer(number, leg, FakePage.answer(offer, number * 100L));
    fake.next();
  }

  /** Two who see each other, and have taken all offers. */
  void two(FakeBridge fake) {
    joins(fake, 1, "a1");
    var offer = comes(2, "a2");
    fake.next();
    answer(2, "a2", FakePage.answer(offer, 200));
    fake.next();
    answer(1, "a1", FakePage.answer(offered(1, "a1"), 100));
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
