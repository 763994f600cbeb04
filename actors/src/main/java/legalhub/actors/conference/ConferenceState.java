package legalhub.actors.conference;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.conference.Conference.Recording;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Sealed;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Where a conference stands. Pure values. */
public sealed interface ConferenceState {
  /** Not opened. */
  record Vacant() implements ConferenceState {}

  /**
   * @param members in the order in which they came, {@code m1} first; nobody's number is given
   *     twice
   */
  record Open(
      Conference.Opening opening,
      Instant since,
      PVector<Member> members,
      PVector<Asked> invitations,
      PVector<Line> lines,
      Terms terms,
      Register register)
      implements Opened {

    @Override
    public Open roll() {
      return this;
    }

    Open members(PVector<Member> next) {
      var changed = new Open(opening, since, next, invitations, lines, terms, register);
      return changed.isThreesome() ? changed.terms(terms.byBridge()) : changed;
    }

    Open with(Member member) {
      int index = indexOf(member.id());
      return members(index == members.size() ? members.plus(member) : members.with(index, member));
    }

    Open invitations(PVector<Asked> next) {
      return new Open(opening, since, members, next, lines, terms, register);
    }

    Open with(Line line) {
      return new Open(opening, since, members, invitations, lines.plus(line), terms, register);
    }

    Open terms(Terms next) {
      return new Open(opening, since, members, invitations, lines, next, register);
    }

    Open register(Register next) {
      return new Open(opening, since, members, invitations, lines, terms, next);
    }

    private boolean isThreesome() {
      return in().count() > 2;
    }

    /** Whether the media has to go by the bridge now. */
    boolean isByBridge(ConferenceSettings settings) {
      boolean stays = terms.stayedByBridge() && !settings.backToDirect();
      return terms.noDirectLine() || isThreesome() || stays;
    }

    Stream<Member> in() {
      return members.stream().filter(Member::isIn);
    }

    Optional<Member> member(MemberId id) {
      return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    Optional<Member> member(Caller person) {
      return members.stream().filter(member -> member.person().equals(person)).findFirst();
    }

    /** The next one's. */
    MemberId nextMember() {
      return new MemberId("m" + (members.size() + 1));
    }

    int indexOf(MemberId id) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).id().equals(id)) {
          return i;
        }
      }
      return members.size();
    }

    Optional<Asked> invitation(InvitationId id) {
      return invitations.stream().filter(asked -> asked.what().id().equals(id)).findFirst();
    }
  }

  /**
   * How it goes on: whether others may come, what carries the media, whether it is recorded.
   *
   * @param stayedByBridge the media has gone by the bridge before
   * @param noDirectLine the first two can't reach each other
   */
  record Terms(boolean locked, boolean stayedByBridge, boolean noDirectLine, Recording recording) {
    static final Terms FIRST = new Terms(false, false, false, Recording.NONE);

    Terms locked(boolean on) {
      return new Terms(on, stayedByBridge, noDirectLine, recording);
    }

    Terms byBridge() {
      return new Terms(locked, true, noDirectLine, recording);
    }

    Terms byBridgeForGood() {
      return new Terms(locked, true, true, recording);
    }

    Terms recording(Recording next) {
      return new Terms(locked, stayedByBridge, noDirectLine, next);
    }
  }

  /**
   * What a member wrote.
   *
   * @param to all who were in then, the writer among them
   */
  record Line(MemberId from, Sealed text, Instant at, Set<MemberId> to) {}

  /** It is over. */
  record Ended(Open roll, Instant at, String why) implements Opened {}

  /** Any state after the opening. */
  sealed interface Opened extends ConferenceState permits Open, Ended {
    /** Who was in and who was asked. */
    Open roll();
  }

  /**
   * An invitation and how far it has come.
   *
   * @param assistants who of the desk took it on, the latest last: one at a time
   */
  record Asked(
      Invitation what, Instant since, Invitation.Stage stage, PVector<Assistant> assistants) {

    Asked(Invitation what, Instant since, Invitation.Stage stage) {
      this(what, since, stage, TreePVector.empty());
    }

    Asked at(Invitation.Stage next) {
      return new Asked(what, since, next, assistants);
    }

    Asked assigned(Assistant assistant) {
      return new Asked(what, since, stage, assistants.plus(assistant));
    }

    Asked missed(ConsultationId serving) {
      PVector<Assistant> changed = TreePVector.empty();
      for (var one : assistants) {
        changed = changed.plus(one.serving().equals(serving) ? one.gone() : one);
      }
      return new Asked(what, since, stage, changed);
    }

    /** Who of the desk is to come or has come. */
    Optional<Assistant> assistant() {
      return assistants.isEmpty()
          ? Optional.empty()
          : Optional.of(assistants.get(assistants.size() - 1)).filter(one -> !one.missed());
    }

    /** Whether this person is asked by it; of a desk only a lawyer is. */
    boolean isFor(Caller person) {
      return isFor(person.id())
          && (what.way().kind() != Invitation.Kind.DESK || person.role() == Caller.Role.LAWYER);
    }

    /** Whether this account is asked by it. */
    boolean isFor(String account) {
      return switch (what.way().kind()) {
        case LINK -> false;
        case ACCOUNT -> what.way().target().equals(account);
        case DESK -> assistant().filter(one -> one.lawyer().value().equals(account)).isPresent();
      };
    }
  }
}
