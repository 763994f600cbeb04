package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.Conference.Muted;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.conference.ConferenceState.Asked;
import legalhub.actors.conference.ConferenceState.Ended;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Terms;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Sealed;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** What each recorded fact changes in a conference. */
final class ConferenceFold {
  private ConferenceFold() {}

  static ConferenceState apply(ConferenceState state, Event event, Instant at) {
    if (event instanceof Conference.Opened e) {
      return opened(e.opening(), at);
    }
    if (state instanceof Open open) {
      return event instanceof Conference.Ended e
          ? new Ended(open, at, e.why())
          : ofOpen(open, event, at);
    }
    if (state instanceof Ended ended && event instanceof Conference.Assigned e) {
      return new Ended(assigned(ended.roll(), e, at), ended.at(), ended.why());
    }
    throw new IllegalStateException("nothing is open at " + event.getClass().getSimpleName());
  }

  private static Open opened(Conference.Opening opening, Instant at) {
    var host = new Caller(Caller.Role.LAWYER, opening.host().value());
    var resident = new Caller(Caller.Role.RESIDENT, opening.resident().value());
    PVector<Member> members =
        TreePVector.<Member>empty()
            .plus(first(new MemberId("m1"), MemberRole.HOST, host, opening, at))
            .plus(first(new MemberId("m2"), MemberRole.RESIDENT, resident, opening, at));
    return new Open(
        opening,
        at,
        members,
        TreePVector.empty(),
        TreePVector.empty(),
        Terms.FIRST,
        Register.empty());
  }

  private static Member first(
      MemberId id, MemberRole role, Caller person, Conference.Opening opening, Instant at) {
    return new Member(
        id,
        role,
        person,
        Sealed.none(opening.resident().value()),
        Optional.empty(),
        Member.Stage.ADMITTED,
        at,
        Member.Line.NEVER,
        Shown.NOTHING,
        Muted.NOTHING,
        false,
        Optional.empty());
  }

  private static Open ofOpen(Open open, Event event, Instant at) {
    if (event instanceof Conference.WentByBridge) {
      return open.terms(open.terms().byBridgeForGood());
    } else if (event instanceof Conference.Invited e) {
      var stage = e.agreed() ? Invitation.Stage.VALID : Invitation.Stage.TO_AGREE;
      return open.invitations(open.invitations().plus(new Asked(e.invitation(), at, stage)));
    } else if (event instanceof Conference.InvitationSet e) {
      return asked(open, e.id(), asked -> asked.at(e.stage()));
    } else if (event instanceof Conference.Assigned e) {
      return assigned(open, e, at);
    } else if (event instanceof Conference.AssistantMissed e) {
      return asked(open, e.invitation(), asked -> asked.missed(e.serving()));
    } else if (event instanceof Conference.Knocked e) {
      return knocked(open, e, at);
    } else if (event instanceof Conference.LockSet e) {
      return open.terms(open.terms().locked(e.on()));
    } else if (event instanceof Conference.RecordingSet e) {
      return recording(open, e.recording());
    }
    return ofMember(open, event, at);
  }

  private static Open ofMember(Open open, Event event, Instant at) {
    if (event instanceof Conference.Admitted e) {
      return admitted(open, member(open, e.member()), at);
    } else if (event instanceof Conference.Joined e) {
      return here(open, member(open, e.member()).with(e.shown()));
    } else if (event instanceof Conference.MediaShown e) {
      return open.with(member(open, e.member()).with(e.shown()));
    } else if (event instanceof Conference.Out e) {
      return out(open, member(open, e.member()), e.stage(), at);
    } else if (event instanceof Conference.Stayed e) {
      return open.register(open.register().ended(e.member(), at, Attendance.How.STAYED));
    } else if (event instanceof Conference.Dropped e) {
      return open.with(member(open, e.member()).with(Member.Line.LOST));
    } else if (event instanceof Conference.Returned e) {
      return here(open, member(open, e.member()));
    } else if (event instanceof Conference.MutedSet e) {
      return open.with(member(open, e.member()).with(e.muted()));
    } else if (event instanceof Conference.Said e) {
      var readers = open.in().map(Member::id).collect(Collectors.toUnmodifiableSet());
      return open.with(new ConferenceState.Line(e.member(), e.text(), at, readers));
    } else if (event instanceof Conference.HandSet e) {
      return open.with(member(open, e.member()).hand(e.raised()));
    } else if (event instanceof Conference.RecordingAnswered e) {
      return open.with(member(open, e.member()).records(Optional.of(e.yes())));
    }
    throw new IllegalStateException("no rule folds " + event.getClass().getSimpleName());
  }

  private static Open admitted(Open open, Member member, Instant at) {
    var by = member.invitation().flatMap(open::invitation);
    return open.with(member.at(Member.Stage.ADMITTED, at))
        .register(open.register().entered(member, by, at));
  }

  private static Open here(Open open, Member member) {
    return open.with(member.with(Member.Line.HERE)).register(open.register().came(member.id()));
  }

  private static Open out(Open open, Member member, Member.Stage stage, Instant at) {
    var register = open.register();
    return open.with(member.at(stage, at))
        .register(
            Register.howOf(stage)
                .map(how -> register.ended(member.id(), at, how))
                .orElse(register));
  }

  private static Open assigned(Open open, Conference.Assigned e, Instant at) {
    var assistant = new Assistant(e.serving(), e.lawyer(), at, false);
    return asked(open, e.invitation(), asked -> asked.assigned(assistant));
  }

  private static Open asked(Open open, InvitationId id, UnaryOperator<Asked> change) {
    var all = open.invitations();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).what().id().equals(id)) {
        return open.invitations(all.with(i, change.apply(all.get(i))));
      }
    }
    throw new IllegalStateException("no such invitation");
  }

  private static Open knocked(Open open, Conference.Knocked e, Instant at) {
    var before = open.member(e.member());
    if (before.isPresent()) {
      return open.with(before.get().again(e.invitation(), e.name(), at));
    }
    var role = open.invitation(e.invitation()).orElseThrow().what().role();
    return open.with(
        new Member(
            e.member(),
            role,
            e.person(),
            e.name(),
            Optional.of(e.invitation()),
            Member.Stage.KNOCKING,
            at,
            Member.Line.NEVER,
            Shown.NOTHING,
            Muted.NOTHING,
            false,
            Optional.empty()));
  }

  /** Every asking begins anew: what was said to an earlier one counts no more. */
  private static Open recording(Open open, Recording next) {
    var asked = open.terms(open.terms().recording(next));
    if (next != Recording.ASKED) {
      return asked;
    }
    for (var member : open.members()) {
      asked = asked.with(member.records(Optional.empty()));
    }
    return asked;
  }

  private static Member member(Open open, MemberId id) {
    return open.member(id).orElseThrow();
  }
}
