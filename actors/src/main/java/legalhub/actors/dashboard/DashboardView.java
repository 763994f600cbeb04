package legalhub.actors.dashboard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.record.Service;
import legalhub.actors.town.DeskId;

/** What a dashboard shows. No name, no word of anybody's, nobody's id. */
public interface DashboardView {
  /**
   * Parts {@code today}, {@code week}, {@code month}, {@code fresh}, {@code alert/ID}, {@code
   * concern/SERVICE/ID}; of the one above all offices {@code office/OFFICE} instead of concerns.
   */
  String FIGURES = "figures";

  /** What a span of days comes to. All counts are of what was asked, or begun, in these days. */
  record Figures(
      Asking asking,
      Waits waits,
      Talks talks,
      Satisfaction satisfaction,
      Breakdown breakdown,
      Optional<Corrections> corrections,
      Optional<Terminals> terminals,
      Optional<Attendances> attendances)
      implements ViewPart {}

  /**
   * What supervised persons did, and what an officer must look into.
   *
   * @param reports by what they count as, {@code OPEN} while they are spoken
   * @param checkIns by where they were
   * @param leaves by state
   * @param exceptions by kind
   * @param unresolved of those, how many nobody has looked into
   */
  record Corrections(
      Map<String, Integer> reports,
      Map<String, Integer> checkIns,
      Map<String, Integer> leaves,
      Map<String, Integer> exceptions,
      int unresolved) {}

  /**
   * How terminals were used, and what was wrong with them.
   *
   * @param uses by the kind of device, as its channel
   * @param incidents by kind
   * @param outOfOrder of those, how many go on or nobody has seen
   */
  record Terminals(Map<String, Integer> uses, Map<String, Integer> incidents, int outOfOrder) {}

  /**
   * Who was in consultations beside the two.
   *
   * @param byRole who came in
   * @param now how many of them are in
   */
  record Attendances(Map<String, Integer> byRole, int now) {}

  /**
   * What became of requests.
   *
   * @param answered of those who came live, like {@code abandoned}, {@code unserved} and {@code
   *     waiting}
   * @param promised wait for a callback or a written answer, {@code kept} have had it
   */
  record Asking(
      int asked, int answered, int abandoned, int unserved, int promised, int kept, int waiting) {}

  /** Waits of those who were answered live, in seconds; empty where nobody was. */
  record Waits(Optional<Integer> p50, Optional<Integer> p90) {}

  /**
   * @param tookPlace that are over
   * @param unwritten of those, how many aren't written down
   */
  record Talks(int underWay, int tookPlace, long seconds, int unwritten) {}

  /**
   * @param rated of {@link Talks#tookPlace}: an average without its coverage says little
   * @param byStars how often each number of stars was given
   */
  record Satisfaction(int rated, Map<String, Integer> byStars) {}

  /** Requests by each of these, and ended consultations by outcome. */
  record Breakdown(
      Map<String, Integer> byChannel,
      Map<String, Integer> byVillage,
      Map<String, Integer> byCategory,
      Map<String, Integer> byHour,
      Map<String, Integer> byOutcome) {}

  /**
   * How new all of it is.
   *
   * @param asOf everything that was told until then is in it
   */
  record Fresh(Instant asOf) implements ViewPart {}

  /** Something that a person should look into. */
  record Concern(Service service, Why why, Instant at, DeskId desk, String category, String village)
      implements ViewPart {}

  /** Why somebody should. */
  enum Why {
    /** A person asked, and nobody could be had. */
    UNSERVED,
    /** At most two stars. */
    LOW_RATING,
    /** Long over, and not written down. */
    UNWRITTEN,
    /** A callback or a written answer is due. */
    PROMISE_DUE
  }

  /** One office, on the dashboard above all of them. */
  record Office(String office, Figures today, Instant asOf) implements ViewPart {}
}
