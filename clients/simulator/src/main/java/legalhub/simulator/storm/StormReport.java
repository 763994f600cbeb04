package legalhub.simulator.storm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import legalhub.simulator.measure.Spans;

/**
 * What came of a storm, as one line of JSON.
 *
 * @param clients who were to come
 * @param connected who came, and were there when the lines broke
 * @param connectMillis from the first log-in to the last welcome
 * @param cutAtMillis when the lines broke, from the start of the run
 * @param lostAgain lines that broke once more after their return
 * @param turnedAway tries to come back that ended before a welcome, by close code; 1006 is a
 *     connection that wasn't had
 * @param refusals commands refused after the break, by code
 * @param broken the promises that weren't kept; empty when all were
 */
public record StormReport(
    int clients,
    int connected,
    long connectMillis,
    long cutAtMillis,
    Back back,
    long lostAgain,
    Map<Integer, Long> turnedAway,
    Map<String, Long> refusals,
    Places tickets,
    TheCall call,
    List<Broken> broken) {

  /** A storm is to be over within this time. */
  static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  /**
   * A call's word comes every second; nobody who talks notices a word that comes later than this as
   * a loss. A third of the time after which the hub takes a side for gone.
   */
  static final Duration CALL_GAP_MAX = Duration.ofSeconds(5);

  /** Which promise. */
  public enum Broken {
    /** Not everybody came in the first place. */
    NOT_CONNECTED,
    /** Somebody wasn't back within 60 s, or not to stay. */
    NOT_BACK,
    /** A ticket that waited before doesn't wait any more. */
    TICKET_LOST,
    /** The tickets wait in another order. */
    TICKETS_REORDERED,
    /** The call lost its line, was shown as dropped, or had to begin its negotiation anew. */
    CALL_BROKEN,
    /** A signal or a line of chat of the call was lost, doubled or refused. */
    CALL_WORDS_LOST,
    /** The call heard nothing new for more than 5 s. */
    CALL_LATE
  }

  /**
   * From the break to the welcome.
   *
   * @param count who are there at the end
   * @param within60s who were so within 60 s
   */
  public record Back(Double p50, Double p90, Double p99, Double max, int count, long within60s) {
    static Back of(Muster muster) {
      Spans back = muster.back();
      var usual = back.percentiles();
      return new Back(
          usual.p50(),
          back.percentile(90),
          usual.p99(),
          usual.max(),
          usual.count(),
          muster.backWithin(BACK_WITHIN));
    }
  }

  /** Tickets that waited before, and of them after; and whether in the same order. */
  public record Places(int before, int after, boolean sameOrder) {
    static Places of(List<String> before, List<String> after) {
      return new Places(before.size(), after.size(), before.equals(after));
    }
  }

  /**
   * The call that went on.
   *
   * @param lost signals and lines of chat that never arrived
   * @param refused lines of chat that the hub didn't take
   * @param disturbed how often it was shown as dropped or began its negotiation anew
   * @param calm before the break, with everybody there
   * @param storm from the break until everybody was back
   */
  public record TheCall(
      long sent,
      long received,
      long lost,
      long doubled,
      long refused,
      long linesLost,
      long disturbed,
      CallWatch.Stretch calm,
      CallWatch.Stretch storm) {
    static TheCall of(CallWatch watch, CallWatch.Stretch calm, CallWatch.Stretch storm) {
      return new TheCall(
          watch.sent(),
          watch.received(),
          watch.missing(),
          watch.doubled(),
          watch.refused(),
          watch.linesLost(),
          watch.disturbed(),
          calm,
          storm);
    }
  }

  /** The same with its broken promises named. */
  StormReport judged() {
    var found = new ArrayList<Broken>();
    note(found, connected < clients, Broken.NOT_CONNECTED);
    note(found, back.within60s() < connected || back.count() < connected, Broken.NOT_BACK);
    note(found, tickets.after() < tickets.before(), Broken.TICKET_LOST);
    boolean moved = !tickets.sameOrder() && tickets.after() == tickets.before();
    note(found, moved, Broken.TICKETS_REORDERED);
    note(found, call.linesLost() + call.disturbed() > 0, Broken.CALL_BROKEN);
    note(found, call.lost() + call.doubled() + call.refused() > 0, Broken.CALL_WORDS_LOST);
    var gap = call.storm().gapMillis().max();
    note(found, gap == null || gap > CALL_GAP_MAX.toMillis(), Broken.CALL_LATE);
    return new StormReport(
        clients,
        connected,
        connectMillis,
        cutAtMillis,
        back,
        lostAgain,
        turnedAway,
        refusals,
        tickets,
        call,
        List.copyOf(found));
  }

  private static void note(List<Broken> found, boolean broken, Broken which) {
    if (broken) {
      found.add(which);
    }
  }

  /** Whether every promise was kept. */
  @JsonIgnore
  public boolean isClean() {
    return broken.isEmpty();
  }

  /** One line. */
  public String json() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
