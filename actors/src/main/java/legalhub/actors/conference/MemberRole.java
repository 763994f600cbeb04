package legalhub.actors.conference;

/** What somebody is in a conference. */
public enum MemberRole {
  /** The lawyer or mediator who leads it: lets in, mutes, removes, ends. */
  HOST,
  /** Whom it is for: nobody comes in without their agreement. */
  RESIDENT,
  INTERPRETER,
  FAMILY,
  LAWYER,
  OFFICER,
  /** The other side of a mediation. */
  PARTY;

  /** Whether somebody can be invited as this. */
  boolean isInvited() {
    return this != HOST && this != RESIDENT;
  }
}
