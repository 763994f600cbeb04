package legalhub.persistence.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.persistence.journal.v1.StoredBrief;
import legalhub.persistence.journal.v1.StoredMedia;
import legalhub.persistence.journal.v1.StoredSealed;

/** The values that several kinds of event carry. */
final class CommonCodec {
  private CommonCodec() {}

  static Timestamp toJournal(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  static Instant fromJournal(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  static com.google.protobuf.Duration toJournal(Duration span) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(span.getSeconds())
        .setNanos(span.getNano())
        .build();
  }

  static Duration fromJournal(com.google.protobuf.Duration span) {
    return Duration.ofSeconds(span.getSeconds(), span.getNanos());
  }

  static StoredSealed toJournal(Sealed sealed) {
    return StoredSealed.newBuilder()
        .setSubject(sealed.subject())
        .setCiphertext(ByteString.copyFrom(sealed.ciphertext()))
        .build();
  }

  static Sealed fromJournal(StoredSealed sealed) {
    return new Sealed(sealed.getSubject(), sealed.getCiphertext().toByteArray());
  }

  static StoredMedia toJournal(Media media) {
    return StoredMedia.newBuilder().setAudio(media.audio()).setVideo(media.video()).build();
  }

  static Media fromJournal(StoredMedia media) {
    return new Media(media.getAudio(), media.getVideo());
  }

  static StoredBrief toJournal(Brief brief) {
    return StoredBrief.newBuilder()
        .setCategory(brief.category())
        .setChannel(brief.channel().name())
        .setVillage(brief.village())
        .addAllGroups(brief.groups().stream().map(Group::name).sorted().toList())
        .setTimeLimitExpiring(brief.timeLimitExpiring())
        .setMedia(toJournal(brief.media()))
        .setLanguage(brief.language())
        .setNoticeVersion(brief.noticeVersion())
        .setRecordingConsent(brief.recordingConsent())
        .setDisplayName(toJournal(brief.displayName()))
        .setFacts(toJournal(brief.facts()))
        .setOtherParty(toJournal(brief.otherParty()))
        .setContact(toJournal(brief.contact()))
        .setMessage(toJournal(brief.message()))
        .build();
  }

  static Brief fromJournal(StoredBrief brief) {
    return new Brief(
        brief.getCategory(),
        Channel.valueOf(brief.getChannel()),
        brief.getVillage(),
        brief.getGroupsList().stream().map(Group::valueOf).collect(Collectors.toUnmodifiableSet()),
        brief.getTimeLimitExpiring(),
        fromJournal(brief.getMedia()),
        brief.getLanguage(),
        brief.getNoticeVersion(),
        brief.getRecordingConsent(),
        fromJournal(brief.getDisplayName()),
        fromJournal(brief.getFacts()),
        fromJournal(brief.getOtherParty()),
        fromJournal(brief.getContact()),
        fromJournal(brief.getMessage()));
  }
}
