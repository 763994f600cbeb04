package legalhub.actors.consultation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import legalhub.actors.consultation.Consultation.Event;
import legalhub.actors.consultation.ConsultationState.Dropped;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Joining;
import legalhub.actors.consultation.ConsultationState.Open;
import legalhub.actors.consultation.ConsultationState.Opened;
import legalhub.actors.consultation.ConsultationState.Talking;
import legalhub.actors.queue.Queue;

/** What each recorded fact changes in a consultation. */
final class ConsultationFold {
  private ConsultationFold() {}

  static ConsultationState apply(ConsultationState state, Event event, Instant at) {
    if (event instanceof Consultation.Opened e) {
      var file = File.of(e.commission(), at);
      return e.commission().kind().isLive() ? new Joining(file, Set.of()) : new Talking(file, at);
    }
    if (state instanceof Opened opened) {
      return ofOpened(opened, event, at);
    }
    throw new IllegalStateException(
        "nothing was opened before " + event.getClass().getSimpleName());
  }

  private static ConsultationState ofOpened(Opened opened, Event event, Instant at) {
    if (event instanceof Consultation.Joined e && opened instanceof Joining joining) {
      return joined(joining, e, at);
    } else if (event instanceof Consultation.Dropped e && opened instanceof Open open) {
      return dropped(open, e.side(), at);
    } else if (event instanceof Consultation.Returned e && opened instanceof Dropped dropped) {
      return returned(dropped, e.side());
    } else if (event instanceof Consultation.Ended e && opened instanceof Open open) {
      return new Ended(
          open.file().changed(), e.outcome(), ending(open, e), at, open.talkUntil(at), false);
    } else if (event instanceof Consultation.WrapUpOver && opened instanceof Ended ended) {
      return new Ended(
          ended.file(), ended.outcome(), ended.ending(), ended.at(), ended.talk(), true);
    }
    return opened.with(filed(opened.file(), event, at));
  }

  private static File filed(File file, Event event, Instant at) {
    if (event instanceof Consultation.Said e) {
      return file.with(file.talk().with(new File.Line(e.side(), e.text(), at)));
    } else if (event instanceof Consultation.MediaSet e) {
      return file.with(file.talk().with(e.side(), e.media()));
    } else if (event instanceof Consultation.HoldSet e) {
      return file.onHold(e.on());
    } else if (event instanceof Consultation.QualityReported e) {
      return file.with(file.talk().with(e.side(), e.quality()));
    } else if (event instanceof Consultation.Stepped e) {
      return file.with(file.talk().with(e.side(), e.step()));
    } else if (event instanceof Consultation.ConferenceOpened e) {
      return file.with(file.talk().with(ConferenceSteps.after(e)));
    } else if (event instanceof Consultation.RecordCompleted e) {
      return file.written(e.advice(), at);
    } else if (event instanceof Consultation.AddendumAdded e) {
      return file.with(new File.Note(e.text(), at));
    } else if (event instanceof Consultation.ConflictChecked) {
      return file.checked();
    } else if (event instanceof Consultation.Rated e) {
      return file.rated(e.stars());
    }
    throw new IllegalStateException("no rule folds " + event.getClass().getSimpleName());
  }

  private static ConsultationState joined(Joining joining, Consultation.Joined e, Instant at) {
    var file = joining.file().with(joining.file().talk().with(e.side(), e.media()));
    var joined = EnumSet.of(e.side());
    joined.addAll(joining.joined());
    return joined.size() == Side.values().length
        ? new Talking(file, at)
        : new Joining(file, Set.copyOf(joined));
  }

  private static ConsultationState dropped(Open open, Side side, Instant at) {
    if (open instanceof Dropped already) {
      var lost = EnumSet.of(side);
      lost.addAll(already.lost());
      return new Dropped(already.file(), already.since(), Set.copyOf(lost), already.at());
    }
    var since = open instanceof Talking talking ? talking.since() : at;
    return new Dropped(open.file(), since, Set.of(side), at);
  }

  private static ConsultationState returned(Dropped dropped, Side side) {
    var lost = EnumSet.copyOf(dropped.lost());
    lost.remove(side);
    return lost.isEmpty()
        ? new Talking(dropped.file(), dropped.since())
        : new Dropped(dropped.file(), dropped.since(), Set.copyOf(lost), dropped.at());
  }

  private static Queue.Ending ending(Open open, Consultation.Ended e) {
    return switch (e.outcome()) {
      case TRANSFERRED -> new Queue.HandedOn(e.toLawyer(), e.toDesk());
      case CONFLICT -> new Queue.Conflicted();
      case NOT_JOINED -> missing(open);
      default -> new Queue.Over();
    };
  }

  /** Where neither came it isn't held against the resident. */
  private static Queue.Ending missing(Open open) {
    boolean lawyerCame = open instanceof Joining joining && joining.joined().contains(Side.LAWYER);
    return lawyerCame ? new Queue.ResidentMissing() : new Queue.LawyerMissing();
  }
}
