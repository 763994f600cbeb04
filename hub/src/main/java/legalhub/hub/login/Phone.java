package legalhub.hub.login;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in its one form, {@code +8613800000000}. Never logged: its text says nothing.
 *
 * @param e164 with its country
 */
public record Phone(String e164) {
  private static final Pattern MAINLAND = Pattern.compile("(?:\\+?86)?(1[3-9]\\d{9})");
  private static final Pattern ABROAD = Pattern.compile("\\+[1-9]\\d{6,14}");

  /** Empty for what can't be a phone number. */
  public static Optional<Phone> parse(String typed) {
    var bare = typed.replaceAll("[\\s()-]", "");
    var mainland = MAINLAND.matcher(bare);
    if (mainland.matches()) {
      return Optional.of(new Phone("+86" + mainland.group(1)));
    }
    return ABROAD.matcher(bare).matches() ? Optional.of(new Phone(bare)) : Optional.empty();
  }

  @Override
  public String toString() {
    return "Phone";
  }
}
