package legalhub.edge.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import legalhub.edge.token.Principal;

/** The revocations that still count on this node. Read by any thread. */
final class RevocationRecord {
  /** Nodes' clocks may differ by this much before a revocation is forgotten too early. */
  private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(1);

  private record Key(Revocation.Scope scope, String id) {}

  private final Map<Key, Revocation> live = new ConcurrentHashMap<>();
  private final Duration tokenLife;
  private final Clock clock;

  RevocationRecord(Duration tokenLife, Clock clock) {
    this.tokenLife = tokenLife;
    this.clock = clock;
  }

  /** Takes one; false when it, or a later one, was known. */
  boolean add(Revocation revocation) {
    var key = new Key(revocation.scope(), revocation.id());
    var known = live.get(key);
    if (known != null && !known.at().isBefore(revocation.at())) {
      return false;
    }
    live.merge(key, revocation, (a, b) -> a.at().isBefore(b.at()) ? b : a);
    return true;
  }

  /** The revocation that covers this principal. */
  Optional<Revocation> find(Principal principal) {
    return find(Revocation.Scope.FAMILY, principal.family(), principal)
        .or(() -> find(Revocation.Scope.PERSON, principal.personId(), principal));
  }

  private Optional<Revocation> find(Revocation.Scope scope, String id, Principal principal) {
    return Optional.ofNullable(live.get(new Key(scope, id))).filter(r -> r.covers(principal));
  }

  /** The last ones that were made, the latest first. */
  List<Revocation> latest(int count) {
    return sweep().stream()
        .sorted(Comparator.comparing(Revocation::at).reversed())
        .limit(count)
        .toList();
  }

  /** Those whose tokens may still be about; the rest are forgotten. */
  List<Revocation> sweep() {
    var forgotten = clock.instant().minus(tokenLife).minus(CLOCK_SKEW_MAX);
    live.values().removeIf(revocation -> revocation.at().isBefore(forgotten));
    return List.copyOf(live.values());
  }
}
