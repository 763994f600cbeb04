package legalhub.actors.record;

/** What was done for somebody. Keys are permanent: they are stored. */
public enum Service {
  /** Somebody asked for a lawyer, whether or not one came; by ticket. */
  REQUEST("request"),
  /** A supervised person's voice report; by report. */
  REPORT("report"),
  /** A supervised person said where they are; by check-in. */
  CHECK_IN("check-in"),
  /** A supervised person asked to go away; by leave. */
  LEAVE("leave"),
  /** Something of a supervised person that an officer must look into; by person and exception. */
  EXCEPTION("exception"),
  /** Somebody beside the two was in a consultation; by consultation, member and time. */
  ATTENDANCE("attendance"),
  /** Somebody used a terminal; by use. */
  TERMINAL_USE("terminal-use"),
  /** Something was wrong with a terminal; by terminal, kind and time. */
  TERMINAL_INCIDENT("terminal-incident"),
  /** A lawyer spoke, or wrote, to somebody; by consultation. */
  CONSULTATION("consultation");

  private final String key;

  Service(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /**
   * The service of a stored key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Service ofKey(String key) {
    for (var service : values()) {
      if (service.key.equals(key)) {
        return service;
      }
    }
    throw new IllegalArgumentException("there is no service " + key);
  }
}
