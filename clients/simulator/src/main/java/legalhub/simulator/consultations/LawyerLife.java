package legalhub.simulator.consultations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.people.Lawyer;
import legalhub.wire.v1.DutyPart;
import legalhub.wire.v1.DutyState;
import legalhub.wire.v1.OfferPart;

/**
 * A lawyer who is on duty, answers what rings, talks and writes the record. Led by what the desk
 * shows, as a person is. On the client's event loop.
 */
final class LawyerLife {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
  private static final Duration EMPTY_WITHIN = Duration.ofSeconds(60);
  private static final int TRIES_MAX = 60;
  private static final Duration BACK_AFTER = Duration.ofSeconds(3);

  private final Day day;
  private final Lawyer person;
  private final Pace pace;
  private final Map<String, OfferPart> offers = new HashMap<>();
  private final Map<String, Matter> matters = new ConcurrentHashMap<>();
  private final Set<String> completed = ConcurrentHashMap.newKeySet();

  /** Offers that ring no more, and whether by a decline. */
  private final Map<String, Boolean> silent = new HashMap<>();

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile Watch board;
  private String ringing = "";
  private DutyState duty = DutyState.DUTY_STATE_UNSPECIFIED;
  private boolean goingHome;

  LawyerLife(Day day, Lawyer person, Pace pace) {
    this.day = day;
    this.person = person;
    this.pace = pace;
  }

  Lawyer person() {
    return person;
  }

  /** The queue, as this lawyer's page shows it; empty before the desk was seen. */
  Optional<Watch> board() {
    return Optional.ofNullable(board);
  }

  boolean isAtHome() {
    return done.isDone();
  }

  /** Consultations whose record the hub has acknowledged. */
  Set<String> completed() {
    return Set.copyOf(completed);
  }

  void completed(String consultation) {
    completed.add(consultation);
    free();
  }

  /** All consultations that this lawyer had. */
  List<String> consultations() {
    return List.copyOf(new TreeSet<>(matters.keySet()));
  }

  /** On duty, and at work from now on; ends when what an earlier run left behind is done. */
  CompletableFuture<Void> begin() {
    return person
        .goOnDuty()
        .thenRun(
            () -> {
              free();
              person.deskWatch().onChange(this::follow);
            })
        .thenCompose(begun -> person.deskWatch().await("empty", LawyerLife::isEmpty, EMPTY_WITHIN))
        .thenApply(empty -> null);
  }

  private static boolean isEmpty(View desk) {
    var work = Lawyer.workIn(desk);
    return desk.part("duty").isPresent()
        && work.getConsultationId().isEmpty()
        && work.getWrapUpConsultationIdsCount() == 0;
  }

  /** No more offers; ends when the desk is empty. */
  CompletableFuture<Void> goHome() {
    Futures.forget(
        person
            .client()
            .onLoop(
                () -> {
                  goingHome = true;
                  insist(person::goOffDuty, () -> duty == DutyState.OFF_DUTY);
                  follow(person.deskWatch().view());
                }));
    return done;
  }

  /** Where the desk stands, for people who don't come to an end. */
  String whereabouts() {
    return "is %s with %s".formatted(duty, Lawyer.workIn(person.deskWatch().view()));
  }

  private void follow(View view) {
    if (!view.isLive()) {
      return;
    }
    onDuty(Lawyer.dutyIn(view));
    var work = Lawyer.workIn(view);
    if (!work.getConsultationId().isEmpty()) {
      matter(work.getConsultationId()).open();
    }
    onOffer(Lawyer.offerIn(view));
    work.getWrapUpConsultationIdsList().forEach(id -> matter(id).write());
    boolean empty = work.getConsultationId().isEmpty() && work.getWrapUpConsultationIdsCount() == 0;
    if (goingHome && empty && duty == DutyState.OFF_DUTY) {
      done.complete(null);
    }
  }

  private void onDuty(DutyPart shown) {
    if (board == null && !shown.getPool().isEmpty()) {
      board = person.boardWatch(shown.getPool());
      board.onChange(this::seeBoard);
    }
    if (shown.getState() == duty) {
      return;
    }
    duty = shown.getState();
    if (duty == DutyState.AVAILABLE) {
      free();
    } else if (duty == DutyState.AWAY || duty == DutyState.OFF_DUTY) {
      day.books.offerTimes.unavailable(person.client().personId());
      if (!shown.getReason().isEmpty()) {
        day.books.tally.count(Books.AWAY + shown.getReason());
      }
      later(BACK_AFTER, this::comeBack);
    }
  }

  /** Who was away too long says so by a touch. */
  private void comeBack() {
    if (!goingHome && (duty == DutyState.AWAY || duty == DutyState.OFF_DUTY)) {
      insist(person::goOnDuty, () -> duty == DutyState.AVAILABLE);
    }
  }

  void free() {
    day.books.offerTimes.free(person.client().personId());
  }

  private void seeBoard(View view) {
    LastLook.waitingIn(view).stream()
        .filter(waits -> day.isNews(waits.getTicketId()))
        .forEach(
            waits ->
                day.books.ledger.note(
                    new Fact.Queued(waits.getTicketId(), waits.getSinceMillis())));
  }

  private void onOffer(OfferPart shown) {
    if (shown.getOfferId().equals(ringing)) {
      return;
    }
    silenced(ringing, false);
    ringing = shown.getOfferId();
    if (!ringing.isEmpty() && offers.put(ringing, shown) == null) {
      offered(shown);
    }
  }

  private void offered(OfferPart offer) {
    var ticket = offer.getTicketId();
    var lawyer = person.client().personId();
    var ring = new Fact.Ring(offer.getWaitingSinceMillis(), offer.getRingsUntilMillis());
    long now = person.client().hubMillis();
    day.books.offerTimes.arrived(ticket, lawyer);
    day.books.ledger.note(
        new Fact.Offered(offer.getOfferId(), ticket, lawyer, ring, offer.getRule(), now));
    var chances = day.options.chances();
    var answer = pace.around(day.options.tempo().answer());
    if (pace.happens(chances.decline())) {
      later(answer, () -> decline(offer));
    } else if (!pace.happens(chances.decline() / 2)) {
      later(answer, () -> accept(offer));
    }
  }

  private void accept(OfferPart offer) {
    var id = offer.getOfferId();
    if (id.equals(ringing)) {
      Futures.whenDone(
          person.accept(id),
          (accepted, refused) -> {
            if (refused == null) {
              matter(id).open();
            }
          });
    }
  }

  private void decline(OfferPart offer) {
    var id = offer.getOfferId();
    if (id.equals(ringing)) {
      Futures.whenDone(
          person.decline(id, "BUSY"),
          (declined, refused) -> {
            if (refused == null) {
              day.books.offerTimes.declined(offer.getTicketId(), person.client().personId());
              silenced(id, true);
            }
          });
    }
  }

  /** Whoever is told first: by the answer to a decline, or by the desk. */
  private void silenced(String offer, boolean declined) {
    if (!offer.isEmpty() && silent.put(offer, declined) == null) {
      long now = person.client().hubMillis();
      day.books.ledger.note(new Fact.Silenced(offer, declined, now));
      if (!matters.containsKey(offer)) {
        day.books.offerTimes.ready(offers.get(offer).getTicketId());
        free();
      }
    }
  }

  /** An accepted offer's consultation has the offer's id. */
  private Matter matter(String consultation) {
    return matters.computeIfAbsent(
        consultation,
        id ->
            new Matter(
                day, this, pace, offers.getOrDefault(id, OfferPart.getDefaultInstance()), id));
  }

  /** Until it is done or no longer wanted. */
  void insist(Supplier<CompletableFuture<?>> what, BooleanSupplier enough) {
    insist(what, enough, TRIES_MAX);
  }

  private void insist(Supplier<CompletableFuture<?>> what, BooleanSupplier enough, int tries) {
    Futures.whenDone(
        what.get(),
        (answer, failure) -> {
          if (failure != null && tries > 1) {
            later(
                TRY_AGAIN,
                () -> {
                  if (!enough.getAsBoolean()) {
                    insist(what, enough, tries - 1);
                  }
                });
          }
        });
  }

  void later(Duration span, Runnable then) {
    Futures.whenDone(person.client().after(span), (late, none) -> then.run());
  }
}
