package legalhub.actors.conference;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.conference.SampleConference.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.entity.Surroundings;
import legalhub.actors.signal.Signals;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** What members' pages and the carrier hear of each other. */
class ConferenceRelayTest {
  private static final EntityAddress CALL = new EntityAddress(EntityKind.CONFERENCE, "conf-k");
  private static final MemberId M1 = new MemberId("m1");

  /** Carriers are inboxes, and time passes when the test says so. */
  private static final class Around implements Surroundings {
    final List<TestInbox<ConferenceMedia.Order>> carriers = new ArrayList<>();
    final List<Object> whenGone = new ArrayList<>();
    final Map<String, Object> timers = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked") // Only carriers are started here.
    public <T> ActorRef<T> start(Behavior<T> behavior, Object gone) {
      var inbox = TestInbox.<ConferenceMedia.Order>create();
      carriers.add(inbox);
      whenGone.add(gone);
      return (ActorRef<T>) inbox.getRef();
    }

    @Override
    public <T> ActorRef<T> hears(Class<T> type) {
      return TestInbox.<T>create().getRef();
    }

    @Override
    public void later(String key, Duration after, Object message) {
      timers.put(key, message);
    }

    @Override
    public void never(String key) {
      timers.remove(key);
    }

    List<ConferenceMedia.Order> carried() {
      return carriers.get(carriers.size() - 1).getAllReceived();
    }
  }

  /** What the recorder was told, in order. */
  private final List<Boolean> recordings = new ArrayList<>();

  private final ConferenceRecorder recorder =
      new ConferenceRecorder() {
        @Override
        public void begin(ConferenceId conference) {
          recordings.add(true);
        }

        @Override
        public void end(ConferenceId conference) {
          recordings.add(false);
        }
      };

  private final Around around = new Around();
  private final ConferenceRelay relay =
      new ConferenceRelay(
          ID,
          SETTINGS,
          new ConferenceMeans(Optional.of((id, room) -> Behaviors.empty()), Optional.of(recorder)),
          around);
  private final Played<Conference.Command, Conference.Event, ConferenceState> played = ofThree();
  private final TestInbox<RelayDown> host = TestInbox.create();
  private final TestInbox<RelayDown> resident = TestInbox.create();
  private final TestInbox<RelayDown> guest = TestInbox.create();

  private void does(Caller who, Conference.Command command) {
    played.recorded(who, command);
    relay.follow(played.state());
  }

  private void says(Caller who, TestInbox<RelayDown> from, Signals.Up up) {
    relay.relay(played.state(), new Message.Relay(who, up, from.getRef()));
  }

  /** The epoch of a page that joins. */
  private String joins(Caller who, TestInbox<RelayDown> from) {
    played.ask(who, new Conference.Join(ALL));
    relay.follow(played.state());
    says(who, from, new Signals.Enter());
    return from.getAllReceived().stream()
        .filter(Signals.Entered.class::isInstance)
        .map(down -> ((Signals.Entered) down).epoch())
        .findFirst()
        .orElseThrow();
  }

  private static List<Signals.Payload> payloads(TestInbox<RelayDown> page) {
    return page.getAllReceived().stream()
        .filter(Signals.Deliver.class::isInstance)
        .map(down -> ((Signals.Deliver) down).payload())
        .toList();
  }

  @Test
  void aPageThatJoinsOnceMoreAfterItHeardItsOfferGetsAnother() {
    var epoch = joins(GUEST, guest);
    relay.told(played.state(), new ConferenceMedia.Offer(M3, epoch, "v=0"));
    says(GUEST, guest, new Signals.Ack(epoch, 1));
    assertThat(joins(GUEST, guest)).isNotEqualTo(epoch);
    assertThat(around.carried()).hasSize(2);
  }

  @Test
  void aPageThatJoinsIsEnteredAtTheCarrierAndGetsItsOffer() {
    var epoch = joins(GUEST, guest);
    assertThat(around.carried()).containsExactly(new ConferenceMedia.Enter(M3, epoch, "", false));
    relay.told(played.state(), new ConferenceMedia.Offer(M3, epoch, "v=0"));
    assertThat(payloads(guest)).containsExactly(new Signals.Description("offer", "v=0"));
    says(GUEST, guest, new Signals.Send(epoch, 1, new Signals.Description("answer", "v=1")));
    assertThat(around.carried()).containsExactly(new ConferenceMedia.Answer(M3, epoch, "v=1"));
    assertThat(guest.getAllReceived()).containsExactly(new Signals.Acked(CALL, epoch, 1));
  }

  @Test
  void whoStandsAtTheDoorIsCarriedOnlyOnceLetIn() {
    does(GUEST, new Conference.Leave());
    does(HUB, knock(GUEST));
    joins(HOST, host);
    joins(GUEST, guest);
    assertThat(around.carriers).isEmpty();
    does(HOST, new Conference.Admit(M3, true));
    assertThat(around.carried())
        .extracting(entered -> ((ConferenceMedia.Enter) entered).member())
        .containsExactly(M1, M3);
  }

  @Test
  void aStepIsTakenOnceHoweverOftenItComes() {
    var epoch = joins(GUEST, guest);
    around.carried();
    var send = new Signals.Send(epoch, 1, new Signals.Candidate("c", "0", 0, "u"));
    says(GUEST, guest, send);
    says(GUEST, guest, send);
    assertThat(around.carried()).hasSize(1);
    assertThat(guest.getAllReceived())
        .containsExactly(new Signals.Acked(CALL, epoch, 1), new Signals.Acked(CALL, epoch, 1));
  }

  @Test
  void theDirectLineMayGoOnlyOnceEverybodyHearsEverybody() {
    joins(HOST, host);
    var ofResident = joins(RESIDENT, resident);
    var ofGuest = joins(GUEST, guest);
    says(RESIDENT, resident, new Signals.Send(ofResident, 1, new Signals.Flowing(true)));
    says(GUEST, guest, new Signals.Send(ofGuest, 1, new Signals.Flowing(true)));
    assertThat(payloads(host)).isEmpty();
    var ofHost = joins(HOST, host);
    says(HOST, host, new Signals.Send(ofHost, 1, new Signals.Flowing(true)));
    for (var page : List.of(host, resident, guest)) {
      assertThat(payloads(page)).containsExactly(new Signals.Flowing(true));
    }
  }

  @Test
  void whoseMediaStoppedDoesntCountAsFlowing() {
    var ofHost = joins(HOST, host);
    var ofResident = joins(RESIDENT, resident);
    says(HOST, host, new Signals.Send(ofHost, 1, new Signals.Flowing(true)));
    says(HOST, host, new Signals.Send(ofHost, 2, new Signals.Flowing(false)));
    says(RESIDENT, resident, new Signals.Send(ofResident, 1, new Signals.Flowing(true)));
    assertThat(payloads(host)).isEmpty();
  }

  @Test
  void aLegThatTheCarrierGaveUpBeginsAnewAtThePageToo() {
    var epoch = joins(GUEST, guest);
    around.carried();
    relay.told(played.state(), new ConferenceMedia.Begin(M3, epoch));
    var next = ((Signals.NewEpoch) guest.receiveMessage());
    assertThat(next.keepPeer()).isFalse();
    assertThat(around.carried())
        .containsExactly(new ConferenceMedia.Enter(M3, next.epoch(), "", false));
    relay.told(played.state(), new ConferenceMedia.Offer(M3, epoch, "of the old leg"));
    relay.told(played.state(), new ConferenceMedia.Begin(M3, epoch));
    assertThat(guest.hasMessages()).isFalse();
  }

  @Test
  void aCarrierThatFailsIsFollowedByAnother() {
    joins(GUEST, guest);
    relay.told(played.state(), around.whenGone.get(0));
    assertThat(guest.getAllReceived()).hasAtLeastOneElementOfType(Signals.NewEpoch.class);
    relay.told(played.state(), around.timers.get("again"));
    assertThat(around.carriers).hasSize(2);
    assertThat(around.carried()).hasSize(1);
    relay.told(played.state(), around.whenGone.get(0));
    assertThat(around.carriers).hasSize(2);
  }

  @Test
  void whatTheHostTookTheCarrierWithholds() {
    joins(GUEST, guest);
    around.carried();
    does(HOST, new Conference.Mute(M3, Optional.of(true), Optional.empty()));
    assertThat(around.carried()).containsExactly(new ConferenceMedia.Allow(M3, false, true));
    does(HOST, new Conference.Remove(M3));
    assertThat(around.carried()).containsExactly(new ConferenceMedia.Leave(M3));
  }

  @Test
  void theBridgeIsKeptUntilTheTwoWhoRemainDoWithout() {
    var ofHost = joins(HOST, host);
    var ofResident = joins(RESIDENT, resident);
    says(HOST, host, new Signals.Send(ofHost, 1, new Signals.Flowing(true)));
    says(RESIDENT, resident, new Signals.Send(ofResident, 1, new Signals.Flowing(true)));
    does(GUEST, new Conference.Leave());
    assertThat(around.carried()).doesNotContain(new ConferenceMedia.Close());
    assertThat(around.timers).containsKey("back");
    says(HOST, host, new Signals.Send(ofHost, 2, new Signals.Flowing(false)));
    says(RESIDENT, resident, new Signals.Send(ofResident, 2, new Signals.Flowing(false)));
    assertThat(around.carried()).containsExactly(new ConferenceMedia.Close());
  }

  @Test
  void theBridgeIsLetGoAfterAWhileAlsoIfNobodySaysSo() {
    joins(HOST, host);
    does(GUEST, new Conference.Leave());
    around.carried();
    relay.told(played.state(), around.timers.get("back"));
    assertThat(around.carried()).containsExactly(new ConferenceMedia.Close());
  }

  @Test
  void troubleIsToldToAllAndToWhoComesLaterAndItsEndToo() {
    joins(HOST, host);
    relay.told(played.state(), new ConferenceMedia.Trouble("BRIDGE_UNAVAILABLE"));
    relay.told(played.state(), new ConferenceMedia.Trouble("BRIDGE_UNAVAILABLE"));
    var trouble = new Signals.MediaTrouble("BRIDGE_UNAVAILABLE");
    assertThat(payloads(host)).containsExactly(trouble);
    does(GUEST, new Conference.Join(ALL));
    says(GUEST, guest, new Signals.Enter());
    says(GUEST, guest, new Signals.Resume("unknown"));
    assertThat(payloads(guest)).contains(trouble);
    relay.told(played.state(), new ConferenceMedia.Trouble(""));
    assertThat(payloads(host)).containsExactly(new Signals.MediaTrouble(""));
  }

  @Test
  void aPageOfTheIncarnationBeforeIsAskedForANewConnection() {
    does(GUEST, new Conference.Join(ALL));
    says(GUEST, guest, new Signals.Resume("of another life"));
    var begun = (Signals.NewEpoch) guest.receiveMessage();
    assertThat(begun.keepPeer()).isFalse();
    assertThat(around.carried())
        .containsExactly(new ConferenceMedia.Enter(M3, begun.epoch(), "", false));
  }

  @Test
  void afterTheEndNothingIsCarriedAndWhoComesLateIsTold() {
    joins(HOST, host);
    does(HUB, new Conference.Close("RESOLVED"));
    assertThat(around.carried()).contains(new ConferenceMedia.Close());
    says(GUEST, guest, new Signals.Enter());
    assertThat(guest.getAllReceived()).containsExactly(new Signals.NotOpen(CALL));
  }

  @Test
  void theRecorderHearsOfNothingBeforeEverybodysConsentAndAtOnceOfItsEnd() {
    does(HOST, new Conference.AskRecording());
    does(RESIDENT, new Conference.AnswerRecording(true));
    assertThat(recordings).containsExactly(false);
    does(GUEST, new Conference.AnswerRecording(true));
    assertThat(recordings).containsExactly(false, true);
    does(RESIDENT, new Conference.AnswerRecording(false));
    assertThat(recordings).containsExactly(false, true, false);
    does(HOST, new Conference.AskRecording());
    does(HUB, new Conference.Close("RESOLVED"));
    assertThat(recordings).containsExactly(false, true, false);
  }

  @Test
  void aStrangerIsNotHeard() {
    says(OTHER, guest, new Signals.Enter());
    assertThat(guest.getAllReceived()).containsExactly(new Signals.NotOpen(CALL));
    assertThat(around.carriers).isEmpty();
  }
}
