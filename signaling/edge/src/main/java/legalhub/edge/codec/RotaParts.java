package legalhub.edge.codec;

import legalhub.actors.rota.RotaView;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ShiftPart;

/** An office's duty rota: when its own people work, and nothing of those they serve. */
final class RotaParts {
  private RotaParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(RotaView.Planned.class, RotaParts::shift);
  }

  private static Part.Builder shift(RotaView.Planned part) {
    var shift = part.shift();
    return Part.newBuilder()
        .setShift(
            ShiftPart.newBuilder()
                .setShiftId(shift.id().value())
                .setLawyerId(shift.lawyer().value())
                .setFromMillis(shift.from().toEpochMilli())
                .setUntilMillis(shift.until().toEpochMilli())
                .setPlannedBy(part.by()));
  }
}
