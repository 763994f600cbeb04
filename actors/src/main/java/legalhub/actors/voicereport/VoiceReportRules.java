package legalhub.actors.voicereport;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.VoiceReport.Command;
import legalhub.actors.voicereport.VoiceReport.Event;

/** What a report allows: the person brings it, the officers of the office hear and judge it. */
public final class VoiceReportRules implements Rules<Command, Event, VoiceReportState> {
  /** More breaks than any call, lock and reload of ten minutes make. */
  private static final int SEGMENTS_MAX = 50;

  private static final int SITTINGS_MAX = 1_000;

  private final ReportId id;
  private final Town town;

  public VoiceReportRules(ReportId id, Town town) {
    this.id = id;
    this.town = town;
  }

  public static EntitySpec<Command, Event, VoiceReportState> spec(Town town) {
    return EntitySpec.<Command, Event, VoiceReportState>of(
            EntityKind.VOICE_REPORT, id -> new VoiceReportRules(new ReportId(id), town))
        .withCompanion(id -> new VoiceRelay(new ReportId(id), town))
        .withTags(ReportRecord::tags);
  }

  @Override
  public VoiceReportState vacant() {
    return VoiceReportState.vacant();
  }

  @Override
  public Decision<Event> decide(VoiceReportState state, Command command, Asking asking) {
    if (command instanceof VoiceReport.Open c) {
      return open(state, c, asking);
    }
    if (state.commission().isEmpty()) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (command instanceof VoiceReport.OpenSegment c) {
      return openSegment(state, c, asking);
    } else if (command instanceof VoiceReport.Finish c) {
      return finish(state, c, asking);
    } else if (command instanceof VoiceReport.Hear c) {
      return hear(state, c, asking);
    } else if (command instanceof VoiceReport.Review c) {
      return review(state, c, asking);
    }
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return state.isSpoken() ? Decision.record(new VoiceReport.GivenUp()) : Decision.alreadySo();
  }

  private static Decision<Event> open(VoiceReportState state, VoiceReport.Open c, Asking asking) {
    if (!asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state.commission().isEmpty()) {
      return Decision.record(new VoiceReport.Opened(c.commission()));
    }
    // Ids are made by pages: whoever uses another person's gets nothing of it.
    return state.commission().get().person().equals(c.commission().person())
        ? Decision.alreadySo()
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private static boolean isOwn(VoiceReportState state, Asking asking) {
    return asking
        .by()
        .is(Caller.Role.SUPERVISED_PERSON, state.commission().orElseThrow().person().value());
  }

  private static Decision<Event> openSegment(
      VoiceReportState state, VoiceReport.OpenSegment c, Asking asking) {
    if (!isOwn(state, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (!state.takesMore()) {
      return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    int next = state.segments().size() + 1;
    if (c.number() >= 1 && c.number() < next) {
      return Decision.alreadySo();
    }
    if (next > SEGMENTS_MAX) {
      return Decision.refuse(Refusal.AT_CAPACITY);
    }
    return c.number() == next
        ? Decision.record(new VoiceReport.SegmentOpened(c.number(), c.mime(), c.started()))
        : Decision.refuse(Refusal.INVALID);
  }

  private static Decision<Event> finish(
      VoiceReportState state, VoiceReport.Finish c, Asking asking) {
    if (!isOwn(state, asking)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state.ending().flatMap(VoiceReport.Ending::hash).isPresent()) {
      return Decision.alreadySo();
    }
    return state.takesMore()
        ? Decision.record(new VoiceReport.Finished(c.sums(), c.reasons(), c.hash()))
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  static boolean mayHear(VoiceReportState state, Caller by, Town town) {
    return state
        .commission()
        .filter(c -> town.isOfficer(by, c.office()) && c.guard().admits(by.id()))
        .isPresent();
  }

  private Decision<Event> hear(VoiceReportState state, VoiceReport.Hear c, Asking asking) {
    if (!mayHear(state, asking.by(), town)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state.sittings().contains(c.sitting())) {
      return Decision.alreadySo();
    }
    return state.sittings().size() >= SITTINGS_MAX
        ? Decision.refuse(Refusal.AT_CAPACITY)
        : Decision.record(new VoiceReport.Heard(asking.by().id(), c.sitting(), state.isSpoken()));
  }

  private Decision<Event> review(VoiceReportState state, VoiceReport.Review c, Asking asking) {
    if (!mayHear(state, asking.by(), town)) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    return state.ending().isEmpty()
        ? Decision.refuse(Refusal.NOT_IN_THIS_STATE)
        : Decision.record(new VoiceReport.Reviewed(asking.by().id(), c.accepted(), c.remark()));
  }

  @Override
  public VoiceReportState apply(VoiceReportState state, Event event, Instant at) {
    return state.with(event, at);
  }

  @Override
  public Agenda<Command> agenda(VoiceReportState state) {
    if (state.commission().isEmpty()) {
      return Agenda.empty();
    }
    var begun = state.commission().get().begun();
    var alarms =
        state.isSpoken()
            ? List.of(
                new Agenda.Alarm<Command>(
                    "unfinished",
                    begun.plus(town.supervision().report().unfinishedAfter()),
                    new VoiceReport.GiveUp()))
            : List.<Agenda.Alarm<Command>>of();
    return new Agenda<>(
        alarms, state.verdict().map(v -> over(state, v)).stream().toList(), List.of());
  }

  /** The person's own entity hears what became of it, again when an officer has decided. */
  private Agenda.Duty<Command> over(VoiceReportState state, Verdict verdict) {
    var commission = state.commission().orElseThrow();
    boolean judged = state.judged().isPresent();
    boolean unfinished = state.ending().flatMap(VoiceReport.Ending::hash).isEmpty();
    return new Agenda.Duty<>(
        "over/" + verdict + "/" + judged + "/" + unfinished,
        new EntityAddress(EntityKind.SUPERVISED_PERSON, commission.person().value()),
        new SupervisedPerson.ReportOver(
            id, commission.begun(), verdict, judged, Set.copyOf(state.reasons())),
        Optional.empty());
  }

  @Override
  public Optional<Map<String, ViewPart>> view(
      VoiceReportState state, Audience audience, Instant now) {
    var by = audience.viewer();
    boolean officer = mayHear(state, by, town) || by.isHub();
    if (!audience.topic().equals(VoiceReportView.REPORT) || state.commission().isEmpty()) {
      return Optional.empty();
    }
    var c = state.commission().get();
    if (!officer && !by.is(Caller.Role.SUPERVISED_PERSON, c.person().value())) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("report", report(state, c, officer));
    for (var segment : state.segments()) {
      parts.put(
          "segment/" + segment.number(),
          new VoiceReportView.Segment(
              segment.number(), segment.mime(), segment.started(), sum(state, segment.number())));
    }
    return Optional.of(parts);
  }

  private VoiceReportView.Report report(
      VoiceReportState state, VoiceReport.Commission c, boolean officer) {
    return new VoiceReportView.Report(
        id,
        c.person(),
        c.office(),
        c.begun(),
        state.verdict().map(Verdict::name).orElse("RECEIVING"),
        c.digits(),
        Set.copyOf(state.reasons()),
        state.ending().flatMap(VoiceReport.Ending::hash).orElse(""),
        c.placement(),
        state
            .judged()
            .filter(any -> officer)
            .map(j -> new VoiceReportView.Word(j.officer(), j.remark(), j.at())),
        state.listenedLive());
  }

  private static Optional<VoiceReport.Sum> sum(VoiceReportState state, int number) {
    return state
        .ending()
        .flatMap(end -> end.sums().stream().filter(sum -> sum.number() == number).findFirst());
  }
}
