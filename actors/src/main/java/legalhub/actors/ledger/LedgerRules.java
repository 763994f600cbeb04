package legalhub.actors.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.ledger.Ledger.Command;
import legalhub.actors.ledger.Ledger.Event;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;

/** What an office's ledger takes in, and when it signs. It shows nothing: its journal is read. */
public final class LedgerRules implements Rules<Command, Event, LedgerState> {
  private final String office;
  private final ZoneId zone;
  private final HeadSigner signer;

  /**
   * @param zone whose midnight ends a day
   */
  public LedgerRules(String office, ZoneId zone, HeadSigner signer) {
    this.office = office;
    this.zone = zone;
    this.signer = signer;
  }

  /** Each office's ledger is named after the office. */
  public static EntitySpec<Command, Event, LedgerState> spec(Town town, HeadSigner signer) {
    return EntitySpec.of(
        EntityKind.LEDGER, office -> new LedgerRules(office, zone(town, office), signer));
  }

  /** An office that the town has no more still has its ledger. */
  private static ZoneId zone(Town town, String office) {
    return town.pool(new PoolId(office))
        .or(() -> town.pools().values().stream().findFirst())
        .orElseThrow()
        .hours()
        .zone();
  }

  @Override
  public LedgerState vacant() {
    return LedgerState.empty(office);
  }

  @Override
  public Decision<Event> decide(LedgerState state, Command command, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (command instanceof Ledger.Append c) {
      return state.has(c.entry())
          ? Decision.alreadySo()
          : Decision.record(new Ledger.Appended(c.entry()));
    }
    var end = ((Ledger.Close) command).end();
    return state
        .unsigned()
        .filter(day -> end(day).equals(end))
        .map(day -> Decision.<Event>record(closed(state, day)))
        .orElseGet(Decision::alreadySo);
  }

  private Ledger.DayClosed closed(LedgerState state, LocalDate day) {
    var statement = Chain.statement(office, day, state.entries(), state.head());
    var signature = signer.sign(statement);
    return new Ledger.DayClosed(
        day, state.entries(), state.head(), signature.key(), signature.value());
  }

  @Override
  public LedgerState apply(LedgerState state, Event event, Instant at) {
    return event instanceof Ledger.Appended e
        ? state.with(e.entry(), at.atZone(zone).toLocalDate())
        : state.signed();
  }

  @Override
  public Agenda<Command> agenda(LedgerState state) {
    return state
        .unsigned()
        .map(
            day ->
                new Agenda<Command>(
                    List.of(new Agenda.Alarm<>("close", end(day), new Ledger.Close(end(day)))),
                    List.of(),
                    List.of()))
        .orElseGet(Agenda::empty);
  }

  private Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  @Override
  public Optional<Map<String, ViewPart>> view(LedgerState state, Audience audience, Instant now) {
    return Optional.empty();
  }
}
