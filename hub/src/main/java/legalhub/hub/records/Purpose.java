package legalhub.hub.records;

/**
 * Which field a sealed value is; permanent, since a value opens only under the purpose it was
 * sealed for.
 */
final class Purpose {
  static final String NAME = "name";
  static final String FACTS = "facts";
  static final String OTHER_PARTY = "other-party";
  static final String CONTACT = "contact";
  static final String MESSAGE = "message";
  static final String CHAT = "chat";
  static final String RECORD_FACTS = "record-facts";
  static final String RECORD_REQUEST = "record-request";
  static final String RECORD_ADVICE = "record-advice";
  static final String ADDENDUM = "addendum";
  static final String RATING_COMMENT = "rating-comment";

  private Purpose() {}
}
