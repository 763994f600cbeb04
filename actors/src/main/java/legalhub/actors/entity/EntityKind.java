package legalhub.actors.entity;

import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** The kinds of entity. The keys are lower case and permanent: renaming one orphans its journal. */
public enum EntityKind {
  RESIDENT_SESSION("resident-session"),
  QUEUE("queue"),
  LAWYER("lawyer"),
  CONSULTATION("consultation"),
  LEGAL_CASE("legal-case"),
  /** Has no journal: what an office's records come to. */
  DASHBOARD("dashboard"),
  /** What makes a changed record show, one an office. */
  LEDGER("ledger"),
  /** What the office must be told at once, one an office. */
  ALERTS("alerts"),
  /** Somebody under community corrections. */
  SUPERVISED_PERSON("supervised-person"),
  VOICE_REPORT("voice-report"),
  /** What the officers of an office have before them, one an office. */
  CASELOAD("caseload"),
  /** A public-benefit activity. */
  ACTIVITY("activity"),
  /** A kiosk or a village terminal. */
  TERMINAL("terminal"),
  /** All terminals, as administrators have them before them; there is one. */
  FLEET("fleet"),
  /** When which lawyer is on duty, one an office. */
  ROTA("rota"),
  /** What administrators did, in sheets of a day. */
  AUDIT("audit"),
  /** Three and more, or two who can't reach each other directly. */
  CONFERENCE("conference"),
  /** Into which conferences one person is asked. */
  ASKED("asked"),
  ACCOUNT("account");

  private final String key;

  EntityKind(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  public EntityTypeKey<Message> typeKey() {
    return EntityTypeKey.create(Message.class, key);
  }
}
