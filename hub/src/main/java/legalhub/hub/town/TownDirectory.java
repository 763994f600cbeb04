package legalhub.hub.town;

import java.time.Instant;
import java.util.List;
import legalhub.actors.town.OpenHours;

/** The town as pages see it: names and ids, nothing secret. */
public record TownDirectory(
    String noticeVersion,
    String hotline,
    Named office,
    List<PoolEntry> pools,
    Choices choices,
    List<LawyerEntry> lawyers,
    Hours hours) {

  /** Something with a permanent id. */
  public record Named(String id, Name name) {}

  /** A lawyer, and the pool that they serve. */
  public record LawyerEntry(String id, Name name, String pool) {}

  /** An office, or several that share their lawyers. */
  public record PoolEntry(String id, Name name, List<DeskEntry> desks) {}

  /**
   * @param assistance nobody asks for it: its people are called into others' consultations
   */
  public record DeskEntry(String id, Name name, boolean general, boolean assistance) {}

  /** A matter people ask about, and the desk that answers. */
  public record Category(String id, Name name, String desk) {}

  /** What can be chosen from in forms. */
  public record Choices(
      List<Category> categories,
      List<Named> villages,
      List<Named> languages,
      List<Named> referrals) {}

  /** The hours as people read them, and as the clock does. */
  public record Hours(OpenHours times, Name text) {
    boolean isOpen(Instant at) {
      return times.isOpen(at);
    }
  }

  public boolean isOpen(Instant at) {
    return hours.isOpen(at);
  }
}
