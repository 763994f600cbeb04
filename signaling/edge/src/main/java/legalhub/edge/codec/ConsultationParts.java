package legalhub.edge.codec;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.session.Brief;
import legalhub.edge.codec.Opening.Value;
import legalhub.wire.v1.AddendumPart;
import legalhub.wire.v1.BriefPart;
import legalhub.wire.v1.CallPart;
import legalhub.wire.v1.ChatPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ParticipantPart;
import legalhub.wire.v1.QualityPart;
import legalhub.wire.v1.RecordPart;

/** What a consultation shows to its participants. */
final class ConsultationParts {
  private ConsultationParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(ConsultationView.Call.class, ConsultationParts::call);
    writers.putClear(ConsultationView.Participant.class, ConsultationParts::participant);
    writers.put(ConsultationView.Asked.class, ConsultationParts::asked);
    writers.put(ConsultationView.Chat.class, ConsultationParts::chat);
    writers.put(ConsultationView.Written.class, ConsultationParts::written);
    writers.put(ConsultationView.Addendum.class, ConsultationParts::addendum);
    writers.putClear(ConsultationView.Measured.class, ConsultationParts::measured);
  }

  private static Part.Builder call(ConsultationView.Call call) {
    var wire =
        CallPart.newBuilder()
            .setConsultationId(call.consultation().value())
            .setPhase(EnumCodec.toWire(call.phase()))
            .setCaseId(call.matter().value())
            .setLawyerId(call.lawyer().value())
            .setSinceMillis(call.since().toEpochMilli())
            .setUntilMillis(call.until().map(Instant::toEpochMilli).orElse(0L))
            .setOnHold(call.onHold())
            .setConflictChecked(call.conflictChecked())
            .setKind(EnumCodec.toWire(call.kind()))
            .setRecordLocksMillis(call.recordLocks().map(Instant::toEpochMilli).orElse(0L))
            .setStars(call.stars())
            .setConferenceId(call.conference().map(ConferenceId::value).orElse(""));
    call.outcome().map(EnumCodec::toWire).ifPresent(wire::setOutcome);
    return Part.newBuilder().setCall(wire);
  }

  private static Part.Builder participant(ConsultationView.Participant participant) {
    return Part.newBuilder()
        .setParticipant(
            ParticipantPart.newBuilder()
                .setPersonId(participant.person())
                .setRole(EnumCodec.toWire(participant.side()))
                .setPresent(participant.present())
                .setMedia(EnumCodec.toWire(participant.media())));
  }

  private static CompletionStage<Part.Builder> asked(
      ConsultationView.Asked asked, Opening opening) {
    var brief = asked.brief();
    return opening
        .all(
            new Value(brief.displayName(), Purpose.NAME),
            new Value(brief.facts(), Purpose.FACTS),
            new Value(brief.message(), Purpose.MESSAGE),
            new Value(brief.otherParty(), Purpose.OTHER_PARTY),
            new Value(brief.contact(), Purpose.CONTACT))
        .thenApply(
            clear ->
                Part.newBuilder()
                    .setBrief(
                        circumstances(asked.desk().value(), brief)
                            .setDisplayName(clear.get(0))
                            .setFacts(joined(clear.get(1), clear.get(2)))
                            .setOtherParty(clear.get(3))
                            .setContact(clear.get(4))));
  }

  private static BriefPart.Builder circumstances(String desk, Brief brief) {
    return BriefPart.newBuilder()
        .setDesk(desk)
        .setCategory(brief.category())
        .setChannel(EnumCodec.toWire(brief.channel()))
        .setVillage(brief.village())
        .addAllGroups(EnumCodec.groupsToWire(brief.groups()))
        .setRecordingConsent(brief.recordingConsent());
  }

  /** The wire has no field for a written message: it follows the facts after an empty line. */
  private static String joined(String facts, String message) {
    return Stream.of(facts, message)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static CompletionStage<Part.Builder> chat(ConsultationView.Chat chat, Opening opening) {
    return opening
        .open(chat.text(), Purpose.CHAT)
        .thenApply(
            text ->
                Part.newBuilder()
                    .setChat(
                        ChatPart.newBuilder()
                            .setNumber(chat.number())
                            .setFrom(EnumCodec.toWire(chat.from()))
                            .setText(text)
                            .setAtMillis(chat.at().toEpochMilli())));
  }

  private static CompletionStage<Part.Builder> written(
      ConsultationView.Written written, Opening opening) {
    var advice = written.advice();
    return opening
        .all(
            new Value(advice.facts(), Purpose.RECORD_FACTS),
            new Value(advice.request(), Purpose.RECORD_REQUEST),
            new Value(advice.advice(), Purpose.RECORD_ADVICE))
        .thenApply(
            clear ->
                Part.newBuilder()
                    .setRecord(
                        RecordPart.newBuilder()
                            .setCategory(advice.category())
                            .setFacts(clear.get(0))
                            .setRequest(clear.get(1))
                            .setAdvice(clear.get(2))
                            .addAllCitedArticles(advice.citedArticles())
                            .setReferral(advice.referral())
                            .setFollowUp(advice.followUp())
                            .setWrittenMillis(written.at().toEpochMilli())));
  }

  private static CompletionStage<Part.Builder> addendum(
      ConsultationView.Addendum addendum, Opening opening) {
    return opening
        .open(addendum.text(), Purpose.ADDENDUM)
        .thenApply(
            text ->
                Part.newBuilder()
                    .setAddendum(
                        AddendumPart.newBuilder()
                            .setNumber(addendum.number())
                            .setText(text)
                            .setAtMillis(addendum.at().toEpochMilli())));
  }

  private static Part.Builder measured(ConsultationView.Measured measured) {
    var quality = measured.quality();
    var wire =
        QualityPart.newBuilder()
            .setFirstFrameMillis(quality.firstFrameMillis())
            .setRoundTripMillis(quality.roundTripMillis())
            .setLossPerMille(quality.lossPerMille())
            .setWidth(quality.width())
            .setHeight(quality.height())
            .setIceRestarts(quality.iceRestarts())
            .setMode(quality.mode());
    measured.step().map(ConferenceEnums::toWire).ifPresent(wire::setStep);
    return Part.newBuilder().setQuality(wire);
  }
}
