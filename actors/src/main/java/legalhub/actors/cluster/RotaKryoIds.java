package legalhub.actors.cluster;

import static legalhub.actors.cluster.KryoIds.id;

import java.util.List;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.RotaView;
import legalhub.actors.rota.ShiftId;

/** The part of {@link KryoIds} that duty rotas need. */
final class RotaKryoIds {
  static final List<KryoIds.Row> ROWS =
      List.of(
          id(910, Rota.Plan.class),
          id(911, Rota.Cancel.class),
          id(912, Rota.Shift.class),
          id(913, ShiftId.class),
          id(915, RotaView.Planned.class));

  private RotaKryoIds() {}
}
