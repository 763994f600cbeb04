package legalhub.simulator.consultations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import legalhub.simulator.ledger.Violation;
import legalhub.simulator.measure.AckWatch;
import legalhub.simulator.measure.ClientGap;
import legalhub.simulator.measure.Gaps;
import legalhub.simulator.measure.Nodes;
import legalhub.simulator.measure.Pauses;
import legalhub.simulator.measure.Percentiles;
import legalhub.simulator.measure.Window;

/**
 * What came of a run; its JSON begins with the fields that the README promises, in that order.
 *
 * @param lost acknowledged things that aren't there, signals and views that don't add up
 * @param nodes by the hub's address, as {@code --url} names it
 * @param windows the whole run first, then from each mark to the next
 */
@JsonPropertyOrder({
  "asked",
  "answered",
  "completed",
  "withdrawn",
  "doubleAssigned",
  "lost",
  "outOfOrder",
  "offerMillis",
  "signalMillis",
  "ackMillis",
  "broken",
  "weather",
  "nodes",
  "windows"
})
public record Report(
    int asked,
    int answered,
    int completed,
    int withdrawn,
    long doubleAssigned,
    long lost,
    long outOfOrder,
    Percentiles offerMillis,
    Percentiles signalMillis,
    Percentiles ackMillis,
    Broken broken,
    Weather weather,
    Map<String, Nodes.Figures> nodes,
    List<Outages> windows,
    @JsonIgnore List<Violation> violations) {

  /**
   * Every promise by itself.
   *
   * @param late a place in the queue, an entry in the list of records, or a board without who left,
   *     that wasn't there within 15 s
   */
  public record Broken(
      long late,
      long overCapacity,
      long signalsLost,
      long signalsDoubled,
      long viewsWrong,
      long unsettled) {}

  /**
   * What people went through.
   *
   * @param signalsRenumbered negotiations that a restarted hub continued under new numbers
   * @param storeRefusalMillis from sending a command to its refusal because the store is down
   * @param peersNew negotiations that began anew since the other side joined again
   */
  public record Weather(
      long linesLost,
      long linesBack,
      long signalsRenumbered,
      long peersNew,
      long viewsAudited,
      long acksAbsentMillisMax,
      List<AckWatch.Gap> acksAbsent,
      Map<String, Long> refusals,
      Percentiles storeRefusalMillis,
      Map<String, Long> turnedAway,
      Map<String, Long> lawyersAway) {}

  /**
   * How long the hub was missed in one window: by those who asked an entity something ({@link
   * Pauses}), and by each client ({@link ClientGap}).
   */
  public record Outages(
      @JsonUnwrapped Window window,
      @JsonUnwrapped Pauses.Figures pauses,
      @JsonUnwrapped Gaps.Figures gaps) {}

  /**
   * @param windows that a test has named
   */
  static Report of(Books books, int capacity, List<Window> windows) {
    var violations = books.ledger.violations(capacity);
    var tally = books.tally;
    return new Report(
        tally.of(Tally.Once.ASKED),
        tally.of(Tally.Once.ANSWERED),
        tally.of(Tally.Once.COMPLETED),
        tally.of(Tally.Once.WITHDRAWN),
        count(violations, Violation.Kind.DOUBLE_ASSIGNED),
        count(violations, Violation.Kind.LOST),
        count(violations, Violation.Kind.OUT_OF_ORDER),
        books.offers.percentiles(),
        books.signals.percentiles(),
        books.acks.percentiles(),
        broken(violations),
        weather(books),
        books.nodes.figures(),
        Stream.concat(Stream.of(Window.RUN), windows.stream())
            .map(window -> outages(books, window))
            .toList(),
        violations);
  }

  private static Outages outages(Books books, Window window) {
    return new Outages(window, books.pauses.in(window), books.gaps.in(window));
  }

  private static Broken broken(List<Violation> violations) {
    return new Broken(
        count(violations, Violation.Kind.LATE),
        count(violations, Violation.Kind.OVER_CAPACITY),
        count(violations, Violation.Kind.SIGNAL_LOST),
        count(violations, Violation.Kind.SIGNAL_DOUBLED),
        count(violations, Violation.Kind.VIEW_WRONG),
        count(violations, Violation.Kind.UNSETTLED));
  }

  private static Weather weather(Books books) {
    var tally = books.tally;
    return new Weather(
        tally.of(Books.LINES_LOST),
        tally.of(Books.LINES_BACK),
        tally.of(Books.RENUMBERED),
        tally.of(Books.PEERS_NEW),
        tally.of(Books.AUDITS),
        books.ackWatch.longestMillis(),
        books.ackWatch.gaps(),
        tally.under(Books.REFUSED),
        books.storeRefusals.percentiles(),
        tally.under(Books.TURNED_AWAY),
        tally.under(Books.AWAY));
  }

  private static long count(List<Violation> violations, Violation.Kind kind) {
    return violations.stream().filter(violation -> violation.kind() == kind).count();
  }

  /** Whether every promise was kept. */
  @JsonIgnore
  public boolean isClean() {
    return violations.isEmpty();
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
