package legalhub.edge.codec;

import java.util.concurrent.CompletionStage;
import legalhub.actors.legalcase.LegalCaseView;
import legalhub.actors.privacy.Purpose;
import legalhub.wire.v1.EntryPart;
import legalhub.wire.v1.MatterPart;
import legalhub.wire.v1.Part;

/** What a matter shows. */
final class MatterParts {
  private MatterParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(LegalCaseView.Matter.class, MatterParts::matter);
    writers.put(LegalCaseView.Entry.class, MatterParts::entry);
  }

  private static Part.Builder matter(LegalCaseView.Matter matter) {
    return Part.newBuilder()
        .setMatter(
            MatterPart.newBuilder()
                .setCaseId(matter.matter().value())
                .setCategory(matter.category())
                .setOpenedMillis(matter.opened().toEpochMilli()));
  }

  /** The advice was sealed as a field of the consultation's record. */
  private static CompletionStage<Part.Builder> entry(LegalCaseView.Entry entry, Opening opening) {
    return opening
        .open(entry.advice(), Purpose.RECORD_ADVICE)
        .thenApply(
            advice ->
                Part.newBuilder()
                    .setEntry(
                        EntryPart.newBuilder()
                            .setConsultationId(entry.consultation().value())
                            .setAtMillis(entry.at().toEpochMilli())
                            .setLawyerId(entry.lawyer().value())
                            .setCategory(entry.category())
                            .setAdvice(advice)
                            .setOutcome(EnumCodec.toWire(entry.outcome()))));
  }
}
