package legalhub.actors.ledger;

import java.time.LocalDate;
import java.util.Optional;
import org.pcollections.OrderedPMap;

/**
 * A ledger.
 *
 * @param recent the latest version of the records that came last. Older ones are told by a table
 *     that whoever feeds the ledger looks into first: what is neither here nor there can't have
 *     been appended
 * @param unsigned the day of the first entry that no signed head covers
 */
public record LedgerState(
    long entries, String head, OrderedPMap<String, Long> recent, Optional<LocalDate> unsigned) {
  /** Far more than can be under way: each slice of the projection brings one after the other. */
  static final int RECENT_MAX = 256;

  static LedgerState empty(String office) {
    return new LedgerState(0, Chain.start(office), OrderedPMap.empty(), Optional.empty());
  }

  boolean has(Ledger.Entry entry) {
    var latest = recent.get(entry.record());
    return latest != null && latest >= entry.version();
  }

  LedgerState with(Ledger.Entry entry, LocalDate today) {
    var kept = recent.minus(entry.record()).plus(entry.record(), entry.version());
    while (kept.size() > RECENT_MAX) {
      kept = kept.minus(kept.keySet().iterator().next());
    }
    return new LedgerState(
        entries + 1, Chain.next(head, entry), kept, unsigned.or(() -> Optional.of(today)));
  }

  LedgerState signed() {
    return new LedgerState(entries, head, recent, Optional.empty());
  }
}
