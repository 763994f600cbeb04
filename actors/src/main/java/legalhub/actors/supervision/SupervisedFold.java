package legalhub.actors.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import legalhub.actors.supervision.SupervisedPerson.Event;
import legalhub.actors.supervision.SupervisedState.Standing;
import legalhub.actors.supervision.SupervisedState.Voice;
import legalhub.actors.voicereport.Verdict;
import org.pcollections.PVector;

/** What each recorded fact changes in a person's file. */
final class SupervisedFold {
  private static final int REPORTS_SHOWN = 10;

  private final ZoneId zone;

  SupervisedFold(ZoneId zone) {
    this.zone = zone;
  }

  SupervisedState apply(SupervisedState before, Event event, Instant at) {
    var after = changed(before, event, at);
    return after.touching(Deeds.of(before, after, event, at));
  }

  private SupervisedState changed(SupervisedState before, Event event, Instant at) {
    var s = before.with(before.diary().at(at));
    var now = s.standing();
    s =
        s.with(
            new Standing(
                now.level(),
                now.dutiesFrom(),
                now.admonitions(),
                now.warnings(),
                now.released(),
                now.version() + 1,
                at));
    if (event instanceof SupervisedPerson.Admitted e) {
      return admitted(s, e.admission());
    } else if (event instanceof SupervisedPerson.Reclassified e) {
      return reclassified(s, e.level(), at.atZone(zone).toLocalDate().plusDays(1));
    } else if (event instanceof SupervisedPerson.Censured e) {
      return censured(s, e.severity());
    } else if (event instanceof SupervisedPerson.Released) {
      return released(s);
    }
    return diary(s, event, at);
  }

  private SupervisedState admitted(SupervisedState s, SupervisedPerson.Admission admission) {
    var file =
        new SupervisedState(
            Optional.of(admission),
            s.standing(),
            s.diary(),
            s.voice(),
            s.leaves(),
            s.open(),
            s.activity(),
            s.touched(),
            s.looks());
    return reclassified(file, admission.level(), LocalDate.parse(admission.from()));
  }

  private static SupervisedState reclassified(
      SupervisedState s, SupervisionClass level, LocalDate dutiesFrom) {
    var old = s.standing();
    return s.with(
        new Standing(
            level,
            dutiesFrom,
            old.admonitions(),
            old.warnings(),
            old.released(),
            old.version(),
            old.settled()));
  }

  private static SupervisedState censured(SupervisedState s, SupervisedPerson.Severity severity) {
    var old = s.standing();
    boolean warning = severity == SupervisedPerson.Severity.WARNING;
    return s.with(
        new Standing(
            old.level(),
            old.dutiesFrom(),
            old.admonitions() + (warning ? 0 : 1),
            old.warnings() + (warning ? 1 : 0),
            old.released(),
            old.version(),
            old.settled()));
  }

  private static SupervisedState released(SupervisedState s) {
    var old = s.standing();
    return s.with(
        new Standing(
            old.level(),
            old.dutiesFrom(),
            old.admonitions(),
            old.warnings(),
            true,
            old.version(),
            old.settled()));
  }

  private static SupervisedState diary(SupervisedState s, Event event, Instant at) {
    if (event instanceof SupervisedPerson.ReportBegun e) {
      return begun(s, e, at);
    } else if (event instanceof SupervisedPerson.ReportEnded e) {
      return ended(s, e);
    } else if (event instanceof SupervisedPerson.ReportDropped e) {
      var voice = s.voice();
      return s.with(
          new Voice(
              voice.speaking().filter(open -> !open.report().equals(e.report())),
              voice.givenUp().minus(e.report()),
              voice.latest(),
              voice.devices()));
    } else if (event instanceof SupervisedPerson.CheckedIn e) {
      return done(s, e.fulfils(), at);
    } else if (event instanceof SupervisedPerson.HoursCredited e) {
      return done(
          s.withCredit(e.credit(), new SupervisedState.Credit(e.month(), e.minutes())),
          e.fulfils(),
          at);
    } else if (event instanceof SupervisedPerson.HoursCorrected e) {
      var credit = s.activity().get(e.credit());
      return s.withCredit(e.credit(), new SupervisedState.Credit(credit.month(), e.minutes()));
    }
    return late(s, event, at);
  }

  private static SupervisedState late(SupervisedState s, Event event, Instant at) {
    if (event instanceof SupervisedPerson.Reminded e) {
      var diary = s.diary();
      return s.with(
          new SupervisedState.Diary(
              diary.done(), diary.reminded().plus(e.obligation(), e.missed())));
    } else if (event instanceof SupervisedPerson.Missed e) {
      var raised =
          new SupervisedState.Raised(SupervisedPerson.ExceptionKind.missed(e.kind()), e.missed());
      return s.withOpen(s.open().plus("missed/" + e.obligation(), raised));
    } else if (event instanceof SupervisedPerson.ExceptionRaised e) {
      return s.withOpen(s.open().plus(e.exception(), new SupervisedState.Raised(e.kind(), at)));
    } else if (event instanceof SupervisedPerson.ExceptionResolved e) {
      return s.withOpen(s.open().minus(e.exception()));
    }
    return leave(s, event, at);
  }

  private static SupervisedState leave(SupervisedState s, Event event, Instant at) {
    if (event instanceof SupervisedPerson.LeaveAsked e) {
      return s.withLeave(
          e.leave().leave(),
          new SupervisedState.Leave(e.leave(), at, Optional.empty(), false, Optional.empty()));
    } else if (event instanceof SupervisedPerson.LeaveDecided e) {
      var asked = s.leaves().get(e.leave());
      return s.withLeave(
          e.leave(),
          new SupervisedState.Leave(
              asked.asked(),
              asked.at(),
              Optional.of(e.approved()),
              false,
              Optional.of(e.remark())));
    } else if (event instanceof SupervisedPerson.LeaveReturned e) {
      var leave = s.leaves().get(e.leave());
      return s.withLeave(
          e.leave(),
          new SupervisedState.Leave(
              leave.asked(), leave.at(), leave.approved(), true, leave.remark()));
    }
    var look = (SupervisedPerson.FileOpened) event;
    return s.lookedInto(look.by(), at);
  }

  /** Kept until a day after the latest time at which it could still run out. */
  private static SupervisedState done(SupervisedState s, Optional<String> key, Instant at) {
    return key.map(
            fulfilled -> {
              var diary = s.diary();
              return s.with(
                  new SupervisedState.Diary(
                      diary.done().plus(fulfilled, at.plus(Obligations.LONGEST)),
                      diary.reminded()));
            })
        .orElse(s);
  }

  private static SupervisedState begun(
      SupervisedState s, SupervisedPerson.ReportBegun e, Instant at) {
    var voice = s.voice();
    var speaking =
        new SupervisedState.Speaking(
            e.report(),
            at,
            e.digits(),
            e.fix().placement(),
            e.deviceKnown(),
            e.inHours(),
            e.device());
    var report =
        new SupervisedState.Report(e.report(), at, Optional.empty(), false, java.util.Set.of());
    return s.with(
        new Voice(
            Optional.of(speaking),
            voice
                .speaking()
                .map(left -> voice.givenUp().plus(left.report()))
                .orElse(voice.givenUp()),
            shortened(voice.latest().plus(report)),
            voice.devices().isEmpty() ? voice.devices().plus(e.device()) : voice.devices()));
  }

  private static SupervisedState ended(SupervisedState s, SupervisedPerson.ReportEnded e) {
    var voice = s.voice();
    var now =
        new SupervisedState.Report(
            e.report(), e.begun(), Optional.of(e.verdict()), e.judged(), e.reasons());
    PVector<SupervisedState.Report> latest = voice.latest();
    for (int i = 0; i < latest.size(); i++) {
      if (latest.get(i).report().equals(e.report())) {
        latest = latest.with(i, now);
      }
    }
    var open = voice.speaking().filter(speaking -> speaking.report().equals(e.report()));
    var devices =
        open.filter(any -> e.verdict() == Verdict.ACCEPTED)
            .map(speaking -> voice.devices().plus(speaking.device()))
            .orElse(voice.devices());
    var heard =
        s.with(
            new Voice(
                open.isPresent() ? Optional.empty() : voice.speaking(),
                voice.givenUp().minus(e.report()),
                latest,
                devices));
    return settled(heard, e);
  }

  /** What an officer rejects afterwards is to be done again, while there is time. */
  private static SupervisedState settled(SupervisedState s, SupervisedPerson.ReportEnded e) {
    if (e.verdict().counts()) {
      return done(s, e.fulfils(), s.standing().settled());
    }
    return e.fulfils()
        .map(
            key ->
                s.with(
                    new SupervisedState.Diary(s.diary().done().minus(key), s.diary().reminded())))
        .orElse(s);
  }

  private static PVector<SupervisedState.Report> shortened(PVector<SupervisedState.Report> all) {
    return all.size() > REPORTS_SHOWN ? all.minus(0) : all;
  }
}
