package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.rota.Rota;
import legalhub.actors.rota.ShiftId;
import legalhub.persistence.journal.v1.RotaCancelled;
import legalhub.persistence.journal.v1.RotaPlanned;

/** The events of an office's duty rota. */
final class RotaCodec {
  private RotaCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "rota.planned.v1",
            Rota.Planned.class,
            RotaCodec::planned,
            RotaPlanned.parser(),
            m -> new Rota.Planned(shift(m), m.getBy()))
        .on(
            "rota.cancelled.v1",
            Rota.Cancelled.class,
            e -> RotaCancelled.newBuilder().setShift(e.shift().value()).setBy(e.by()).build(),
            RotaCancelled.parser(),
            m -> new Rota.Cancelled(new ShiftId(m.getShift()), m.getBy()));
  }

  private static RotaPlanned planned(Rota.Planned e) {
    var shift = e.shift();
    return RotaPlanned.newBuilder()
        .setShift(shift.id().value())
        .setLawyer(shift.lawyer().value())
        .setFrom(toJournal(shift.from()))
        .setUntil(toJournal(shift.until()))
        .setBy(e.by())
        .build();
  }

  private static Rota.Shift shift(RotaPlanned m) {
    return new Rota.Shift(
        new ShiftId(m.getShift()),
        new LawyerId(m.getLawyer()),
        fromJournal(m.getFrom()),
        fromJournal(m.getUntil()));
  }
}
