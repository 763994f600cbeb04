package legalhub.simulator.people;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.Town;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.wire.v1.ChooseFallback;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.Fallback;
import legalhub.wire.v1.FinishVisit;
import legalhub.wire.v1.PlacePart;
import legalhub.wire.v1.PlaceTopic;
import legalhub.wire.v1.Rate;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.VisitPart;
import legalhub.wire.v1.VisitPhase;
import legalhub.wire.v1.VisitTopic;
import legalhub.wire.v1.Withdraw;

/** A person who seeks advice, at their phone. */
public final class Resident {
  private static final String VISIT = "visit";
  private static final String PLACE = "place";

  private final HubClient client;
  private final Town town;
  private final Watch visit;

  private Resident(HubClient client, Town town) {
    this.client = client;
    this.town = town;
    this.visit = client.watch(Topic.newBuilder().setVisit(VisitTopic.getDefaultInstance()));
  }

  /** A new resident without a name, connected. */
  public static CompletableFuture<Resident> anonymous(HubAccess hub) {
    return hub.town()
        .thenCompose(town -> hub.anonymous().thenApply(client -> new Resident(client, town)));
  }

  public HubClient client() {
    return client;
  }

  public Town town() {
    return town;
  }

  /** Their own visit, as their page shows it. */
  public Watch visitWatch() {
    return visit;
  }

  /** Empty before the first snapshot. */
  public VisitPart visit() {
    return visitIn(visit.view());
  }

  public static VisitPart visitIn(View view) {
    return view.part(VISIT).map(part -> part.getVisit()).orElse(VisitPart.getDefaultInstance());
  }

  /** Gives the ticket once the hub has recorded it. */
  public CompletableFuture<String> ask(Ask ask) {
    var ticket = Ids.next(client.hubMillis());
    return ask(ticket, ask).thenApply(done -> ticket);
  }

  public CompletableFuture<Done> ask(String ticketId, Ask ask) {
    var wire = ask.toWire(ticketId, town.noticeVersion());
    return client.send(Command.newBuilder().setAskForLawyer(wire));
  }

  public CompletableFuture<Done> withdraw(String ticketId) {
    return client.send(
        Command.newBuilder().setWithdraw(Withdraw.newBuilder().setTicketId(ticketId)));
  }

  public CompletableFuture<Done> chooseFallback(
      String ticketId, Fallback kind, String contact, String text) {
    var choice =
        ChooseFallback.newBuilder()
            .setTicketId(ticketId)
            .setKind(kind)
            .setContact(contact)
            .setText(text);
    return client.send(Command.newBuilder().setChooseFallback(choice));
  }

  public CompletableFuture<Done> rate(String consultationId, int stars, String comment) {
    var rate =
        Rate.newBuilder().setConsultationId(consultationId).setStars(stars).setComment(comment);
    return client.send(Command.newBuilder().setRate(rate));
  }

  public CompletableFuture<Done> finish(String consultationId) {
    var finish = FinishVisit.newBuilder().setConsultationId(consultationId);
    return client.send(Command.newBuilder().setFinishVisit(finish));
  }

  public CompletableFuture<VisitPart> awaitPhase(VisitPhase phase, Duration within) {
    return awaitVisit("in phase " + phase, seen -> seen.getPhase() == phase, within);
  }

  public CompletableFuture<VisitPart> awaitVisit(
      String what, Predicate<VisitPart> wish, Duration within) {
    return visit
        .await("visit " + what, view -> wish.test(visitIn(view)), within)
        .thenApply(Resident::visitIn);
  }

  /** The place of a ticket in its queue; to be closed by who asked. */
  public Watch placeWatch(String ticketId) {
    var pool = visit().getPool().isEmpty() ? poolOfFirstDesk() : visit().getPool();
    var place = PlaceTopic.newBuilder().setTicketId(ticketId).setPool(pool);
    return client.watch(Topic.newBuilder().setPlace(place));
  }

  private String poolOfFirstDesk() {
    return town.pools().get(0).id();
  }

  public static PlacePart placeIn(View view) {
    return view.part(PLACE).map(part -> part.getPlace()).orElse(PlacePart.getDefaultInstance());
  }

  public CompletableFuture<PlacePart> awaitPlace(
      String ticketId, Predicate<PlacePart> wish, Duration within) {
    var watch = placeWatch(ticketId);
    return watch
        .await(
            "place as wished",
            view -> view.part(PLACE).isPresent() && wish.test(placeIn(view)),
            within)
        .whenComplete((seen, failure) -> watch.close())
        .thenApply(Resident::placeIn);
  }

  /** The call of a consultation, not yet joined. */
  public Call call(String consultationId) {
    return new Call(client, consultationId);
  }

  /** Waits for a lawyer and joins the call. */
  public CompletableFuture<Call> joinWhenAnswered(Duration within) {
    return awaitPhase(VisitPhase.IN_CONSULTATION, within)
        .thenCompose(
            seen -> {
              var call = call(seen.getConsultationId());
              return call.join().thenApply(joined -> call);
            });
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
