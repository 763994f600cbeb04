package legalhub.hub.conference;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.Member;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealer;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Digest;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.AccessTokens;

/** Whom a link brings to the door of a conference. */
final class Door {
  private static final int GUEST_DIGITS = 32;

  /** A guest's way in; the page keeps its key and comes again before the token runs out. */
  record Knocked(String accessToken, long expiresInSeconds, String memberId, String personId) {}

  /** Who comes: the link's secret, the page's own key, and how the person wants to be called. */
  record Guest(String secret, String key, String name) {
    @Override
    public String toString() {
      return "Guest";
    }
  }

  private final Asker asker;
  private final AccessTokens tokens;
  private final Sealer sealer;
  private final Clock clock;

  Door(Asker asker, AccessTokens tokens, Sealer sealer, Clock clock) {
    this.asker = asker;
    this.tokens = tokens;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** As often as the page likes: the same key is the same guest. */
  CompletionStage<Knocked> knock(ConferenceId conference, Guest guest) {
    var person = personOf(conference, guest.key());
    return look(conference)
        .thenCompose(
            before -> {
              var asked = asked(before, Digest.hex(guest.secret()));
              check(before, asked, memberOf(before, person));
              return sealer.seal(residentOf(before), Purpose.MEMBER_NAME, guest.name());
            })
        .thenCompose(
            name -> {
              var knock = new Conference.Knock(Digest.hex(guest.secret()), person, name);
              return asker.ask(address(conference), Caller.hub("door"), knock);
            })
        .thenCompose(Door::let)
        .thenCompose(done -> look(conference))
        .thenApply(after -> knocked(after, conference, person));
  }

  private Knocked knocked(Map<String, ViewPart> view, ConferenceId conference, String person) {
    var member = memberOf(view, person).orElseThrow(() -> new ProblemException(Problem.INTERNAL));
    var issued = tokens.issue(new Caller(Caller.Role.GUEST, person), conference.value());
    var left = Duration.between(clock.instant(), issued.expires());
    return new Knocked(issued.token(), left.toSeconds(), member.member().value(), person);
  }

  /** Says why before anything is asked; the conference decides again. */
  private static void check(
      Map<String, ViewPart> view,
      ConferenceView.Asked asked,
      Optional<ConferenceView.Person> member) {
    if (whole(view).ended().isPresent()) {
      throw new ProblemException(Problem.CONFERENCE_ENDED);
    }
    boolean stays = member.filter(Door::stays).isPresent();
    boolean ownReturn = member.filter(m -> m.stage() == Member.Stage.LEFT).isPresent();
    if (stays || ownReturn && asked.stage() == Invitation.Stage.SPENT) {
      return;
    }
    switch (asked.stage()) {
      case VALID -> {}
      case TO_AGREE, NOT_AGREED -> throw new ProblemException(Problem.NOT_AGREED);
      case SPENT -> throw new ProblemException(Problem.INVITATION_SPENT);
      case WITHDRAWN, NOBODY -> throw new ProblemException(Problem.INVITATION_WITHDRAWN);
      case EXPIRED -> throw new ProblemException(Problem.INVITATION_EXPIRED);
    }
  }

  private static boolean stays(ConferenceView.Person member) {
    return member.stage() == Member.Stage.KNOCKING || member.stage() == Member.Stage.ADMITTED;
  }

  private static CompletionStage<Void> let(Reply reply) {
    if (reply instanceof Reply.Refused refused && refused.why() == Refusal.AT_CAPACITY) {
      throw new ProblemException(Problem.CONFERENCE_LOCKED);
    } else if (reply instanceof Reply.Refused refused
        && refused.why() == Refusal.NOT_IN_THIS_STATE) {
      throw new ProblemException(Problem.INVITATION_SPENT);
    }
    return Asker.done(reply);
  }

  /**
   * Whether this person may send that invitation on, and the secret is the link's.
   *
   * @param by who asks: a member who sees invitations
   */
  CompletionStage<Void> mayBeSent(
      ConferenceId conference, InvitationId invitation, Caller by, String secret) {
    return asker
        .look(address(conference), new Audience(by, ConferenceView.CONFERENCE, ""))
        .thenAccept(
            seen -> {
              var asked =
                  seen.map(parts -> parts.get("invitation/" + invitation.value()))
                      .map(ConferenceView.Asked.class::cast)
                      .filter(one -> isLink(one, Digest.hex(secret)))
                      .orElseThrow(() -> new ProblemException(Problem.INVITATION_UNKNOWN));
              if (!asked.stage().isOpen()) {
                throw new ProblemException(Problem.NOT_IN_THIS_STATE);
              }
            });
  }

  private CompletionStage<Map<String, ViewPart>> look(ConferenceId conference) {
    var audience = new Audience(Caller.hub("door"), ConferenceView.CONFERENCE, "");
    return asker
        .look(address(conference), audience)
        .thenApply(
            seen ->
                seen.filter(parts -> !parts.isEmpty())
                    .orElseThrow(() -> new ProblemException(Problem.INVITATION_UNKNOWN)));
  }

  private static ConferenceView.Whole whole(Map<String, ViewPart> view) {
    return (ConferenceView.Whole) view.get("conference");
  }

  private static ConferenceView.Asked asked(Map<String, ViewPart> view, String digest) {
    return view.values().stream()
        .filter(ConferenceView.Asked.class::isInstance)
        .map(ConferenceView.Asked.class::cast)
        .filter(asked -> isLink(asked, digest))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new ProblemException(Problem.INVITATION_UNKNOWN));
  }

  private static boolean isLink(ConferenceView.Asked asked, String digest) {
    var way = new Invitation.Way(Invitation.Kind.LINK, digest);
    return asked.invitation().way().equals(way);
  }

  private static Optional<ConferenceView.Person> memberOf(
      Map<String, ViewPart> view, String person) {
    return people(view, one -> one.person().equals(person));
  }

  private static String residentOf(Map<String, ViewPart> view) {
    return people(view, one -> one.role() == MemberRole.RESIDENT).orElseThrow().person();
  }

  private static Optional<ConferenceView.Person> people(
      Map<String, ViewPart> view, Predicate<ConferenceView.Person> which) {
    return view.values().stream()
        .filter(ConferenceView.Person.class::isInstance)
        .map(ConferenceView.Person.class::cast)
        .filter(which)
        .findFirst();
  }

  /** Says nothing of the key, and is another in every conference. */
  private static String personOf(ConferenceId conference, String key) {
    return "g-" + Digest.hex(conference.value() + "/" + key).substring(0, GUEST_DIGITS);
  }

  private static EntityAddress address(ConferenceId conference) {
    return new EntityAddress(EntityKind.CONFERENCE, conference.value());
  }
}
