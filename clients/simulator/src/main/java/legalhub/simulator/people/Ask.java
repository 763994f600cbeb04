package legalhub.simulator.people;

import java.util.List;
import legalhub.simulator.client.Town;
import legalhub.wire.v1.AskForLawyer;
import legalhub.wire.v1.Channel;
import legalhub.wire.v1.Fallback;
import legalhub.wire.v1.Group;
import legalhub.wire.v1.Media;

/**
 * What a resident asks for.
 *
 * @param category one of the town's; its desk answers
 * @param village one of the town's; {@code ""} for none
 * @param instead unspecified for a live consultation
 */
public record Ask(
    Town.Category category,
    List<Group> groups,
    String village,
    String name,
    String facts,
    Fallback instead) {

  /** An ordinary live consultation. */
  public static Ask about(Town.Category category) {
    return new Ask(category, List.of(), "", "张三", "对方欠款不还，想知道怎么办。", Fallback.FALLBACK_UNSPECIFIED);
  }

  public Ask of(Group... groups) {
    return new Ask(category, List.of(groups), village, name, facts, instead);
  }

  public Ask from(String where) {
    return new Ask(category, groups, where, name, facts, instead);
  }

  public Ask instead(Fallback kind) {
    return new Ask(category, groups, village, name, facts, kind);
  }

  AskForLawyer toWire(String ticketId, String noticeVersion) {
    return AskForLawyer.newBuilder()
        .setTicketId(ticketId)
        .setDesk(category.desk())
        .setCategory(category.id())
        .setChannel(Channel.PHONE_WEB)
        .setVillage(village)
        .setFacts(facts)
        .setDisplayName(name)
        .addAllGroups(groups)
        .setMedia(Media.newBuilder().setAudio(true).setVideo(true))
        .setNoticeVersion(noticeVersion)
        .setRecordingConsent(true)
        .setInstead(instead)
        .build();
  }
}
