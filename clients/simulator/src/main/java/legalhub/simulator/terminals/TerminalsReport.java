package legalhub.simulator.terminals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import legalhub.simulator.consultations.Report;
import legalhub.simulator.measure.Percentiles;

/**
 * What came of a run, as one line of JSON.
 *
 * @param count terminals that were to be
 * @param enrolled that an administrator approved
 * @param loggedIn that their keys let in
 * @param connectMillis of each, from asking for the question that its log-in answers to the welcome
 * @param beatMillis from a beat's sending to its answer
 * @param missedHeartbeats beats that weren't answered before the next was due, and lines lost that
 *     the script left alone
 * @param falseAlerts of devices that were alive
 * @param consultations what people did meanwhile
 */
public record TerminalsReport(
    int count,
    int enrolled,
    int loggedIn,
    Percentiles connectMillis,
    Beats beats,
    Percentiles beatMillis,
    int missedHeartbeats,
    int falseAlerts,
    Percentiles alertMillis,
    Dead dead,
    Unexpected unexpected,
    Uses uses,
    Beside consultations) {

  /** Of the run's span. */
  public record Beats(int sent, int answered) {}

  /**
   * What became of those who died.
   *
   * @param missing no alert came
   * @param late it came, but not in the time that is promised
   * @param killedAlertMillis of those whose socket was reset
   * @param darkAlertMillis of those that just fell silent
   */
  public record Dead(
      int count,
      int missing,
      int late,
      Percentiles killedAlertMillis,
      Percentiles darkAlertMillis) {}

  /**
   * What nobody scripted.
   *
   * @param turnedAway tries to come in that ended before a welcome
   * @param cloned devices that were shut out
   * @param rejoined lines that came back
   */
  public record Unexpected(int linesLost, int turnedAway, int cloned, int rejoined) {}

  /** People who sat down at devices, and left. */
  public record Uses(int begun, int ended) {}

  /** The consultations' own figures, as far as they are wanted here. */
  public record Beside(
      int asked,
      int answered,
      int completed,
      long doubleAssigned,
      long lost,
      long outOfOrder,
      Report.Broken broken,
      @JsonIgnore boolean isClean) {

    static Beside of(Report report) {
      return new Beside(
          report.asked(),
          report.answered(),
          report.completed(),
          report.doubleAssigned(),
          report.lost(),
          report.outOfOrder(),
          report.broken(),
          report.isClean());
    }
  }

  @JsonIgnore
  public boolean isClean() {
    return enrolled == count
        && loggedIn == count
        && missedHeartbeats == 0
        && falseAlerts == 0
        && dead.missing() == 0
        && dead.late() == 0
        && unexpected.cloned() == 0
        && uses.begun() == uses.ended()
        && consultations.isClean();
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
