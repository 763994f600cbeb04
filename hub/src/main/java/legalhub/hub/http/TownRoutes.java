package legalhub.hub.http;

import java.util.List;
import legalhub.hub.town.Name;
import legalhub.hub.town.TownDirectory;
import legalhub.hub.town.TownDirectory.Category;
import legalhub.hub.town.TownDirectory.LawyerEntry;
import legalhub.hub.town.TownDirectory.Named;
import legalhub.hub.town.TownDirectory.PoolEntry;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code GET /api/town}: what pages need to know before anybody has logged in. */
final class TownRoutes extends ApiDirectives {
  private final TownDirectory town;
  private final Origins origins;
  private final Site.Facts facts;

  private record Answer(
      List<String> realtimeUrls,
      boolean demo,
      String noticeVersion,
      Named office,
      List<PoolEntry> pools,
      List<Category> categories,
      List<Named> villages,
      List<Named> languages,
      List<Named> referrals,
      List<LawyerEntry> lawyers,
      Hours hours,
      String hotline,
      String cardReaderUrl,
      String conferences,
      boolean recorder) {}

  /** Whose days these are says the zone, as the IANA names it. */
  private record Hours(boolean open, Name text, String zone) {}

  TownRoutes(Site.Facts facts, Origins origins) {
    this.town = facts.town();
    this.origins = origins;
    this.facts = facts;
  }

  Route route() {
    return path(
        "town", () -> get(() -> extractRequest(request -> answer(origins.realtimeUrls(request)))));
  }

  private Route answer(List<String> realtimeUrls) {
    return complete(
        Json.ok(
            new Answer(
                realtimeUrls,
                facts.demo(),
                town.noticeVersion(),
                town.office(),
                town.pools(),
                town.choices().categories(),
                town.choices().villages(),
                town.choices().languages(),
                town.choices().referrals(),
                town.lawyers(),
                hours(),
                town.hotline(),
                origins.cardReaderUrl().orElse(null),
                facts.rooms().kind(),
                facts.rooms().recorder())));
  }

  private Hours hours() {
    var hours = town.hours();
    return new Hours(
        town.isOpen(facts.clock().instant()), hours.text(), hours.times().zone().getId());
  }
}
