package legalhub.edge.codec;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import legalhub.actors.entity.Refusal;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.town.Town;
import legalhub.edge.ConflictCheck;
import legalhub.edge.EdgeServices;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;

/**
 * Wire commands as entities know them: who may send which, what their fields may hold, to whom they
 * go, and what of them is sealed.
 */
public final class CommandCodec {
  /** Translates one kind of command. */
  interface Translator extends BiFunction<Command, Speaker, Translated> {}

  private final Map<BodyCase, Translator> translators = new EnumMap<>(BodyCase.class);

  public CommandCodec(
      Sealer sealer, Town town, ConflictCheck conflicts, EdgeServices.Conferences conferences) {
    new VisitCommands(sealer, town, conflicts).addTo(translators);
    new CallCommands(sealer).addTo(translators);
    new AdviceCommands(sealer).addTo(translators);
    new ConferenceCommands(sealer, conferences).addTo(translators);
    new DutyCommands(town).addTo(translators);
    VoiceCommands.addTo(translators);
    DeviceCommands.addTo(translators);
  }

  /** The role is looked at first: who may not, learns nothing about the fields. */
  public Translated fromWire(Command command, Speaker speaker) {
    var translator = translators.get(command.getBodyCase());
    if (translator == null) {
      return Translated.invalid();
    }
    if (!Permissions.allows(speaker.principal().role(), command.getBodyCase())) {
      return new Translated.Rejected(Refusal.FORBIDDEN);
    }
    return translator.apply(command, speaker);
  }

  /** The kinds it can translate. */
  Set<BodyCase> kinds() {
    return translators.keySet();
  }
}
