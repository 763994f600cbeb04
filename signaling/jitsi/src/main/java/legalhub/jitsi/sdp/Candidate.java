package legalhub.jitsi.sdp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** One address at which a side may be reached, by UDP. */
public record Candidate(String foundation, long priority, String ip, int port, String type) {
  private static final int LENGTH_MAX = 512;
  private static final long PRIORITY_MAX = 0x7FFF_FFFFL;
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern FORM =
      Pattern.compile(
          "(?:a=)?candidate:([A-Za-z0-9+/]{1,32}) 1 (?i:udp) (\\d{1,10}) ([0-9A-Fa-f.:]{2,45}) (\\d{1,5})"
              + " typ (host|srflx|prflx|relay)(?: .*)?");

  /**
   * What a browser wrote, if it is of use: another protocol than UDP, a second component or a name
   * that only its own network resolves ({@code .local}) is not, nor is what isn't a candidate.
   */
  public static Optional<Candidate> read(String line) {
    if (line.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    var found = FORM.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    long priority = Long.parseLong(found.group(2));
    int port = Integer.parseInt(found.group(4));
    return priority > PRIORITY_MAX || port == 0 || port > 65_535 || !isAddress(found.group(3))
        ? Optional.empty()
        : Optional.of(
            new Candidate(found.group(1), priority, found.group(3), port, found.group(5)));
  }

  private static boolean isAddress(String text) {
    if (!text.contains(":")) {
      return V4.matcher(text).matches();
    }
    try {
      // With a colon in it, it is an address or nothing: no name is looked up.
      return InetAddress.getByName(text).getHostAddress() != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** As a line of a description, without {@code a=}. */
  String write() {
    return "candidate:"
        + foundation
        + " 1 udp "
        + priority
        + " "
        + ip
        + " "
        + port
        + " typ "
        + type
        // A browser wants an address behind every candidate that isn't the host's own.
        + (type.equals("host") ? "" : " raddr 0.0.0.0 rport 0");
  }
}
