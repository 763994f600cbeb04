package legalhub.actors.rota;

import legalhub.actors.entity.ViewPart;

/** What administrators, the office's officers and its lawyers see of the rota. */
public interface RotaView {
  /** Parts {@code shift/ID}, also of the last weeks. */
  String SHIFTS = "shifts";

  /**
   * @param by who planned it last
   */
  record Planned(Rota.Shift shift, String by) implements ViewPart {}
}
