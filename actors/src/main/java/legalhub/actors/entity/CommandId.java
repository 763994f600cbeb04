package legalhub.actors.entity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The name of one intention, made by whoever has it (a UUIDv7 in text form) and kept over every
 * retry.
 *
 * @param value 1 to 64 characters
 */
public record CommandId(String value) {
  private static final int LENGTH_MAX = 64;

  public CommandId {
    if (value.isEmpty() || value.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("a command id has 1 to " + LENGTH_MAX + " characters");
    }
  }

  /**
   * The same parts always give the same id: an entity that repeats a duty repeats it under one
   * name.
   */
  public static CommandId derivedFrom(String... parts) {
    byte[] name = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return new CommandId(UUID.nameUUIDFromBytes(name).toString());
  }
}
