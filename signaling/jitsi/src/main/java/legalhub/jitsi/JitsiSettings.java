package legalhub.jitsi;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import legalhub.jitsi.colibri.Bridge;
import legalhub.jitsi.colibri.Colibri2Backend.Times;

/** The block {@code legalhub.conference}; why each value is as it is stands in reference.conf. */
record JitsiSettings(List<Bridge> bridges, Times times, Optional<MeetSettings> meet) {
  private static final Duration TIME_MAX = Duration.ofMinutes(1);

  /**
   * @param config the whole configuration
   * @throws IllegalArgumentException which value can't be, after a stable code
   */
  static JitsiSettings from(Config config) {
    var block = config.getConfig("legalhub.conference");
    var times =
        new Times(
            time(block, "request-timeout"),
            time(block, "look-timeout"),
            time(block, "look-interval"),
            time(block, "probe-interval"));
    return new JitsiSettings(bridges(block), times, MeetSettings.from(block.getConfig("meet")));
  }

  private static Duration time(Config block, String key) {
    var time = block.getDuration(key);
    if (time.isZero() || time.isNegative() || time.compareTo(TIME_MAX) > 0) {
      throw new IllegalArgumentException("CONFERENCE_TIME: " + key + " is up to a minute");
    }
    return time;
  }

  private static List<Bridge> bridges(Config block) {
    var found = new ArrayList<Bridge>();
    for (var value : block.getList("bridges")) {
      if (value.valueType() == ConfigValueType.OBJECT) {
        var bridge = value.atKey("it").getConfig("it");
        var socket = bridge.hasPath("websocket") ? bridge.getString("websocket") : "";
        found.add(bridge(bridge.getString("url"), socket));
      } else {
        found.add(listed(String.valueOf(value.unwrapped())));
      }
    }
    for (var text : block.getString("bridges-list").split(",")) {
      if (!text.isBlank()) {
        found.add(listed(text.trim()));
      }
    }
    var urls = new HashSet<URI>();
    if (!found.stream().map(Bridge::rest).allMatch(urls::add)) {
      throw new IllegalArgumentException("CONFERENCE_BRIDGE: a bridge is listed twice");
    }
    return List.copyOf(found);
  }

  private static Bridge listed(String text) {
    var parts = text.split("=", 2);
    return bridge(parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static Bridge bridge(String url, String socket) {
    return new Bridge(
        address(url, "http", "CONFERENCE_BRIDGE"),
        socket.isBlank()
            ? Optional.empty()
            : Optional.of(address(socket, "ws", "CONFERENCE_BRIDGE")));
  }

  /** An address of this scheme or its encrypted form, without a slash at its end. */
  static URI address(String text, String scheme, String code) {
    try {
      var address = URI.create(text.trim().replaceAll("/+$", ""));
      boolean known =
          scheme.equals(address.getScheme()) || (scheme + "s").equals(address.getScheme());
      if (known
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        code + ": '" + text + "' is no address " + scheme + "://host or " + scheme + "s://host");
  }
}
