package legalhub.edge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.Refusal;
import legalhub.actors.session.ResidentId;
import legalhub.edge.FakeSealer;
import legalhub.edge.Fixtures;
import legalhub.edge.token.Principal;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.Topic.TopicCase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every role × every command, generated. */
class PermissionsTest {
  private static final List<Role> ROLES =
      List.of(
          Role.RESIDENT,
          Role.LAWYER,
          Role.OFFICER,
          Role.ADMINISTRATOR,
          Role.SUPERVISED_PERSON,
          Role.TERMINAL,
          Role.GUEST);

  private final CommandCodec codec =
      new CommandCodec(
          new FakeSealer(), Fixtures.town(), Fixtures.NO_CONFLICTS, Fixtures.CONFERENCES);

  @TestFactory
  Stream<DynamicTest> everyRoleTimesEveryCommand() {
    return WireCommands.all().values().stream()
        .flatMap(
            command ->
                Arrays.stream(Role.values())
                    .map(
                        role ->
                            DynamicTest.dynamicTest(
                                role + " " + command.getBodyCase(),
                                () -> {
                                  var result = codec.fromWire(command, speaker(role));
                                  if (Permissions.allows(role, command.getBodyCase())) {
                                    assertThat(result).isInstanceOf(Translated.Addressed.class);
                                  } else {
                                    assertThat(result)
                                        .isEqualTo(new Translated.Rejected(Refusal.FORBIDDEN));
                                  }
                                })));
  }

  private static Speaker speaker(Role role) {
    var id = role == Role.LAWYER ? Fixtures.LAWYER.value() : "p-1";
    return new Speaker(
        new Principal(role, id, "f", Instant.EPOCH, Instant.EPOCH),
        any -> Optional.of(new ResidentId("r-1")));
  }

  @Test
  void theHubItselfNeverSpeaksOverASocket() {
    for (var kind : BodyCase.values()) {
      assertThat(Permissions.allows(Role.HUB, kind)).isFalse();
    }
  }

  /** The matrix that the protocol's page shows is the one that is enforced. */
  @Test
  void theProtocolPageShowsThisMatrix() throws IOException {
    var page = Files.readString(Path.of("../README.md"));
    assertThat(page).contains(matrix());
  }

  private static String matrix() {
    var lines =
        new StringBuilder(
            "| | resident | lawyer | officer | administrator | supervised person | terminal | guest |\n");
    lines.append("|---|---|---|---|---|---|---|---|\n");
    for (var kind : BodyCase.values()) {
      if (kind != BodyCase.BODY_NOT_SET) {
        row(lines, camel(kind.name()), role -> Permissions.allows(role, kind));
      }
    }
    for (var topic : TopicCase.values()) {
      if (topic != TopicCase.TOPIC_NOT_SET) {
        row(
            lines,
            "see `" + topic.name().toLowerCase(Locale.ROOT) + "`",
            role -> Permissions.allows(role, topic));
      }
    }
    row(lines, "Signal, SignalAck", Permissions::allowsSignals);
    return lines.toString();
  }

  private static void row(StringBuilder lines, String name, Predicate<Role> allowed) {
    lines.append("| ").append(name).append(" |");
    ROLES.forEach(role -> lines.append(allowed.test(role) ? " yes |" : " |"));
    lines.append('\n');
  }

  private static String camel(String upper) {
    return Arrays.stream(upper.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
