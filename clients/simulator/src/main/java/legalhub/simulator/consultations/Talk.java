package legalhub.simulator.consultations;

import java.time.Duration;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.RefusedException;
import legalhub.simulator.client.View;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.ledger.SignalLeg;
import legalhub.simulator.people.Call;
import legalhub.simulator.people.FakePeer;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.JoinedCall;

/**
 * One side of a call from joining to its end: negotiates, chats, comes back after a lost line. On
 * the client's event loop.
 */
final class Talk implements FakePeer.Witness, AutoCloseable {
  private static final Duration CANDIDATE_EVERY = Duration.ofSeconds(1);
  private static final Duration JOIN_AGAIN = Duration.ofMillis(500);

  /** How long the hub may show this side as absent before it joins again, as the page does. */
  private static final Duration ABSENT_MAX = Duration.ofSeconds(3);

  private static final double AUDIT_CHANCE = 0.1;
  private static final int LINES_MAX = 3;

  /** Which side speaks. */
  enum Side {
    RESIDENT,
    LAWYER
  }

  private final Day day;
  private final HubClient client;
  private final Pace pace;
  private final Side side;
  private final Call call;
  private final FakePeer peer;
  private final SignalLeg outward;
  private final SignalLeg inward;
  private String epoch = "";
  private String stood = "";
  private long stoodSinceNanos;
  private boolean joining;
  private boolean joined;
  private boolean absent;
  private boolean talked;
  private boolean over;

  Talk(Day day, HubClient client, Call call, Side side, Pace pace) {
    this.day = day;
    this.client = client;
    this.pace = pace;
    this.side = side;
    this.call = call;
    this.peer = call.peer(this);
    this.outward = day.books.legs.leg(call.consultationId(), side.name());
    this.inward = day.books.legs.leg(call.consultationId(), other().name());
  }

  private Side other() {
    return side == Side.RESIDENT ? Side.LAWYER : Side.RESIDENT;
  }

  /** Joins as soon as the consultation is seen. */
  void begin() {
    call.watch().onChange(this::follow);
  }

  Call call() {
    return call;
  }

  private void follow(View view) {
    if (over) {
      return;
    }
    stands(view.isLive() ? epoch : "");
    if (!view.isLive()) {
      return;
    }
    var phase = Call.callIn(view).getPhase();
    boolean open =
        phase == CallPhase.JOINING || phase == CallPhase.TALKING || phase == CallPhase.DROPPED;
    if (open && !joined) {
      join();
    } else if (open) {
      noteAbsence(!Call.shows(view, client.personId()));
    }
    if (phase == CallPhase.TALKING && !talked) {
      talked = true;
      speak();
    }
  }

  private void stands(String now) {
    if (!now.equals(stood)) {
      stood = now;
      stoodSinceNanos = nanos();
      outward.stands(SignalLeg.End.SENDER, now, nanos());
      inward.stands(SignalLeg.End.RECEIVER, now, nanos());
    }
  }

  private void join() {
    if (joining || over) {
      return;
    }
    joining = true;
    Futures.whenDone(
        call.join(),
        (answer, failure) -> {
          joining = false;
          if (failure == null) {
            entered(answer);
          } else if (mayPass(failure)) {
            later(JOIN_AGAIN, () -> follow(call.watch().view()));
          }
        });
  }

  /** The consultation may not be open yet, or the hub may be away: the view shows what to do. */
  private static boolean mayPass(Throwable failure) {
    return Futures.cause(failure) instanceof RefusedException refused
        && (refused.code().equals("NOT_FOUND")
            || refused.code().equals(RefusedException.OUTCOME_UNKNOWN));
  }

  private void entered(JoinedCall answer) {
    joined = true;
    if (!over) {
      peer.begin(answer, CANDIDATE_EVERY);
    }
  }

  private void noteAbsence(boolean now) {
    if (now && !absent && !joining) {
      later(
          ABSENT_MAX,
          () -> {
            if (absent && call.watch().view().isLive()) {
              absent = false;
              join();
            }
          });
    }
    absent = now;
  }

  private void speak() {
    var talk = day.options.tempo().talk();
    for (int i = pace.between(0, LINES_MAX); i > 0; i--) {
      var text = side + " line " + i + " of " + call.consultationId() + ": 您好，谢谢。";
      later(pace.upTo(talk), () -> say(text));
    }
    if (pace.happens(AUDIT_CHANCE)) {
      later(pace.upTo(talk), () -> Futures.forget(Audit.of(client, call.watch(), day.books)));
    }
  }

  private void say(String text) {
    Futures.whenDone(
        call.say(text),
        (done, refused) -> {
          if (refused == null) {
            var said = new Fact.Acknowledged(call.consultationId(), Fact.What.CHAT, text);
            day.books.ledger.note(said);
          }
        });
  }

  private void later(Duration span, Runnable then) {
    Futures.whenDone(
        client.after(span),
        (late, none) -> {
          if (!over) {
            then.run();
          }
        });
  }

  /** This side is about to end it. */
  void ending() {
    outward.ending(nanos());
    inward.ending(nanos());
  }

  @Override
  public void begun(String newEpoch) {
    epoch = newEpoch;
    stands(client.isConnected() ? epoch : "");
  }

  @Override
  public void reset(boolean keepPeer) {
    day.books.tally.count(keepPeer ? Books.RENUMBERED : Books.PEERS_NEW);
  }

  @Override
  public void sent(String inEpoch, long number) {
    outward.sent(inEpoch, number, nanos());
  }

  @Override
  public void received(String inEpoch, long number, long sentNanos) {
    inward.received(inEpoch, number);
    inward.passedOn(inEpoch, nanos());
    outward.passedOn(inEpoch, nanos());
    if (sentNanos - stoodSinceNanos > 0) {
      // What waited for this side's return tells nothing of the way.
      day.books.signals.add(nanos() - sentNanos);
    }
  }

  private long nanos() {
    return client.loop().ticker().nanoTime();
  }

  /** The call is over; the consultation may still be looked at. */
  @Override
  public void close() {
    if (!over) {
      over = true;
      ending();
      peer.close();
      day.books.legs.over(call.consultationId(), other().name());
    }
  }
}
