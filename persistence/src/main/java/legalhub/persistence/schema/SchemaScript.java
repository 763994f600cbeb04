package legalhub.persistence.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One numbered CQL file. Once released it never changes: what comes after is a new file.
 *
 * @param version its number
 * @param name its file name
 * @param text its content
 */
record SchemaScript(int version, String name, String text) {

  /** Makes the tables of the migration itself. */
  static final SchemaScript FOUNDATION = load("000-schema.cql");

  /** In the order in which they are applied. */
  static final List<SchemaScript> ALL =
      List.of(
          load("001-journal.cql"),
          load("002-snapshot.cql"),
          load("003-projection.cql"),
          load("004-keys.cql"),
          load("005-service-records.cql"),
          load("006-people.cql"),
          load("007-engagements.cql"),
          load("008-due-times.cql"),
          load("009-ledger.cql"),
          load("010-webhooks.cql"),
          load("011-hall-days.cql"),
          load("012-voice.cql"));

  private static final Pattern TABLE_ID = Pattern.compile("\\{id of (\\w+)}");

  static int newestVersion() {
    return ALL.get(ALL.size() - 1).version();
  }

  /** Its statements, comments left out: the driver takes one at a time. */
  List<String> statements(String keyspace) {
    var bare =
        text.lines()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n"))
            .replace("{keyspace}", keyspace);
    var filled = TABLE_ID.matcher(bare).replaceAll(table -> id(keyspace, table.group(1)));
    return Arrays.stream(filled.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** The same for every process, and another in each keyspace. */
  private static String id(String keyspace, String table) {
    return UUID.nameUUIDFromBytes((keyspace + "." + table).getBytes(UTF_8)).toString();
  }

  String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SchemaScript load(String name) {
    try (InputStream in = SchemaScript.class.getResourceAsStream(name)) {
      var text = new String(in.readAllBytes(), UTF_8);
      return new SchemaScript(Integer.parseInt(name.substring(0, 3)), name, text);
    } catch (IOException damaged) {
      throw new UncheckedIOException(name + " can't be read from the jar", damaged);
    }
  }
}
