package legalhub.hub.webhook;

import java.util.Locale;
import legalhub.actors.queue.PoolId;

/** What one courier brings: what an office records of one sort, in its own order. */
record HookStream(PoolId office, Sort sort) {
  /** The sorts. The names are permanent: positions are kept under them. */
  enum Sort {
    LEDGER,
    ALERTS;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Under which its positions are kept. */
  String key() {
    return office.value() + "/" + sort.key();
  }
}
