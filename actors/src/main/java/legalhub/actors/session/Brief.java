package legalhub.actors.session;

import java.util.Set;
import legalhub.actors.privacy.Sealed;

/**
 * What a person says when asking for a lawyer. What is about the person is sealed.
 *
 * @param category one of the town's categories: {@code "LABOUR"}
 * @param village one of the town's villages, {@code ""} when not told
 * @param otherParty whom the matter is against, for the conflict check
 * @param contact where to call back
 * @param message the question, where a written answer is asked for
 * @param noticeVersion which privacy notice the person has read
 */
public record Brief(
    String category,
    Channel channel,
    String village,
    Set<Group> groups,
    boolean timeLimitExpiring,
    Media media,
    String language,
    String noticeVersion,
    boolean recordingConsent,
    Sealed displayName,
    Sealed facts,
    Sealed otherParty,
    Sealed contact,
    Sealed message) {

  /** Nothing that the person has said in words, nor who it is. */
  public Brief withoutWords() {
    var none = Sealed.none(displayName.subject());
    return with(none, none, none, none, none);
  }

  /** Where to call back and the question, where they are given; what isn't stays as it was. */
  public Brief withContact(Sealed given, Sealed text) {
    return with(
        displayName,
        facts,
        otherParty,
        given.isNone() ? contact : given,
        text.isNone() ? message : text);
  }

  private Brief with(Sealed name, Sealed told, Sealed against, Sealed reach, Sealed question) {
    return new Brief(
        category,
        channel,
        village,
        groups,
        timeLimitExpiring,
        media,
        language,
        noticeVersion,
        recordingConsent,
        name,
        told,
        against,
        reach,
        question);
  }
}
