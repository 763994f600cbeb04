package legalhub.simulator.reports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import legalhub.simulator.measure.Percentiles;

/**
 * What came of a run, as one line of JSON.
 *
 * @param started reports that persons set about
 * @param completed reports whose end the hub answered with a hash
 * @param accepted of them, by the hub's verdict; so {@code needsReview} and {@code rejected}
 * @param lostChunks refused for good, given up by the hub, not heard, or heard as something else
 * @param hashMismatch reports of which the hub has other bytes, or fewer, than the person made
 * @param ackMillis from a chunk's first sending to the acknowledgement that covers it
 * @param liveLagMillis from a chunk's first sending to its arrival at the officer who listens
 * @param bytesSent that the recorders gave
 * @param bytesHeard that arrived at officers, each chunk once
 */
public record ReportsReport(
    int started,
    int completed,
    int accepted,
    int needsReview,
    int rejected,
    int lostChunks,
    int hashMismatch,
    Percentiles ackMillis,
    Percentiles liveLagMillis,
    long bytesSent,
    long bytesHeard) {

  @JsonIgnore
  public boolean isClean() {
    return lostChunks == 0 && hashMismatch == 0 && completed >= started && bytesHeard == bytesSent;
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
