package legalhub.hub.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Recorded;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.Witness;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession.Visit;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.Town;
import legalhub.hub.ManualClock;

/** One entity under its real rules and a clock that a test moves, with somebody who measures it. */
final class Played<C, E, S> {
  static final PoolId POOL = new PoolId("pool");
  static final DeskId FAMILY = new DeskId("family");
  static final DeskId GENERAL = new DeskId("general");
  static final LawyerId LAWYER = new LawyerId("lawyer-1");
  static final Caller HUB = Caller.hub("another");

  private final Rules<C, E, S> rules;
  private final EntityAddress address;
  private final Witness witness;
  private final ManualClock clock;
  private S state;
  private long version;

  Played(Rules<C, E, S> rules, EntityAddress address, Witness witness, ManualClock clock) {
    this.rules = rules;
    this.address = address;
    this.witness = witness;
    this.clock = clock;
    this.state = rules.vacant();
    arrive();
  }

  static EntityAddress queue(String pool) {
    return new EntityAddress(EntityKind.QUEUE, pool);
  }

  void arrive() {
    witness.arrived(address, state, Duration.ofMillis(3).toNanos());
  }

  void go() {
    witness.gone(address);
  }

  S state() {
    return state;
  }

  void pass(Duration span) {
    clock.pass(span);
  }

  /** What is refused fails: a test means what it asks. */
  void ask(Caller by, C command) {
    var now = clock.instant();
    var decision = rules.decide(state, command, new Asking(by, now));
    if (!(decision instanceof Decision.Record<E> record)) {
      throw new AssertionError(command + ": " + decision);
    }
    record.events().forEach(event -> happen(event, now));
  }

  private void happen(E event, Instant at) {
    state = rules.apply(state, event, at);
    version++;
    witness.recorded(address, version, new Recorded<>(event, at, Optional.empty()), state);
  }

  /** A pool of two desks, and one lawyer who serves both. */
  static Town town() {
    var profile = new LawyerProfile(LAWYER, "", Set.of(FAMILY, GENERAL), Set.of(), Set.of());
    return new Town(
        Map.of(
            POOL,
            new Pool(
                POOL,
                List.of(new Desk(FAMILY, false), new Desk(GENERAL, true)),
                Map.of(LAWYER, profile),
                OpenHours.always(),
                QueueSettings.defaults())));
  }

  static Brief brief(Channel channel) {
    var none = Sealed.none("resident");
    return new Brief(
        "MARRIAGE",
        channel,
        "",
        Set.of(),
        false,
        new Media(true, true),
        "",
        "1",
        false,
        none,
        none,
        none,
        none,
        none);
  }

  static Queue.Entry entry(String ticket, Kind kind) {
    return new Queue.Entry(
        new TicketId(ticket),
        new ResidentId("resident-of-" + ticket),
        new CaseId("case"),
        FAMILY,
        kind,
        brief(Channel.KIOSK),
        Set.of());
  }

  static Visit visit(String ticket, Kind kind) {
    return new Visit(
        new TicketId(ticket),
        POOL,
        FAMILY,
        new CaseId("case"),
        kind,
        brief(Channel.KIOSK),
        Set.of());
  }

  /** What our own series counted between two looks, as {@code name{labels}=by}. */
  static Set<String> changes(Exposition before, Exposition after) {
    var changed = new TreeSet<String>();
    for (var sample : after.samples()) {
      double was =
          before.samples().stream()
              .filter(s -> s.name().equals(sample.name()) && s.labels().equals(sample.labels()))
              .mapToDouble(Exposition.Sample::value)
              .sum();
      boolean counted =
          sample.name().startsWith("legalhub_") && sample.name().matches(".*_(total|count)");
      if (counted && sample.value() != was) {
        var labels = new TreeMap<>(sample.labels());
        changed.add(sample.name() + labels + "=" + (int) (sample.value() - was));
      }
    }
    return changed;
  }
}
