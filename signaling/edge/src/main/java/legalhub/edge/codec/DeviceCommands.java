package legalhub.edge.codec;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.terminal.Health;
import legalhub.actors.terminal.Terminal;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.DeviceComponent;
import legalhub.wire.v1.DeviceNetwork;

/** What a terminal's device tells of itself and of whoever sits before it. */
final class DeviceCommands {
  private DeviceCommands() {}

  static void addTo(Map<BodyCase, CommandCodec.Translator> translators) {
    translators.put(BodyCase.TELL_HEALTH, DeviceCommands::tellHealth);
    translators.put(BodyCase.ANSWER_CLAIM, DeviceCommands::answerClaim);
  }

  private static Translated tellHealth(Command command, Speaker speaker) {
    var told = command.getTellHealth();
    var failing = EnumSet.noneOf(Health.Part.class);
    for (var component : told.getFailingList()) {
      var part = fromWire(component);
      if (part.isEmpty()) {
        return Translated.invalid();
      }
      failing.add(part.get());
    }
    var network = fromWire(told.getNetwork());
    return network.isPresent() && Field.fits(told.getPage(), Field.LABEL_MAX)
        ? own(speaker, new Terminal.Tell(new Health(failing, network.get(), told.getPage())))
        : Translated.invalid();
  }

  private static Translated answerClaim(Command command, Speaker speaker) {
    var answer = command.getAnswerClaim();
    return Field.isId(answer.getNonce())
        ? own(speaker, new Terminal.AnswerClaim(answer.getNonce(), answer.getYes()))
        : Translated.invalid();
  }

  private static Translated own(Speaker speaker, Terminal.Command command) {
    return Translated.to(
        new EntityAddress(EntityKind.TERMINAL, speaker.principal().personId()), command);
  }

  private static Optional<Health.Part> fromWire(DeviceComponent component) {
    return switch (component) {
      case CAMERA -> Optional.of(Health.Part.CAMERA);
      case MICROPHONE -> Optional.of(Health.Part.MICROPHONE);
      case SPEAKER -> Optional.of(Health.Part.SPEAKER);
      case PRINTER -> Optional.of(Health.Part.PRINTER);
      case DEVICE_COMPONENT_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Optional<Health.Network> fromWire(DeviceNetwork network) {
    return switch (network) {
      case NETWORK_GOOD -> Optional.of(Health.Network.GOOD);
      case NETWORK_FAIR -> Optional.of(Health.Network.FAIR);
      case NETWORK_POOR -> Optional.of(Health.Network.POOR);
      case DEVICE_NETWORK_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
