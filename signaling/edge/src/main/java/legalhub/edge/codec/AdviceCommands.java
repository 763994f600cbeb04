package legalhub.edge.codec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealer;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.CompleteRecord;

/** What a lawyer puts on record. It is about the resident, so the resident's key seals it. */
final class AdviceCommands {
  private final Sealer sealer;

  AdviceCommands(Sealer sealer) {
    this.sealer = sealer;
  }

  void addTo(Map<BodyCase, CommandCodec.Translator> translators) {
    translators.put(BodyCase.COMPLETE_RECORD, this::completeRecord);
    translators.put(BodyCase.ADD_ADDENDUM, this::addAddendum);
  }

  private Translated completeRecord(Command command, Speaker speaker) {
    var record = command.getCompleteRecord();
    return isValid(record)
        ? sealed(record.getConsultationId(), speaker, seals -> advice(record, seals))
        : Translated.invalid();
  }

  private static boolean isValid(CompleteRecord record) {
    return Field.isId(record.getConsultationId())
        && Field.isFilled(record.getCategory(), Field.LABEL_MAX)
        && Field.fits(record.getFacts(), Field.RECORD_TEXT_MAX)
        && Field.fits(record.getRequest(), Field.RECORD_TEXT_MAX)
        && Field.fits(record.getAdvice(), Field.RECORD_TEXT_MAX)
        && Field.fit(record.getCitedArticlesList(), Field.ARTICLES_MAX, Field.ARTICLE_MAX)
        && Field.fits(record.getReferral(), Field.LABEL_MAX)
        && Field.isDayOrEmpty(record.getFollowUp());
  }

  private static CompletionStage<Consultation.CompleteRecord> advice(
      CompleteRecord record, Seals seals) {
    return seals
        .all(
            new Seals.Text(Purpose.RECORD_FACTS, record.getFacts()),
            new Seals.Text(Purpose.RECORD_REQUEST, record.getRequest()),
            new Seals.Text(Purpose.RECORD_ADVICE, record.getAdvice()))
        .thenApply(
            secrets ->
                new Consultation.CompleteRecord(
                    new Consultation.Advice(
                        record.getCategory(),
                        secrets.get(0),
                        secrets.get(1),
                        secrets.get(2),
                        List.copyOf(record.getCitedArticlesList()),
                        record.getReferral(),
                        record.getFollowUp())));
  }

  private Translated addAddendum(Command command, Speaker speaker) {
    var add = command.getAddAddendum();
    if (!Field.isId(add.getConsultationId())
        || !Field.isFilled(add.getText(), Field.RECORD_TEXT_MAX)) {
      return Translated.invalid();
    }
    return sealed(
        add.getConsultationId(),
        speaker,
        seals ->
            seals.seal(Purpose.ADDENDUM, add.getText()).thenApply(Consultation.AddAddendum::new));
  }

  private Translated sealed(
      String consultation, Speaker speaker, Function<Seals, ? extends CompletionStage<?>> made) {
    var id = new ConsultationId(consultation);
    return speaker
        .subjectOf(id)
        .map(
            subject ->
                Translated.to(
                    CallCommands.address(consultation), made.apply(new Seals(sealer, subject))))
        .orElseGet(() -> new Translated.ResidentUnknown(id));
  }
}
