package legalhub.actors.privacy;

/**
 * Which field a sealed value is; permanent, since a value opens only under the purpose it was
 * sealed for.
 */
public final class Purpose {
  public static final String NAME = "name";
  public static final String FACTS = "facts";
  public static final String OTHER_PARTY = "other-party";
  public static final String CONTACT = "contact";
  public static final String MESSAGE = "message";
  public static final String CHAT = "chat";
  public static final String RECORD_FACTS = "record-facts";
  public static final String RECORD_REQUEST = "record-request";
  public static final String RECORD_ADVICE = "record-advice";
  public static final String ADDENDUM = "addendum";
  public static final String RATING_COMMENT = "rating-comment";

  /** How somebody is called in a conference, which everybody there may read. */
  public static final String MEMBER_NAME = "member-name";

  /** What is written to all in a conference; who of them may read it, the conference decides. */
  public static final String CONFERENCE_LINE = "conference-line";

  /** How every purpose begins under which something of a supervised person is sealed. */
  public static final String SUPERVISED = "supervised-";

  public static final String SUPERVISED_NAME = "supervised-name";
  public static final String SUPERVISED_AREA = "supervised-area";
  public static final String SUPERVISED_INJUNCTIONS = "supervised-injunctions";
  public static final String SUPERVISED_POSITION = "supervised-position";
  public static final String SUPERVISED_REASON = "supervised-reason";
  public static final String SUPERVISED_REMARK = "supervised-remark";
  public static final String SUPERVISED_LEAVE = "supervised-leave";

  private Purpose() {}
}
