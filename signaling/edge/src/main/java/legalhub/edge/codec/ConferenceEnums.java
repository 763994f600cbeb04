package legalhub.edge.codec;

import java.util.Optional;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.Member;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.conference.Shown;
import legalhub.actors.consultation.MediaStep;
import legalhub.wire.v1.InvitationStage;
import legalhub.wire.v1.InvitationWay;
import legalhub.wire.v1.Media;
import legalhub.wire.v1.MemberStage;
import legalhub.wire.v1.Recording;

/** The small closed sets of conferences that wire and actors both have. */
final class ConferenceEnums {
  private ConferenceEnums() {}

  static Optional<MediaStep> fromWire(legalhub.wire.v1.MediaStep step) {
    return switch (step) {
      case STEP_VIDEO -> Optional.of(MediaStep.VIDEO);
      case STEP_LOW_VIDEO -> Optional.of(MediaStep.LOW_VIDEO);
      case STEP_AUDIO -> Optional.of(MediaStep.AUDIO);
      case STEP_TEXT -> Optional.of(MediaStep.TEXT);
      case STEP_CALLBACK -> Optional.of(MediaStep.CALLBACK);
      case MEDIA_STEP_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static legalhub.wire.v1.MediaStep toWire(MediaStep step) {
    return switch (step) {
      case VIDEO -> legalhub.wire.v1.MediaStep.STEP_VIDEO;
      case LOW_VIDEO -> legalhub.wire.v1.MediaStep.STEP_LOW_VIDEO;
      case AUDIO -> legalhub.wire.v1.MediaStep.STEP_AUDIO;
      case TEXT -> legalhub.wire.v1.MediaStep.STEP_TEXT;
      case CALLBACK -> legalhub.wire.v1.MediaStep.STEP_CALLBACK;
    };
  }

  static Optional<MemberRole> fromWire(legalhub.wire.v1.MemberRole role) {
    return switch (role) {
      case MEMBER_HOST -> Optional.of(MemberRole.HOST);
      case MEMBER_RESIDENT -> Optional.of(MemberRole.RESIDENT);
      case MEMBER_INTERPRETER -> Optional.of(MemberRole.INTERPRETER);
      case MEMBER_FAMILY -> Optional.of(MemberRole.FAMILY);
      case MEMBER_LAWYER -> Optional.of(MemberRole.LAWYER);
      case MEMBER_OFFICER -> Optional.of(MemberRole.OFFICER);
      case MEMBER_PARTY -> Optional.of(MemberRole.PARTY);
      case MEMBER_ROLE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static legalhub.wire.v1.MemberRole toWire(MemberRole role) {
    return switch (role) {
      case HOST -> legalhub.wire.v1.MemberRole.MEMBER_HOST;
      case RESIDENT -> legalhub.wire.v1.MemberRole.MEMBER_RESIDENT;
      case INTERPRETER -> legalhub.wire.v1.MemberRole.MEMBER_INTERPRETER;
      case FAMILY -> legalhub.wire.v1.MemberRole.MEMBER_FAMILY;
      case LAWYER -> legalhub.wire.v1.MemberRole.MEMBER_LAWYER;
      case OFFICER -> legalhub.wire.v1.MemberRole.MEMBER_OFFICER;
      case PARTY -> legalhub.wire.v1.MemberRole.MEMBER_PARTY;
    };
  }

  static Shown fromWire(Media media) {
    return new Shown(media.getAudio(), media.getVideo(), media.getScreen());
  }

  static Media toWire(Shown shown) {
    return Media.newBuilder()
        .setAudio(shown.audio())
        .setVideo(shown.video())
        .setScreen(shown.screen())
        .build();
  }

  static MemberStage toWire(Member.Stage stage) {
    return switch (stage) {
      case KNOCKING -> MemberStage.KNOCKING;
      case ADMITTED -> MemberStage.ADMITTED;
      case TURNED_AWAY -> MemberStage.TURNED_AWAY;
      case REMOVED -> MemberStage.REMOVED;
      case LEFT -> MemberStage.LEFT;
    };
  }

  static InvitationStage toWire(Invitation.Stage stage) {
    return switch (stage) {
      case TO_AGREE -> InvitationStage.TO_AGREE;
      case VALID -> InvitationStage.VALID;
      case NOT_AGREED -> InvitationStage.NOT_AGREED;
      case SPENT -> InvitationStage.SPENT;
      case NOBODY -> InvitationStage.NOBODY;
      case WITHDRAWN -> InvitationStage.WITHDRAWN;
      case EXPIRED -> InvitationStage.INVITATION_EXPIRED;
    };
  }

  static InvitationWay toWire(Invitation.Kind kind) {
    return switch (kind) {
      case LINK -> InvitationWay.BY_LINK;
      case ACCOUNT -> InvitationWay.BY_ACCOUNT;
      case DESK -> InvitationWay.BY_DESK;
    };
  }

  /** A page that waits for answers shows the same, whether they are the first or not. */
  static Recording toWire(Conference.Recording recording) {
    return switch (recording) {
      case NONE -> Recording.RECORDING_UNSPECIFIED;
      case ASKED, PAUSED -> Recording.RECORDING_ASKED;
      case RUNS -> Recording.RECORDING_RUNS;
      case OFF -> Recording.RECORDING_OFF;
    };
  }
}
