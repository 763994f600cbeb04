package legalhub.edge.codec;

import java.time.Instant;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.QueueView;
import legalhub.wire.v1.BoardPart;
import legalhub.wire.v1.DutyPart;
import legalhub.wire.v1.OfferPart;
import legalhub.wire.v1.OnDutyPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.PlacePart;
import legalhub.wire.v1.WaitingPart;
import legalhub.wire.v1.WorkPart;

/** What a queue shows to residents, lawyers and staff. Nothing in it is personal. */
final class QueueParts {
  private QueueParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(QueueView.Place.class, QueueParts::place);
    writers.putClear(QueueView.Duty.class, QueueParts::duty);
    writers.putClear(QueueView.Offer.class, QueueParts::offer);
    writers.putClear(QueueView.Work.class, QueueParts::work);
    writers.putClear(QueueView.Board.class, QueueParts::board);
    writers.putClear(QueueView.Waiting.class, QueueParts::waiting);
    writers.putClear(QueueView.OnDuty.class, QueueParts::onDuty);
  }

  private static Part.Builder place(QueueView.Place place) {
    var wire =
        PlacePart.newBuilder()
            .setAhead(place.ahead())
            .setLawyers(place.lawyers())
            .setAsofMillis(place.asOf().toEpochMilli())
            .setState(EnumCodec.toWire(place.state()))
            .addAllFallbacks(EnumCodec.toWire(place.instead()))
            .setGeneralDesk(place.generalDesk());
    place
        .waitSeconds()
        .ifPresent(wait -> wire.setWaitP50Seconds(wait.p50()).setWaitP90Seconds(wait.p90()));
    return Part.newBuilder().setPlace(wire);
  }

  private static Part.Builder duty(QueueView.Duty duty) {
    return Part.newBuilder()
        .setDuty(
            DutyPart.newBuilder()
                .setState(EnumCodec.toWire(duty.state()))
                .setSinceMillis(duty.since().toEpochMilli())
                .setReason(duty.reason())
                .setPool(duty.pool().value()));
  }

  private static Part.Builder offer(QueueView.Offer offer) {
    return Part.newBuilder()
        .setOffer(
            OfferPart.newBuilder()
                .setOfferId(offer.offer().value())
                .setTicketId(offer.ticket().value())
                .setDesk(offer.desk().value())
                .setCategory(offer.category())
                .setChannel(EnumCodec.toWire(offer.channel()))
                .setVillage(offer.village())
                .setWaitingSinceMillis(offer.waitingSince().toEpochMilli())
                .setRingsUntilMillis(offer.ringsUntil().toEpochMilli())
                .setRule(offer.rule().name())
                .addAllGroups(EnumCodec.groupsToWire(offer.groups()))
                .setKind(EnumCodec.toWire(offer.kind()))
                .setMedia(EnumCodec.toWire(offer.media())));
  }

  private static Part.Builder work(QueueView.Work work) {
    return Part.newBuilder()
        .setWork(
            WorkPart.newBuilder()
                .setConsultationId(work.open().map(ConsultationId::value).orElse(""))
                .addAllWrapUpConsultationIds(
                    work.wrapUp().stream().map(ConsultationId::value).toList())
                .setAssistsConferenceId(work.assists().map(ConferenceId::value).orElse("")));
  }

  private static Part.Builder board(QueueView.Board board) {
    return Part.newBuilder()
        .setBoard(
            BoardPart.newBuilder()
                .setWaiting(board.waiting())
                .setAvailable(board.available())
                .setInCall(board.inCall())
                .setWrapUp(board.wrapUp())
                .setAway(board.away())
                .setOpen(board.open())
                .setLongestWaitingSinceMillis(
                    board.longestWaitingSince().map(Instant::toEpochMilli).orElse(0L)));
  }

  private static Part.Builder onDuty(QueueView.OnDuty lawyer) {
    return Part.newBuilder()
        .setOnDuty(
            OnDutyPart.newBuilder()
                .setLawyerId(lawyer.lawyer().value())
                .setState(EnumCodec.toWire(lawyer.state()))
                .setSinceMillis(lawyer.since().toEpochMilli())
                .setTalkingSinceMillis(
                    lawyer.talkingSince().map(Instant::toEpochMilli).orElse(0L)));
  }

  private static Part.Builder waiting(QueueView.Waiting waiting) {
    return Part.newBuilder()
        .setWaiting(
            WaitingPart.newBuilder()
                .setTicketId(waiting.ticket().value())
                .setDesk(waiting.desk().value())
                .setCategory(waiting.category())
                .setSinceMillis(waiting.since().toEpochMilli())
                .setState(EnumCodec.toWire(waiting.state()))
                .setPlace(waiting.place())
                .addAllGroups(EnumCodec.groupsToWire(waiting.groups()))
                .setKind(EnumCodec.toWire(waiting.kind()))
                .setOfferedTo(waiting.offeredTo().map(LawyerId::value).orElse("")));
  }
}
