package legalhub.edge.codec;

import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.Queue;
import legalhub.actors.town.Town;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;

/** A lawyer's duty and the offers that ring. */
final class DutyCommands {
  private static final Set<String> REASONS = Set.of("CONFLICT", "BUSY", "NOT_MY_FIELD", "OTHER");

  private final Town town;

  DutyCommands(Town town) {
    this.town = town;
  }

  void addTo(Map<BodyCase, CommandCodec.Translator> translators) {
    translators.put(
        BodyCase.GO_ON_DUTY, (command, speaker) -> duty(speaker, new Lawyer.GoOnDuty()));
    translators.put(
        BodyCase.GO_OFF_DUTY, (command, speaker) -> duty(speaker, new Lawyer.GoOffDuty()));
    translators.put(BodyCase.ACCEPT_OFFER, this::acceptOffer);
    translators.put(BodyCase.DECLINE_OFFER, this::declineOffer);
  }

  private static Translated duty(Speaker speaker, Lawyer.Command command) {
    return Translated.to(
        new EntityAddress(EntityKind.LAWYER, speaker.principal().personId()), command);
  }

  private Translated acceptOffer(Command command, Speaker speaker) {
    var offer = command.getAcceptOffer().getOfferId();
    return Field.isId(offer)
        ? toQueue(speaker, new Queue.Accept(new OfferId(offer)))
        : Translated.invalid();
  }

  private Translated declineOffer(Command command, Speaker speaker) {
    var decline = command.getDeclineOffer();
    return Field.isId(decline.getOfferId()) && REASONS.contains(decline.getReason())
        ? toQueue(
            speaker, new Queue.Decline(new OfferId(decline.getOfferId()), decline.getReason()))
        : Translated.invalid();
  }

  private Translated toQueue(Speaker speaker, Queue.Command command) {
    return town.poolOf(new LawyerId(speaker.principal().personId()))
        .map(pool -> Translated.to(new EntityAddress(EntityKind.QUEUE, pool.id().value()), command))
        .orElseGet(Translated::notFound);
  }
}
