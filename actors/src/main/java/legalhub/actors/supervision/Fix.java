package legalhub.actors.supervision;

import legalhub.actors.privacy.Sealed;

/**
 * Where somebody was at a moment.
 *
 * @param position the coordinates, sealed; none where none was given
 * @param placement what they mean for this person's area
 */
public record Fix(Sealed position, Placement placement) {}
