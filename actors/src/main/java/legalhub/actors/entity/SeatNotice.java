package legalhub.actors.entity;

/** What the holder of a seat is told. */
public sealed interface SeatNotice {
  /** Somebody else sits there now; this connection ends and doesn't come back by itself. */
  record Displaced(String seat) implements SeatNotice {}
}
