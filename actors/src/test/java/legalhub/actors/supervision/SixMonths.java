package legalhub.actors.supervision;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.PERSON;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static legalhub.actors.supervision.SamplePerson.TOWN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;

/**
 * One file over months: what the person does, when the hub is away, and what the journal holds in
 * the end. A restart reads the file from its journal; while the hub is away nothing is decided, and
 * a person's act waits until it is back.
 */
final class SixMonths {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Less than the script is early, so that nothing is reminded of or missed by the hub's fault. */
  private static final int AWAY_MINUTES_MAX = 19;

  private record Act(Instant at, Caller by, Command command) {}

  private record Fact(Instant at, Event event) {}

  private final SupervisedPersonRules rules = new SupervisedPersonRules(PERSON, TOWN);
  private final List<Act> acts = new ArrayList<>();
  private final List<Fact> journal = new ArrayList<>();
  private final List<Instant[]> outages = new ArrayList<>();
  private SupervisedState state = rules.vacant();
  private Instant now;

  SixMonths(SupervisionClass level, String from, String until) {
    now = at(from + "T00:00");
    does(
        from + "T00:00",
        OFFICER,
        new SupervisedPerson.Admit(SamplePerson.admission(level, from, until)));
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  void does(String local, Caller by, Command command) {
    acts.add(new Act(at(local), by, command));
  }

  /** A whole report, with what came of it ten minutes later. */
  void reports(String local, Verdict verdict) {
    var id = new ReportId("report-" + local.replaceAll("[^0-9]", ""));
    does(
        local,
        SELF,
        new SupervisedPerson.BeginReport(id, "1234", SamplePerson.at(Placement.INSIDE), "device"));
    acts.add(
        new Act(
            at(local).plus(Duration.ofMinutes(10)),
            HUB,
            new SupervisedPerson.ReportOver(id, at(local), verdict, false, Set.of())));
  }

  void checksIn(String local) {
    does(
        local,
        SELF,
        new SupervisedPerson.CheckIn(
            "check-" + local.replaceAll("[^0-9]", ""),
            SamplePerson.at(Placement.INSIDE),
            "device"));
  }

  /** The hub is away at random times. */
  void restarts(long seed, int times, String from, String until) {
    var random = new SplittableRandom(seed);
    long span = Duration.between(at(from + "T00:00"), at(until + "T00:00")).toMinutes();
    for (int i = 0; i < times; i++) {
      var begin = at(from + "T00:00").plus(Duration.ofMinutes(random.nextLong(1, span)));
      var away = Duration.ofMinutes(random.nextInt(AWAY_MINUTES_MAX));
      outages.add(new Instant[] {begin, begin.plus(away)});
    }
    outages.sort(Comparator.comparing(outage -> outage[0]));
  }

  /** Lives until then. */
  SixMonths until(String local) {
    var end = at(local);
    acts.sort(Comparator.comparing(Act::at));
    int act = 0;
    int outage = 0;
    while (true) {
      var alarm = rules.agenda(state).alarms().stream().findFirst();
      var ring = alarm.map(a -> a.due().isBefore(now) ? now : a.due()).orElse(Instant.MAX);
      var wish = act < acts.size() ? acts.get(act).at() : Instant.MAX;
      var break_ = outage < outages.size() ? outages.get(outage)[0] : Instant.MAX;
      var next = List.of(ring, wish, break_).stream().min(Comparator.naturalOrder()).orElseThrow();
      if (next.isAfter(end)) {
        return this;
      }
      now = next.isAfter(now) ? next : now;
      if (next.equals(break_)) {
        restart(outages.get(outage++)[1]);
      } else if (next.equals(ring)) {
        decide(HUB, alarm.orElseThrow().command());
      } else {
        var due = acts.get(act++);
        decide(due.by(), due.command());
      }
    }
  }

  /** The hub is away from now until then, however long. */
  void sleepsUntil(String local) {
    restart(at(local));
    until(local);
  }

  /** All that is known is the journal. */
  private void restart(Instant back) {
    state = rules.vacant();
    journal.forEach(fact -> state = rules.apply(state, fact.event(), fact.at()));
    now = back.isAfter(now) ? back : now;
  }

  private void decide(Caller by, Command command) {
    var decision = rules.decide(state, command, new Asking(by, now));
    if (!(decision instanceof Decision.Record<Event> record)) {
      throw new AssertionError(command + " at " + now + ": " + decision);
    }
    for (var event : record.events()) {
      journal.add(new Fact(now, event));
      state = rules.apply(state, event, now);
    }
  }

  SupervisedState state() {
    return state;
  }

  private long count(Class<? extends Event> type, Obligation.Kind kind) {
    return journal.stream()
        .map(Fact::event)
        .filter(type::isInstance)
        .filter(
            event ->
                (event instanceof SupervisedPerson.Reminded r
                        ? r.kind()
                        : ((SupervisedPerson.Missed) event).kind())
                    == kind)
        .count();
  }

  /** Reminders and misses of a kind: {@code 26/2}. */
  String tally(Obligation.Kind kind) {
    return count(SupervisedPerson.Reminded.class, kind)
        + "/"
        + count(SupervisedPerson.Missed.class, kind);
  }

  /** Which obligations were missed, in the order in which they were found. */
  List<String> missed() {
    return journal.stream()
        .map(Fact::event)
        .filter(SupervisedPerson.Missed.class::isInstance)
        .map(event -> ((SupervisedPerson.Missed) event).obligation())
        .collect(Collectors.toList());
  }

  List<String> reminded(Obligation.Kind kind) {
    return journal.stream()
        .map(Fact::event)
        .filter(SupervisedPerson.Reminded.class::isInstance)
        .map(SupervisedPerson.Reminded.class::cast)
        .filter(event -> event.kind() == kind)
        .map(SupervisedPerson.Reminded::obligation)
        .collect(Collectors.toList());
  }
}
