package legalhub.simulator.consultations;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.RefusedException;
import legalhub.simulator.client.View;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.people.Ask;
import legalhub.simulator.people.Resident;
import legalhub.wire.v1.Group;
import legalhub.wire.v1.VisitPart;

/**
 * A resident who asks, waits, talks, rates and asks again, until the day is over. Led by what the
 * page shows, as a person is. On the client's event loop.
 */
final class ResidentLife {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
  private static final Duration AWAY_MAX = Duration.ofSeconds(8);
  private static final Duration PATIENCE_MAX = Duration.ofSeconds(10);
  private static final double RATING_CHANCE = 0.7;
  private static final double ELDERLY_CHANCE = 0.1;
  private static final int STARS_MAX = 5;

  private final Day day;
  private final Resident person;
  private final Pace pace;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Set<String> rated = new HashSet<>();

  /** Tickets about which it was decided already how this person behaves. */
  private final Set<String> decided = new HashSet<>();

  private final Set<String> acknowledged = new HashSet<>();
  private Ask ask;
  private String ticket = "";
  private String moment = "";
  private boolean asking;
  private long awaySinceMillis;
  private Waiting waiting;
  private Talk talk;

  ResidentLife(Day day, Resident person, Pace pace) {
    this.day = day;
    this.person = person;
    this.pace = pace;
  }

  /** Until the day is over and nothing is open. */
  CompletableFuture<Void> live() {
    person.visitWatch().onChange(this::follow);
    return done;
  }

  Resident person() {
    return person;
  }

  boolean isAtHome() {
    return done.isDone();
  }

  /** Consultations that this person has rated, as the hub has acknowledged. */
  List<String> ratedConsultations() {
    return List.copyOf(rated);
  }

  /** Where the page stands, for people who don't come to an end. */
  String whereabouts() {
    return "is %s with ticket %s".formatted(person.visit().getPhase(), ticket);
  }

  /** The day has ended: a person who thinks goes home, one who waits gives up. */
  void goHome() {
    Futures.forget(
        person
            .client()
            .onLoop(
                () -> {
                  moment = "";
                  follow(person.visitWatch().view());
                }));
  }

  private void follow(View view) {
    var visit = Resident.visitIn(view);
    var now = visit.getPhase() + "/" + visit.getTicketId() + "/" + visit.getConsultationId();
    noteLine(view.isLive());
    // What was asked for and isn't shown yet: the page shows a moment before.
    boolean early = asking && !visit.getTicketId().equals(ticket);
    if (!view.isLive() || early || now.equals(moment)) {
      return;
    }
    asking = false;
    moment = now;
    note(visit);
    closeWhatIsOver(visit);
    switch (visit.getPhase()) {
      case IDLE -> idle();
      case WAITING -> waiting(visit);
      case IN_CONSULTATION -> inConsultation(visit);
      case RATING -> rating(visit);
      case CHOOSING, PROMISED -> leave(visit);
      default -> {}
    }
  }

  private void noteLine(boolean there) {
    long now = person.client().hubMillis();
    if (!there && awaySinceMillis == 0) {
      awaySinceMillis = now;
    } else if (there && awaySinceMillis > 0) {
      day.books.ledger.note(new Fact.Away(ticket, awaySinceMillis, now));
      awaySinceMillis = 0;
    }
  }

  private void note(VisitPart visit) {
    var about = visit.getTicketId().isEmpty() ? ticket : visit.getTicketId();
    if (about.equals(ticket) && !visit.getTicketId().isEmpty()) {
      asked();
    }
    day.books.ledger.note(new Fact.Shown(about, visit.getPhase().name(), visit.getReason()));
  }

  private void closeWhatIsOver(VisitPart visit) {
    if (waiting != null) {
      waiting.close();
      waiting = null;
    }
    boolean same = talk != null && talk.call().consultationId().equals(visit.getConsultationId());
    if (talk != null && !same) {
      talk.close();
      talk.call().close();
      talk = null;
    }
  }

  private void idle() {
    day.books.offerTimes.over(ticket);
    if (day.isOver()) {
      done.complete(null);
    } else {
      later(pace.around(day.options.tempo().think()), this::askForLawyer);
    }
  }

  private void askForLawyer() {
    if (day.isOver()) {
      done.complete(null);
      return;
    }
    ticket = Ids.next(person.client().hubMillis());
    ask = Ask.about(pace.oneOf(day.town.categories()));
    if (pace.happens(ELDERLY_CHANCE)) {
      ask = ask.of(Group.ELDERLY);
    }
    asking = true;
    Futures.whenDone(
        person.ask(ticket, ask),
        (recorded, refused) -> {
          if (refused == null) {
            asked();
          } else {
            asking = false;
            later(TRY_AGAIN, this::askForLawyer);
          }
        });
  }

  /** The hub has it: it said so, or shows it. */
  private void asked() {
    if (acknowledged.add(ticket)) {
      var precedence =
          ask.groups().isEmpty() ? Fact.Precedence.FIRST_COME : Fact.Precedence.PRIORITY_GROUP;
      day.books.ledger.note(new Fact.Asked(ticket, ask.category().desk(), precedence));
      day.books.tally.count(Tally.Once.ASKED, ticket);
      day.books.offerTimes.ready(ticket);
    }
  }

  private void waiting(VisitPart visit) {
    waiting = new Waiting(day, person, visit.getTicketId());
    day.books.offerTimes.ready(visit.getTicketId());
    if (day.isOver()) {
      withdraw(visit.getTicketId());
    } else if (decided.add("wait/" + visit.getTicketId())) {
      var chances = day.options.chances();
      if (pace.happens(chances.withdraw())) {
        later(pace.upTo(PATIENCE_MAX), () -> withdraw(visit.getTicketId()));
      } else if (pace.happens(chances.drop())) {
        later(pace.upTo(PATIENCE_MAX), this::loseLine);
      }
    }
  }

  private void withdraw(String from) {
    insist(() -> giveUp(from).thenRun(() -> day.books.tally.count(Tally.Once.WITHDRAWN, from)));
  }

  private CompletableFuture<Void> giveUp(String from) {
    day.books.ledger.note(new Fact.Leaving(from, person.client().hubMillis()));
    return person.withdraw(from).thenRun(() -> day.books.ledger.note(new Fact.Withdrawn(from)));
  }

  private void loseLine() {
    person.loseLine(pace.upTo(AWAY_MAX));
  }

  private void inConsultation(VisitPart visit) {
    var id = visit.getConsultationId();
    day.books.tally.count(Tally.Once.ANSWERED, visit.getTicketId());
    var chances = day.options.chances();
    boolean misses = decided.add("join/" + visit.getTicketId()) && pace.happens(chances.miss());
    if (misses || talk != null) {
      return;
    }
    talk = new Talk(day, person.client(), person.call(id), Talk.Side.RESIDENT, pace);
    talk.begin();
    var length = day.options.tempo().talk();
    if (pace.happens(chances.leave())) {
      later(pace.around(length), this::hangUp);
    } else if (pace.happens(chances.drop())) {
      later(pace.upTo(length), this::loseLine);
    }
  }

  private void hangUp() {
    if (talk != null) {
      talk.ending();
      insist(talk.call()::leave);
    }
  }

  private void rating(VisitPart visit) {
    var id = visit.getConsultationId();
    day.books.ledger.note(new Fact.Leaving(visit.getTicketId(), person.client().hubMillis()));
    if (decided.add("rate/" + id) && pace.happens(RATING_CHANCE)) {
      int stars = pace.between(1, STARS_MAX);
      Futures.whenDone(
          person.rate(id, stars, "谢谢"),
          (done, refused) -> {
            if (refused == null) {
              rated.add(id);
              day.books.ledger.note(
                  new Fact.Acknowledged(id, Fact.What.STARS, String.valueOf(stars)));
            }
            insist(() -> person.finish(id));
          });
    } else {
      insist(() -> person.finish(id));
    }
  }

  /** No live lawyer could be had: this person goes without. */
  private void leave(VisitPart visit) {
    day.books.tally.count(Books.TURNED_AWAY + visit.getReason());
    insist(() -> giveUp(visit.getTicketId()));
  }

  /** Until it is done or the page shows something else. */
  private void insist(Supplier<CompletableFuture<?>> what) {
    var asOf = moment;
    Futures.whenDone(
        what.get(),
        (answer, failure) -> {
          boolean again =
              failure != null
                  && Futures.cause(failure) instanceof RefusedException
                  && asOf.equals(moment);
          if (again) {
            later(TRY_AGAIN, () -> insist(what));
          }
        });
  }

  /** Unless the page shows something else by then. */
  private void later(Duration span, Runnable then) {
    var asOf = moment;
    Futures.whenDone(
        person.client().after(span),
        (late, none) -> {
          if (asOf.equals(moment) && !done.isDone()) {
            then.run();
          }
        });
  }
}
