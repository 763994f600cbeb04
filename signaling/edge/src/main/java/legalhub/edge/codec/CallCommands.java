package legalhub.edge.codec;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.town.DeskId;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.ReportQuality;
import legalhub.wire.v1.Transfer;

/** What the participants do in a call. */
final class CallCommands {
  private static final int LOSS_PER_MILLE_MAX = 1_000;
  private static final Set<String> MODES = Set.of("video", "audio", "text");

  private final Sealer sealer;

  CallCommands(Sealer sealer) {
    this.sealer = sealer;
  }

  void addTo(Map<BodyCase, CommandCodec.Translator> translators) {
    translators.put(BodyCase.JOIN_CALL, this::joinCall);
    translators.put(BodyCase.LEAVE_CALL, this::leaveCall);
    translators.put(BodyCase.SAY, this::say);
    translators.put(BodyCase.SET_MEDIA, this::setMedia);
    translators.put(BodyCase.SET_HOLD, this::setHold);
    translators.put(BodyCase.END_CALL, this::endCall);
    translators.put(BodyCase.REPORT_QUALITY, this::reportQuality);
    translators.put(BodyCase.TRANSFER, this::transfer);
    translators.put(BodyCase.CHECK_CONFLICT, this::checkConflict);
  }

  /** To the consultation, if that is an id. */
  static Translated to(String consultation, Object command) {
    return Field.isId(consultation)
        ? Translated.to(address(consultation), command)
        : Translated.invalid();
  }

  static EntityAddress address(String consultation) {
    return new EntityAddress(EntityKind.CONSULTATION, consultation);
  }

  private Translated joinCall(Command command, Speaker speaker) {
    var join = command.getJoinCall();
    return to(join.getConsultationId(), new Consultation.Join(EnumCodec.fromWire(join.getMedia())));
  }

  private Translated leaveCall(Command command, Speaker speaker) {
    return to(command.getLeaveCall().getConsultationId(), new Consultation.Leave());
  }

  private Translated say(Command command, Speaker speaker) {
    var say = command.getSay();
    if (!Field.isId(say.getConsultationId()) || !Field.isFilled(say.getText(), Field.CHAT_MAX)) {
      return Translated.invalid();
    }
    var consultation = new ConsultationId(say.getConsultationId());
    return speaker
        .subjectOf(consultation)
        .map(
            subject ->
                Translated.to(
                    address(say.getConsultationId()),
                    new Seals(sealer, subject)
                        .seal(Purpose.CHAT, say.getText())
                        .thenApply(Consultation.Say::new)))
        .orElseGet(() -> new Translated.ResidentUnknown(consultation));
  }

  private Translated setMedia(Command command, Speaker speaker) {
    var set = command.getSetMedia();
    return to(
        set.getConsultationId(), new Consultation.SetMedia(EnumCodec.fromWire(set.getMedia())));
  }

  private Translated setHold(Command command, Speaker speaker) {
    var set = command.getSetHold();
    return to(set.getConsultationId(), new Consultation.SetHold(set.getOn()));
  }

  private Translated endCall(Command command, Speaker speaker) {
    var end = command.getEndCall();
    return EnumCodec.fromWire(end.getOutcome())
        .map(outcome -> to(end.getConsultationId(), new Consultation.End(outcome)))
        .orElseGet(Translated::invalid);
  }

  private Translated reportQuality(Command command, Speaker speaker) {
    var report = command.getReportQuality();
    return isPlausible(report)
        ? to(report.getConsultationId(), new Consultation.ReportQuality(quality(report)))
        : Translated.invalid();
  }

  private static boolean isPlausible(ReportQuality report) {
    return Field.isCount(
            report.getFirstFrameMillis(),
            report.getRoundTripMillis(),
            report.getLossPerMille(),
            report.getWidth(),
            report.getHeight(),
            report.getIceRestarts())
        && report.getLossPerMille() <= LOSS_PER_MILLE_MAX
        && MODES.contains(report.getMode());
  }

  private static Consultation.Quality quality(ReportQuality report) {
    return new Consultation.Quality(
        report.getFirstFrameMillis(),
        report.getRoundTripMillis(),
        report.getLossPerMille(),
        report.getWidth(),
        report.getHeight(),
        report.getIceRestarts(),
        report.getMode());
  }

  private Translated transfer(Command command, Speaker speaker) {
    var transfer = command.getTransfer();
    return target(transfer)
        .map(made -> to(transfer.getConsultationId(), made))
        .orElseGet(Translated::invalid);
  }

  private static Optional<Consultation.Transfer> target(Transfer transfer) {
    return switch (transfer.getToCase()) {
      case LAWYER_ID ->
          Optional.of(transfer.getLawyerId())
              .filter(Field::isId)
              .map(
                  id -> new Consultation.Transfer(Optional.of(new LawyerId(id)), Optional.empty()));
      case DESK ->
          Optional.of(transfer.getDesk())
              .filter(Field::isId)
              .map(id -> new Consultation.Transfer(Optional.empty(), Optional.of(new DeskId(id))));
      case TO_NOT_SET -> Optional.empty();
    };
  }

  private Translated checkConflict(Command command, Speaker speaker) {
    var check = command.getCheckConflict();
    return to(check.getConsultationId(), new Consultation.CheckConflict(check.getConflict()));
  }
}
