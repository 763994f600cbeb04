package legalhub.hub.speech;

import java.util.Locale;
import java.util.Map;

/**
 * Looks for digits in what was written down of a speech: as numerals of any script, Chinese
 * characters or English words, also mixed.
 *
 * <p>They must stand one after the other. Up to three other words may be between two of them, of
 * which each Chinese character is one ("三，然后是五"); spaces and punctuation count for nothing. Another
 * digit in between breaks them: else a recording of many digits would hold any four.
 */
final class ReadAloud {
  private static final int WORDS_BETWEEN_MAX = 3;

  private static final Map<Integer, Character> CHINESE =
      Map.ofEntries(
          Map.entry((int) '零', '0'),
          Map.entry((int) '〇', '0'),
          Map.entry((int) '一', '1'),
          Map.entry((int) '幺', '1'),
          Map.entry((int) '二', '2'),
          Map.entry((int) '两', '2'),
          Map.entry((int) '三', '3'),
          Map.entry((int) '四', '4'),
          Map.entry((int) '五', '5'),
          Map.entry((int) '六', '6'),
          Map.entry((int) '七', '7'),
          Map.entry((int) '八', '8'),
          Map.entry((int) '九', '9'));

  private static final Map<String, Character> ENGLISH =
      Map.ofEntries(
          Map.entry("zero", '0'),
          Map.entry("oh", '0'),
          Map.entry("one", '1'),
          Map.entry("two", '2'),
          Map.entry("three", '3'),
          Map.entry("four", '4'),
          Map.entry("five", '5'),
          Map.entry("six", '6'),
          Map.entry("seven", '7'),
          Map.entry("eight", '8'),
          Map.entry("nine", '9'));

  /** The digits of the text; a blank where too many words are between two of them. */
  private final StringBuilder heard = new StringBuilder();

  private final StringBuilder word = new StringBuilder();
  private int wordsBetween;

  private ReadAloud() {}

  /**
   * @param digits as they were shown: 0 to 9
   */
  static boolean has(String digits, String text) {
    var reading = new ReadAloud();
    text.codePoints().forEach(reading::character);
    reading.endWord();
    return reading.heard.indexOf(digits) >= 0;
  }

  private void character(int c) {
    int numeral = Character.digit(c, 10);
    var chinese = CHINESE.get(c);
    if (numeral < 0 && chinese == null && !Character.isIdeographic(c) && Character.isLetter(c)) {
      word.appendCodePoint(c);
      return;
    }
    endWord();
    if (numeral >= 0) {
      digit(Character.forDigit(numeral, 10));
    } else if (chinese != null) {
      digit(chinese);
    } else if (Character.isIdeographic(c)) {
      wordsBetween++;
    }
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    var english = ENGLISH.get(word.toString().toLowerCase(Locale.ROOT));
    word.setLength(0);
    if (english != null) {
      digit(english);
    } else {
      wordsBetween++;
    }
  }

  private void digit(char digit) {
    if (wordsBetween > WORDS_BETWEEN_MAX) {
      heard.append(' ');
    }
    heard.append(digit);
    wordsBetween = 0;
  }
}
