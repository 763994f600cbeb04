package legalhub.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityTest {
  private static final Set<String> PERSONAL = Set.of("session", "lawyer", "terminal");

  static BodyCase[] bodies() {
    return Arrays.stream(BodyCase.values())
        .filter(body -> body != BodyCase.BODY_NOT_SET)
        .toArray(BodyCase[]::new);
  }

  /** A command that is added to the protocol must name who answers it. */
  @ParameterizedTest
  @MethodSource("bodies")
  void everyCommandHasItsEntity(BodyCase body) {
    var field = Command.getDescriptor().findFieldByNumber(body.getNumber());
    var type = field.getMessageType();
    var command = Command.newBuilder();
    var part = command.newBuilderForField(field);
    for (var name : List.of("consultation_id", "report_id", "conference_id")) {
      var id = type.findFieldByName(name);
      if (id != null) {
        part.setField(id, name);
      }
    }
    command.setField(field, part.build());
    var entity = Entity.of(command.build(), "p1");
    switch (entity.kind()) {
      case "queue" -> assertThat(entity.id()).isEmpty();
      case "consultation", "report", "conference" ->
          assertThat(entity.id()).isEqualTo(entity.kind() + "_id");
      default -> {
        assertThat(PERSONAL).contains(entity.kind());
        assertThat(entity.id()).isEqualTo("p1");
      }
    }
  }
}
