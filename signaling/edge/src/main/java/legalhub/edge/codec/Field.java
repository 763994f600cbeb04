package legalhub.edge.codec;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.regex.Pattern;

/** What a field of a frame may hold. */
public final class Field {
  public static final int LABEL_MAX = 64;
  public static final int NAME_MAX = 40;
  public static final int FACTS_MAX = 2_000;
  public static final int OTHER_PARTY_MAX = 80;
  public static final int CONTACT_MAX = 32;
  public static final int MESSAGE_MAX = 2_000;
  public static final int CHAT_MAX = 1_000;
  public static final int RECORD_TEXT_MAX = 4_000;
  public static final int ARTICLE_MAX = 120;
  public static final int ARTICLES_MAX = 20;
  public static final int COMMENT_MAX = 500;
  public static final int STARS_MAX = 5;

  /** Ids become entity ids and parts of storage keys, so their alphabet is narrow. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Field() {}

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Counts characters as people do, not UTF-16 units. */
  public static boolean fits(String text, int charactersMax) {
    return text.length() <= charactersMax
        || text.length() <= 2 * charactersMax
            && text.codePointCount(0, text.length()) <= charactersMax;
  }

  static boolean isFilled(String text, int charactersMax) {
    return !text.isBlank() && fits(text, charactersMax);
  }

  static boolean fit(Collection<String> texts, int countMax, int charactersMax) {
    return texts.size() <= countMax && texts.stream().allMatch(text -> fits(text, charactersMax));
  }

  /** A day as yyyy-MM-dd, or nothing. */
  static boolean isDayOrEmpty(String text) {
    if (text.isEmpty()) {
      return true;
    }
    try {
      return text.length() == "yyyy-MM-dd".length() && LocalDate.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Unsigned on the wire; Java reads the upper half as negative. */
  static boolean isCount(int... numbers) {
    for (int number : numbers) {
      if (number < 0) {
        return false;
      }
    }
    return true;
  }
}
