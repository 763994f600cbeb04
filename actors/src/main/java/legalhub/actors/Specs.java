package legalhub.actors;

import java.util.List;
import java.util.Map;
import legalhub.actors.account.AccountRules;
import legalhub.actors.activity.ActivityRules;
import legalhub.actors.alert.AlertsRules;
import legalhub.actors.audit.AuditRules;
import legalhub.actors.caseload.CaseloadRules;
import legalhub.actors.conference.AskedInRules;
import legalhub.actors.conference.ConferenceMeans;
import legalhub.actors.conference.ConferenceRecord;
import legalhub.actors.conference.ConferenceRules;
import legalhub.actors.conference.ConferenceSettings;
import legalhub.actors.consultation.ConsultationRecord;
import legalhub.actors.consultation.ConsultationRules;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.fleet.FleetRules;
import legalhub.actors.lawyer.LawyerRules;
import legalhub.actors.ledger.HeadSigner;
import legalhub.actors.ledger.LedgerRules;
import legalhub.actors.legalcase.LegalCaseRules;
import legalhub.actors.queue.QueueRules;
import legalhub.actors.record.Recorder;
import legalhub.actors.rota.RotaRules;
import legalhub.actors.session.RequestRecord;
import legalhub.actors.session.SessionRules;
import legalhub.actors.supervision.SupervisedPersonRules;
import legalhub.actors.supervision.SupervisionRecord;
import legalhub.actors.terminal.TerminalRecord;
import legalhub.actors.terminal.TerminalRules;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.ReportRecord;
import legalhub.actors.voicereport.VoiceReportRules;

/** Every kind of entity of a hub. */
public final class Specs {
  private Specs() {}

  /**
   * @param signer signs what an office's ledger comes to
   * @param conferences what carries and records conferences
   */
  public static List<EntitySpec<?, ?, ?>> of(
      Town town,
      ConsultationSettings consultations,
      HeadSigner signer,
      ConferenceMeans conferences) {
    return List.of(
        SessionRules.spec(),
        QueueRules.spec(town),
        LawyerRules.spec(town),
        ConsultationRules.spec(consultations),
        LegalCaseRules.spec(),
        LedgerRules.spec(town, signer),
        AlertsRules.spec(),
        SupervisedPersonRules.spec(town),
        VoiceReportRules.spec(town),
        CaseloadRules.spec(town),
        ActivityRules.spec(town),
        TerminalRules.spec(town),
        FleetRules.spec(town),
        RotaRules.spec(town),
        AuditRules.spec(),
        ConferenceRules.spec(ConferenceSettings.defaults(), conferences),
        AskedInRules.spec(),
        AccountRules.spec());
  }

  /**
   * Those that leave service records. What an event changes doesn't depend on a town's settings,
   * which only say what is allowed.
   */
  public static List<Recorder<?, ?>> recorders() {
    var town = new Town(Map.of());
    return List.of(
        new Recorder<>(SessionRules.spec(), RequestRecord::of),
        new Recorder<>(
            ConsultationRules.spec(ConsultationSettings.defaults()), ConsultationRecord::of),
        new Recorder<>(VoiceReportRules.spec(town), ReportRecord::of),
        new Recorder<>(SupervisedPersonRules.spec(town), SupervisionRecord::of),
        new Recorder<>(TerminalRules.spec(town), TerminalRecord::of),
        new Recorder<>(
            ConferenceRules.spec(ConferenceSettings.defaults(), ConferenceMeans.NONE),
            ConferenceRecord::of));
  }
}
