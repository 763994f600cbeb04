package legalhub.hub.audit;

import legalhub.actors.audit.Audit;

/** What an administrator can do. The names are stable: the list keeps them for ever. */
public enum Act {
  END_TICKET("TICKET"),
  END_CONSULTATION("CONSULTATION"),
  REVOKE_ACCOUNT("ACCOUNT"),
  SET_PASSWORD("ACCOUNT"),
  LOCK_ACCOUNT("ACCOUNT"),
  UNLOCK_ACCOUNT("ACCOUNT"),
  ERASE_RESIDENT("RESIDENT"),
  ROTATE_KEYS("KEYS"),
  APPROVE_TERMINAL("TERMINAL"),
  PLACE_TERMINAL("TERMINAL"),
  STEER_TERMINAL("TERMINAL"),
  SETTLE_TERMINAL("TERMINAL"),
  REVOKE_TERMINAL("TERMINAL"),
  PLAN_SHIFT("SHIFT"),
  CANCEL_SHIFT("SHIFT"),
  SET_RULES("QUEUE"),
  RESET_RULES("QUEUE"),
  READ_AUDIT("DAY");

  /** What it is done to. */
  private final String kind;

  Act(String kind) {
    this.kind = kind;
  }

  /** The act, done to this one. */
  public Audit.Deed on(String target) {
    return new Audit.Deed(name(), kind, target);
  }

  /** Of what there is only one. */
  public Audit.Deed alone() {
    return on("");
  }
}
