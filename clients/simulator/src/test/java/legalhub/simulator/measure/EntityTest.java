package legalhub.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityTest {
  private static final Set<String> KINDS = Set.of("session", "lawyer", "queue", "consultation");

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
    var id = type.findFieldByName("consultation_id");
    if (id != null) {
      part.setField(id, "c1");
    }
    command.setField(field, part.build());
    var entity = Entity.of(command.build(), "p1");
    assertThat(KINDS).contains(entity.kind());
    if (entity.kind().equals("consultation")) {
      assertThat(entity.id()).isEqualTo("c1");
    } else {
      assertThat(entity.id()).isEqualTo(entity.kind().equals("queue") ? "" : "p1");
    }
  }
}
