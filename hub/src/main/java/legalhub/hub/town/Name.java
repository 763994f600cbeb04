package legalhub.hub.town;

/** A name in both languages of the pages. */
public record Name(String zh, String en) {
  static final Name NONE = new Name("", "");
}
