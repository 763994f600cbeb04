package legalhub.simulator.dashboards;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import legalhub.simulator.measure.Percentiles;

/**
 * What came of a run, as one line of JSON.
 *
 * @param happened changes of the figures that the hub acknowledged: who asked, who went
 * @param pushes that all screens got while it happened
 * @param conflated changes that went out together with another, over all screens
 * @param lagMillis from the acknowledgement of an asking to its being on a screen, each at each
 * @param bytesPerPush on the socket, before its own compression
 * @param cpuMicrosPerPush of the hub, with all else that it did; absent where nobody measured it
 * @param upToDate screens that showed all askings at the end
 * @param today the newest figures
 */
public record DashboardReport(
    int watchers,
    long happened,
    long pushes,
    long conflated,
    Percentiles lagMillis,
    long bytesPerPush,
    Double cpuMicrosPerPush,
    int upToDate,
    Map<String, Integer> today) {

  @JsonIgnore
  public boolean isClean() {
    return upToDate == watchers;
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
