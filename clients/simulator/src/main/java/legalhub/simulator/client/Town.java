package legalhub.simulator.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What {@code GET /api/town} tells, as far as a client needs it: hub/README.md. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Town(
    List<String> realtimeUrls,
    boolean demo,
    String noticeVersion,
    List<Pool> pools,
    List<Category> categories,
    List<Village> villages) {

  /** Desks that share their lawyers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Pool(String id, List<Desk> desks) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Desk(String id, boolean general) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Village(String id) {}

  /** What people ask about, and the desk that answers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Category(String id, String desk) {}
}
