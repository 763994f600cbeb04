package legalhub.edge.connection;

import java.util.Optional;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.Side;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;

/**
 * A consultation's call or a conference, as far as this connection has seen it.
 *
 * @param open whether its media is still negotiated
 * @param seat the one that this person's presence keeps; empty for who only looks
 */
record SeenCall(EntityAddress address, boolean open, Optional<String> seat) {

  static SeenCall of(ConsultationView.Call call, Caller viewer) {
    return new SeenCall(
        new EntityAddress(EntityKind.CONSULTATION, call.consultation().value()),
        isOpen(call),
        sideOf(viewer, call).map(Side::seat));
  }

  static SeenCall of(ConferenceView.Whole whole, Caller viewer) {
    return new SeenCall(
        new EntityAddress(EntityKind.CONFERENCE, whole.conference().value()),
        whole.ended().isEmpty(),
        whole.own().map(member -> viewer.id()));
  }

  private static boolean isOpen(ConsultationView.Call call) {
    return switch (call.phase()) {
      case JOINING, TALKING, DROPPED -> true;
      case RECORDING_ADVICE, CLOSED -> false;
    };
  }

  private static Optional<Side> sideOf(Caller caller, ConsultationView.Call call) {
    if (caller.is(Caller.Role.RESIDENT, call.resident().value())) {
      return Optional.of(Side.RESIDENT);
    }
    return caller.is(Caller.Role.LAWYER, call.lawyer().value())
        ? Optional.of(Side.LAWYER)
        : Optional.empty();
  }
}
