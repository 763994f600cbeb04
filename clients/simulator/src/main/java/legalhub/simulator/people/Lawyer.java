package legalhub.simulator.people;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Town;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.wire.v1.AcceptOffer;
import legalhub.wire.v1.BoardTopic;
import legalhub.wire.v1.CheckConflict;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.DeclineOffer;
import legalhub.wire.v1.DeskTopic;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.DutyPart;
import legalhub.wire.v1.DutyState;
import legalhub.wire.v1.EndCall;
import legalhub.wire.v1.GoOffDuty;
import legalhub.wire.v1.GoOnDuty;
import legalhub.wire.v1.OfferPart;
import legalhub.wire.v1.Outcome;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.Transfer;
import legalhub.wire.v1.WorkPart;

/** A lawyer at their desk. */
public final class Lawyer {
  private static final String DUTY = "duty";
  private static final String OFFER = "offer";
  private static final String WORK = "work";

  private final HubClient client;
  private final Town town;
  private final Watch desk;

  private Lawyer(HubClient client, Town town) {
    this.client = client;
    this.town = town;
    this.desk = client.watch(Topic.newBuilder().setDesk(DeskTopic.getDefaultInstance()));
  }

  /** Logged in and connected, not yet on duty. */
  public static CompletableFuture<Lawyer> logIn(HubAccess hub, String name, String password) {
    return hub.town()
        .thenCompose(
            town -> hub.staff(name, password).thenApply(client -> new Lawyer(client, town)));
  }

  public HubClient client() {
    return client;
  }

  public Town town() {
    return town;
  }

  /** Their own desk, as their page shows it. */
  public Watch deskWatch() {
    return desk;
  }

  public static DutyPart dutyIn(View view) {
    return view.part(DUTY).map(part -> part.getDuty()).orElse(DutyPart.getDefaultInstance());
  }

  /** Without an id when nothing rings. */
  public static OfferPart offerIn(View view) {
    return view.part(OFFER).map(part -> part.getOffer()).orElse(OfferPart.getDefaultInstance());
  }

  public static WorkPart workIn(View view) {
    return view.part(WORK).map(part -> part.getWork()).orElse(WorkPart.getDefaultInstance());
  }

  /** The whole queue of a pool, as the page shows it beside the desk. */
  public Watch boardWatch(String pool) {
    return client.watch(Topic.newBuilder().setBoard(BoardTopic.newBuilder().setPool(pool)));
  }

  public CompletableFuture<Done> goOnDuty() {
    return client.send(Command.newBuilder().setGoOnDuty(GoOnDuty.getDefaultInstance()));
  }

  public CompletableFuture<Done> goOffDuty() {
    return client.send(Command.newBuilder().setGoOffDuty(GoOffDuty.getDefaultInstance()));
  }

  public CompletableFuture<DutyPart> awaitDuty(DutyState state, Duration within) {
    return desk.await("on duty as " + state, view -> dutyIn(view).getState() == state, within)
        .thenApply(Lawyer::dutyIn);
  }

  public CompletableFuture<OfferPart> awaitOffer(Duration within) {
    return awaitOffer("an offer", offer -> true, within);
  }

  public CompletableFuture<OfferPart> awaitOffer(
      String what, Predicate<OfferPart> wish, Duration within) {
    return desk.await(
            what, view -> view.part(OFFER).isPresent() && wish.test(offerIn(view)), within)
        .thenApply(Lawyer::offerIn);
  }

  /** An accepted offer's consultation has the offer's id: {@link #acceptNext} waits for it. */
  public CompletableFuture<Done> accept(String offerId) {
    return client.send(
        Command.newBuilder().setAcceptOffer(AcceptOffer.newBuilder().setOfferId(offerId)));
  }

  public CompletableFuture<Done> decline(String offerId, String reason) {
    var decline = DeclineOffer.newBuilder().setOfferId(offerId).setReason(reason);
    return client.send(Command.newBuilder().setDeclineOffer(decline));
  }

  /** Accepts the next offer that rings and gives the consultation's id. */
  public CompletableFuture<String> acceptNext(Duration within) {
    return awaitOffer(within)
        .thenCompose(offer -> accept(offer.getOfferId()))
        .thenCompose(
            done ->
                desk.await(
                    "an open consultation",
                    view -> !workIn(view).getConsultationId().isEmpty(),
                    within))
        .thenApply(view -> workIn(view).getConsultationId());
  }

  /** The call of a consultation, not yet joined. */
  public Call call(String consultationId) {
    return new Call(client, consultationId);
  }

  /** Accepts the next offer and joins its call. */
  public CompletableFuture<Call> joinNext(Duration within) {
    return acceptNext(within)
        .thenCompose(
            consultation -> {
              var call = call(consultation);
              return call.join().thenApply(joined -> call);
            });
  }

  public CompletableFuture<Done> checkConflict(String consultationId, boolean conflict) {
    var check = CheckConflict.newBuilder().setConsultationId(consultationId).setConflict(conflict);
    return client.send(Command.newBuilder().setCheckConflict(check));
  }

  public CompletableFuture<Done> endCall(String consultationId, Outcome outcome) {
    var end = EndCall.newBuilder().setConsultationId(consultationId).setOutcome(outcome);
    return client.send(Command.newBuilder().setEndCall(end));
  }

  public CompletableFuture<Done> transferToDesk(String consultationId, String desk) {
    var transfer = Transfer.newBuilder().setConsultationId(consultationId).setDesk(desk);
    return client.send(Command.newBuilder().setTransfer(transfer));
  }

  public CompletableFuture<Done> transferToLawyer(String consultationId, String lawyerId) {
    var transfer = Transfer.newBuilder().setConsultationId(consultationId).setLawyerId(lawyerId);
    return client.send(Command.newBuilder().setTransfer(transfer));
  }

  public CompletableFuture<Done> completeRecord(String consultationId, Advice advice) {
    return client.send(Command.newBuilder().setCompleteRecord(advice.toWire(consultationId)));
  }

  /** The network goes without a word, and is back after {@code away}. */
  public void loseLine(Duration away) {
    client.cutLine(away);
  }

  /** Closes the page. */
  public CompletableFuture<Void> leave() {
    return client.stop();
  }
}
