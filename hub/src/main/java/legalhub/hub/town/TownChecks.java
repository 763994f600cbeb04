package legalhub.hub.town;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.hub.town.TownDirectory.Category;
import legalhub.hub.town.TownDirectory.DeskEntry;
import legalhub.hub.town.TownDirectory.Named;

/** What one entry of the file says about another: every name must lead somewhere, once. */
final class TownChecks {
  private final Reading town;
  private final List<PoolDraft> pools;

  TownChecks(Reading town, List<PoolDraft> pools) {
    this.town = town;
    this.pools = pools;
  }

  void pools() {
    if (pools.isEmpty()) {
      town.problem("pools", "has no pool: nobody could be served");
    }
    unique("pools", pools.stream().map(PoolDraft::id).toList());
    for (var pool : pools) {
      long general = pool.desks().stream().filter(DeskEntry::general).count();
      if (general != 1) {
        pool.at()
            .problem("desks", "must have exactly one general desk, and has %d".formatted(general));
      }
    }
    // A category names a desk alone, so a desk's id must be one in the whole town.
    unique("pools.desks", deskIds());
  }

  void categories(List<Category> categories) {
    if (categories.isEmpty()) {
      town.problem("categories", "is empty: nobody could ask anything");
    }
    unique("categories", categories.stream().map(Category::id).toList());
    for (int i = 0; i < categories.size(); i++) {
      var desk = categories.get(i).desk();
      if (!deskIds().contains(desk)) {
        town.problem("categories[%d].desk".formatted(i), noSuch(desk, "desk", deskIds()));
      } else if (isAssistance(desk)) {
        town.problem(
            "categories[%d].desk".formatted(i),
            "names \"" + desk + "\", whose people are called by others and answer nobody");
      }
    }
  }

  private boolean isAssistance(String desk) {
    return pools.stream()
        .flatMap(pool -> pool.desks().stream())
        .anyMatch(entry -> entry.id().equals(desk) && entry.assistance());
  }

  void named(String key, List<Named> entries) {
    unique(key, entries.stream().map(Named::id).toList());
  }

  void lawyers(List<LawyerDraft> lawyers, List<Named> languages, List<Named> villages) {
    for (var lawyer : lawyers) {
      poolOf(lawyer).ifPresent(pool -> desks(lawyer, pool));
      if (lawyer.skills().desks().isEmpty()) {
        lawyer.at().problem("desks", "is empty: this lawyer would never be offered anybody");
      }
      known(lawyer, "languages", lawyer.skills().languages(), ids(languages));
      known(lawyer, "villages", lawyer.skills().villages(), ids(villages));
    }
    for (var pool : pools) {
      if (lawyers.stream().noneMatch(lawyer -> lawyer.pool().equals(pool.id()))) {
        pool.at().problem("id", "\"" + pool.id() + "\" has no lawyer");
      }
    }
  }

  void people(List<Staff.Member> people) {
    unique("lawyers and town.staff, id", people.stream().map(Staff.Member::id).toList());
    unique("lawyers and town.staff, login", people.stream().map(Staff.Member::login).toList());
  }

  private Optional<PoolDraft> poolOf(LawyerDraft lawyer) {
    var pool = pools.stream().filter(p -> p.id().equals(lawyer.pool())).findFirst();
    if (pool.isEmpty()) {
      var there = pools.stream().map(PoolDraft::id).toList();
      lawyer.at().problem("pool", noSuch(lawyer.pool(), "pool", there));
    }
    return pool;
  }

  private static void desks(LawyerDraft lawyer, PoolDraft pool) {
    var there = pool.desks().stream().map(DeskEntry::id).toList();
    lawyer.skills().desks().stream()
        .filter(desk -> !pool.has(desk))
        .forEach(desk -> lawyer.at().problem("desks", noSuch(desk, "desk of its pool", there)));
  }

  private static void known(LawyerDraft lawyer, String key, Set<String> named, List<String> there) {
    named.stream()
        .filter(id -> !there.contains(id))
        .forEach(id -> lawyer.at().problem(key, noSuch(id, "one of the town's " + key, there)));
  }

  private static String noSuch(String id, String kind, List<String> there) {
    var choice = there.stream().filter(other -> !other.isEmpty()).collect(Collectors.joining(", "));
    return "names \"%s\", which is not %s (there are: %s)"
        .formatted(id, kind.startsWith("one") ? kind : "a " + kind, choice);
  }

  private void unique(String key, List<String> ids) {
    var seen = new HashSet<String>();
    ids.stream()
        .filter(id -> !seen.add(id))
        .distinct()
        .forEach(id -> town.problem(key, "has \"" + id + "\" more than once"));
  }

  private List<String> deskIds() {
    return pools.stream().flatMap(pool -> pool.desks().stream()).map(DeskEntry::id).toList();
  }

  private static List<String> ids(List<Named> entries) {
    return entries.stream().map(Named::id).toList();
  }
}
