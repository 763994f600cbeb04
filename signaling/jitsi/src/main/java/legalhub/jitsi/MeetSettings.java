package legalhub.jitsi;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import legalhub.jitsi.meet.JitsiMeetBackend.Ending;
import legalhub.jitsi.meet.RoomKey;
import legalhub.jitsi.meet.RoomTokens;

/** The block {@code legalhub.conference.meet}. */
record MeetSettings(
    URI url, RoomTokens.Claims claims, Duration tokenLife, RoomKey key, Optional<End> end) {

  /** How meetings are ended. */
  record End(URI url, String roomDomain, RoomKey key) {}

  static Optional<MeetSettings> from(Config block) {
    if (block.getString("url").isBlank()) {
      return Optional.empty();
    }
    var url = JitsiSettings.address(block.getString("url"), "http", "MEET_URL");
    var subject = block.getString("subject");
    var claims =
        new RoomTokens.Claims(
            text(block, "app-id"),
            text(block, "audience"),
            subject.isBlank() ? url.getHost() : subject);
    var key = key(block);
    var end = end(block.getConfig("end"));
    if (end.filter(how -> how.key().isSameAs(key)).isPresent()) {
      throw new IllegalArgumentException(
          "MEET_END: it needs a key and a key-id of its own: whoever has a room's token could end every room");
    }
    return Optional.of(new MeetSettings(url, claims, block.getDuration("token-life"), key, end));
  }

  private static Optional<End> end(Config block) {
    if (block.getString("url").isBlank()) {
      return Optional.empty();
    }
    var url = JitsiSettings.address(block.getString("url"), "http", "MEET_END");
    return Optional.of(new End(url, text(block, "room-domain"), key(block)));
  }

  RoomTokens tokens(Clock clock) {
    return new RoomTokens(key, claims, tokenLife, clock);
  }

  Optional<Ending> ending(Clock clock) {
    return end.map(
        how ->
            new Ending(
                how.url(), how.roomDomain(), new RoomTokens(how.key(), claims, tokenLife, clock)));
  }

  /** What may be framed: never more than scheme, host and port. */
  String origin() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private static String text(Config block, String key) {
    var text = block.getString(key);
    if (text.isBlank()) {
      throw new IllegalArgumentException("MEET_SETTING: " + key + " is needed");
    }
    return text;
  }

  private static RoomKey key(Config block) {
    var file = text(block, "key-file");
    try {
      return RoomKey.read(text(block, "key-id"), Files.readString(Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("MEET_KEY: '" + file + "' can't be read");
    }
  }
}
