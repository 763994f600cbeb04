package legalhub.actors.fleet;

import legalhub.actors.entity.ViewPart;

/** What administrators see of all terminals, and officers of those of their offices. */
public interface FleetView {
  /** Parts {@code device/ID}. */
  String BOARD = "board";

  record Device(Fleet.Entry entry) implements ViewPart {}
}
