package legalhub.simulator.terminals;

import legalhub.wire.v1.IncidentPart;
import legalhub.wire.v1.TerminalPart;

/**
 * What the board says of one terminal.
 *
 * @param isMissed an alert tells that its line is lost
 * @param thereSinceMillis another time than before: it was missed and is back
 */
record Standing(
    boolean there, boolean isWell, boolean isMissed, boolean cloned, long thereSinceMillis) {
  private static final String LINE_LOST = "LINE_LOST";
  private static final String OPEN = "OPEN";
  private static final String GOOD = "GOOD";

  static Standing of(TerminalPart part) {
    return new Standing(
        part.getThere(),
        part.getNetwork().equals(GOOD),
        part.getIncidentsList().stream().map(IncidentPart::getKind).anyMatch(LINE_LOST::equals),
        !part.getShut().equals(OPEN),
        part.getThereSinceMillis());
  }
}
