package legalhub.jitsi.sdp;

/** A browser's description that can't be used. Says by a stable code why, and nothing of it. */
public final class UnusableSdp extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  UnusableSdp(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
