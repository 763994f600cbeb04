package legalhub.hub.login;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name as it is compared between matters: width, case, gaps and points don't count. Only a full
 * name counts: "Mr Wang" is half the town, and must not keep every lawyer away.
 */
record PartyName(String text) {
  private static final int LENGTH_MIN = 2;
  private static final String PLACEHOLDER = "某";
  private static final List<String> FORMS_OF_ADDRESS =
      List.of(
          "先生", "女士", "小姐", "太太", "大爷", "大妈", "大叔", "大姐", "大哥", "大伯", "阿姨", "阿婆", "阿公", "师傅", "老师",
          "老板", "同志", "奶奶", "爷爷", "叔叔", "伯伯", "婶婶", "嫂子", "mr", "mrs", "ms");
  private static final List<String> FAMILIAR = List.of("老", "小", "阿");

  static Optional<PartyName> of(String given) {
    var plain =
        Normalizer.normalize(given, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Punct}\\p{P}]", "");
    int length = plain.codePointCount(0, plain.length());
    boolean familiar = length == LENGTH_MIN && FAMILIAR.stream().anyMatch(plain::startsWith);
    boolean full =
        length >= LENGTH_MIN
            && !familiar
            && !plain.contains(PLACEHOLDER)
            && FORMS_OF_ADDRESS.stream()
                .noneMatch(form -> plain.endsWith(form) || plain.startsWith(form) && isLatin(form));
    return full ? Optional.of(new PartyName(plain)) : Optional.empty();
  }

  private static boolean isLatin(String form) {
    return form.codePointAt(0) < 128;
  }

  /** A name is never in a log. */
  @Override
  public String toString() {
    return "PartyName[…]";
  }
}
