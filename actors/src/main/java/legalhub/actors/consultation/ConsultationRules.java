package legalhub.actors.consultation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.consultation.Consultation.Command;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationState.Dropped;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Joining;
import legalhub.actors.consultation.ConsultationState.Open;
import legalhub.actors.consultation.ConsultationState.Opened;
import legalhub.actors.consultation.ConsultationState.Talking;
import legalhub.actors.consultation.ConsultationState.Vacant;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.Transitions;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.town.ConsultationSettings;

/** What a consultation allows. */
public final class ConsultationRules implements Rules<Command, Event, ConsultationState> {
  private static final int CHAT_LINES_MAX = 1_000;

  private final ConsultationAgenda agenda;
  private final ConsultationScreen screen;
  private final Transitions<Command, Event, ConsultationState> table = new Transitions<>();

  public ConsultationRules(ConsultationId id, ConsultationSettings settings) {
    this.agenda = new ConsultationAgenda(id, settings);
    this.screen = new ConsultationScreen(id, settings);
    var papers = new PapersRules(settings);
    table.in(Vacant.class).on(Consultation.Open.class, this::open);
    table
        .in(Joining.class)
        .on(Consultation.Join.class, this::join)
        .on(Consultation.JoinTimeOut.class, (s, c, by) -> ended(Outcome.NOT_JOINED))
        .on(Consultation.ResidentGone.class, (s, c, by) -> ended(Outcome.LEFT_BY_RESIDENT));
    table
        .in(Talking.class)
        .on(
            Consultation.LineLost.class,
            (s, c, by) -> Decision.record(new Consultation.Dropped(c.side())))
        .on(Consultation.CompleteRecord.class, papers::answerInWriting);
    table
        .in(Dropped.class)
        .on(Consultation.LineLost.class, this::lineLostToo)
        .on(Consultation.LineBack.class, this::lineBack)
        .on(Consultation.DropTimeOut.class, this::dropTimeOut);
    table
        .in(Ended.class)
        .on(Consultation.CompleteRecord.class, papers::completeRecord)
        .on(Consultation.AddAddendum.class, papers::addAddendum)
        .on(Consultation.Rate.class, papers::rate)
        .on(Consultation.WrapUpTimeOut.class, this::wrapUpTimeOut)
        .on(Consultation.Leave.class, (s, c, by) -> Decision.alreadySo())
        .on(Consultation.End.class, (s, c, by) -> Decision.alreadySo());
    table
        .in(Open.class)
        .on(Consultation.Join.class, this::joinAgain)
        .on(Consultation.Leave.class, this::leave)
        .on(Consultation.Say.class, this::say)
        .on(Consultation.SetMedia.class, this::setMedia)
        .on(Consultation.SetHold.class, this::setHold)
        .on(Consultation.End.class, this::end)
        .on(Consultation.Transfer.class, this::transfer);
    new ConferenceSteps().addTo(table);
    table
        .in(Opened.class)
        .on(Consultation.Open.class, (s, c, by) -> Decision.alreadySo())
        .on(Consultation.CheckConflict.class, this::checkConflict)
        .on(Consultation.ReportQuality.class, this::reportQuality);
  }

  public static EntitySpec<Command, Event, ConsultationState> spec(ConsultationSettings settings) {
    return EntitySpec.<Command, Event, ConsultationState>of(
            EntityKind.CONSULTATION, id -> new ConsultationRules(new ConsultationId(id), settings))
        .withCompanion(id -> new SignalRelay(new ConsultationId(id)))
        .withTags(ConsultationRecord::tags);
  }

  @Override
  public ConsultationState vacant() {
    return new Vacant();
  }

  @Override
  public Decision<Event> decide(ConsultationState state, Command command, Asking asking) {
    boolean known = state instanceof Vacant || mayAct((Opened) state, asking.by());
    if (!known) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state instanceof Vacant && !(command instanceof Consultation.Open)) {
      return asking.by().isHub() ? Decision.alreadySo() : Decision.refuse(Refusal.NOT_FOUND);
    }
    var decision = table.decide(state, command, asking);
    // An alarm or a lease that comes late finds nothing to do; that is no refusal.
    return asking.by().isHub() && decision instanceof Decision.Refuse<Event>
        ? Decision.alreadySo()
        : decision;
  }

  @Override
  public ConsultationState apply(ConsultationState state, Event event, Instant at) {
    return ConsultationFold.apply(state, event, at);
  }

  @Override
  public Agenda<Command> agenda(ConsultationState state) {
    return agenda.of(state);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(
      ConsultationState state, Audience audience, Instant now) {
    return audience.topic().equals(ConsultationView.CALL)
        ? screen.view(state, audience.viewer())
        : Optional.empty();
  }

  /** Which side the caller is on, if any. */
  static Optional<Side> sideOf(File file, Caller by) {
    if (by.is(Caller.Role.RESIDENT, file.commission().resident().value())) {
      return Optional.of(Side.RESIDENT);
    }
    return by.is(Caller.Role.LAWYER, file.commission().lawyer().value())
        ? Optional.of(Side.LAWYER)
        : Optional.empty();
  }

  private static boolean mayAct(Opened state, Caller by) {
    return by.isHub()
        || by.role() == Caller.Role.ADMINISTRATOR
        || sideOf(state.file(), by).isPresent();
  }

  static boolean isLawyer(Opened state, Asking asking) {
    return sideOf(state.file(), asking.by()).filter(Side.LAWYER::equals).isPresent();
  }

  private Decision<Event> open(Vacant vacant, Consultation.Open c, Asking asking) {
    return asking.by().isHub()
        ? Decision.record(new Consultation.Opened(c.commission()))
        : Decision.refuse(Refusal.FORBIDDEN);
  }

  private Decision<Event> join(Joining joining, Consultation.Join c, Asking asking) {
    return sideOf(joining.file(), asking.by())
        .map(
            side ->
                joining.joined().contains(side) ? shown(joining, side, c.media()) : joined(side, c))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private static Decision<Event> joined(Side side, Consultation.Join c) {
    return Decision.record(new Consultation.Joined(side, c.media()));
  }

  /** A reload joins again: nothing is news but what the page can use now. */
  private Decision<Event> joinAgain(Open open, Consultation.Join c, Asking asking) {
    return sideOf(open.file(), asking.by())
        .map(side -> shown(open, side, c.media()))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private Decision<Event> setMedia(Open open, Consultation.SetMedia c, Asking asking) {
    return sideOf(open.file(), asking.by())
        .map(side -> shown(open, side, c.media()))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private static Decision<Event> shown(Open open, Side side, legalhub.actors.session.Media media) {
    return media.equals(open.file().talk().media().get(side))
        ? Decision.alreadySo()
        : Decision.record(new Consultation.MediaSet(side, media));
  }

  private Decision<Event> leave(Open open, Consultation.Leave c, Asking asking) {
    var side = sideOf(open.file(), asking.by());
    if (side.isEmpty()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (side.get() == Side.RESIDENT) {
      return ended(Outcome.LEFT_BY_RESIDENT);
    }
    return ended(open instanceof Joining ? Outcome.NOT_JOINED : Outcome.RESOLVED);
  }

  private Decision<Event> say(Open open, Consultation.Say c, Asking asking) {
    if (open.file().talk().chat().size() >= CHAT_LINES_MAX) {
      return Decision.refuse(Refusal.AT_CAPACITY);
    }
    return sideOf(open.file(), asking.by())
        .map(side -> Decision.<Event>record(new Consultation.Said(side, c.text())))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private Decision<Event> setHold(Open open, Consultation.SetHold c, Asking asking) {
    if (!isLawyer(open, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return open.file().onHold() == c.on()
        ? Decision.alreadySo()
        : Decision.record(new Consultation.HoldSet(c.on()));
  }

  private Decision<Event> end(Open open, Consultation.End c, Asking asking) {
    if (asking.by().role() == Caller.Role.ADMINISTRATOR) {
      return ended(Outcome.ENDED_BY_ADMINISTRATOR);
    }
    if (!isLawyer(open, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    boolean sayable =
        c.outcome() == Outcome.RESOLVED
            || c.outcome() == Outcome.FOLLOW_UP
            || c.outcome() == Outcome.LINE_LOST;
    return sayable ? ended(c.outcome()) : Decision.refuse(Refusal.INVALID);
  }

  private Decision<Event> transfer(Open open, Consultation.Transfer c, Asking asking) {
    if (!isLawyer(open, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    boolean toSelf = c.lawyer().filter(open.file().commission().lawyer()::equals).isPresent();
    if (c.lawyer().isPresent() == c.desk().isPresent() || toSelf) {
      return Decision.refuse(Refusal.INVALID);
    }
    return Decision.record(new Consultation.Ended(Outcome.TRANSFERRED, c.lawyer(), c.desk()));
  }

  private Decision<Event> checkConflict(
      Opened opened, Consultation.CheckConflict c, Asking asking) {
    if (!isLawyer(opened, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (c.conflict()) {
      return opened instanceof Open
          ? ended(Outcome.CONFLICT)
          : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return opened.file().conflictChecked()
        ? Decision.alreadySo()
        : Decision.record(new Consultation.ConflictChecked());
  }

  private Decision<Event> reportQuality(
      Opened opened, Consultation.ReportQuality c, Asking asking) {
    return sideOf(opened.file(), asking.by())
        .map(side -> Decision.<Event>record(new Consultation.QualityReported(side, c.quality())))
        .orElseGet(() -> Decision.refuse(Refusal.FORBIDDEN));
  }

  private Decision<Event> lineLostToo(Dropped dropped, Consultation.LineLost c, Asking asking) {
    return dropped.lost().contains(c.side())
        ? Decision.alreadySo()
        : Decision.record(new Consultation.Dropped(c.side()));
  }

  private Decision<Event> lineBack(Dropped dropped, Consultation.LineBack c, Asking asking) {
    return dropped.lost().contains(c.side())
        ? Decision.record(new Consultation.Returned(c.side()))
        : Decision.alreadySo();
  }

  private Decision<Event> dropTimeOut(Dropped dropped, Consultation.DropTimeOut c, Asking asking) {
    return dropped.at().equals(c.since()) ? ended(Outcome.LINE_LOST) : Decision.alreadySo();
  }

  private Decision<Event> wrapUpTimeOut(Ended ended, Consultation.WrapUpTimeOut c, Asking asking) {
    return ended.isWrappingUp()
        ? Decision.record(new Consultation.WrapUpOver())
        : Decision.alreadySo();
  }

  private static Decision<Event> ended(Outcome outcome) {
    return Decision.record(new Consultation.Ended(outcome, Optional.empty(), Optional.empty()));
  }
}
