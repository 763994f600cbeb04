package legalhub.jitsi.sdp;

import legalhub.actors.conference.MemberId;

/** What a member may send, in the order of the first three sections of every description. */
public enum Track {
  SOUND("audio", "a0"),
  CAMERA("video", "v0"),
  SCREEN("video", "v1");

  private final String media;
  private final String suffix;

  Track(String media, String suffix) {
    this.media = media;
    this.suffix = suffix;
  }

  public boolean isSound() {
    return this == SOUND;
  }

  String media() {
    return media;
  }

  /** How pages and the bridge call it: {@code m1-v0}. */
  public String nameOf(MemberId owner) {
    return owner.value() + "-" + suffix;
  }
}
