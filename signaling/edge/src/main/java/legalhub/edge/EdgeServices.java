package legalhub.edge;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import legalhub.actors.entity.Entities;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.Recordings;
import legalhub.edge.revocation.Revocations;
import legalhub.edge.token.Tokens;

/**
 * What the edge is given by the hub: the wiring.
 *
 * @param storeAvailable false refuses every command at once; asked once per command, so it is a
 *     flag and not a probe
 */
public record EdgeServices(
    Entities entities,
    Sealer sealer,
    Recordings recordings,
    Town town,
    ConflictCheck conflicts,
    Tokens tokens,
    Revocations revocations,
    BooleanSupplier storeAvailable,
    Clock clock,
    EdgeMeter meter,
    Conferences conferences) {

  /**
   * What there is for conferences.
   *
   * @param carried whether anything carries the media of three
   * @param recorded whether anything records
   */
  public record Conferences(boolean carried, boolean recorded) {}
}
