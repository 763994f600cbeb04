package legalhub.actors.voicereport;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;
import legalhub.actors.session.Channel;

/** What a voice report leaves in the service records. Who listened is in its journal alone. */
public final class ReportRecord {
  private ReportRecord() {}

  static Set<String> tags(String report, VoiceReport.Event event) {
    return ServiceTags.of(
        report,
        event instanceof VoiceReport.Opened
            || event instanceof VoiceReport.Finished
            || event instanceof VoiceReport.GivenUp
            || event instanceof VoiceReport.Reviewed);
  }

  /** Empty before the opening. */
  public static Optional<ServiceRecord> of(String id, long version, VoiceReportState state) {
    return state.commission().map(commission -> of(id, version, commission, state));
  }

  private static ServiceRecord of(
      String id, long version, VoiceReport.Commission commission, VoiceReportState state) {
    var spoken =
        state.ending().stream()
            .flatMap(end -> end.sums().stream())
            .map(VoiceReport.Sum::length)
            .reduce(Duration.ZERO, Duration::plus);
    return new ServiceRecord(
        Service.REPORT,
        id,
        version,
        commission.office(),
        new ServiceRecord.Place(Channel.PHONE_WEB, ""),
        ServiceRecord.Matter.ofNoDesk(""),
        ServiceRecord.Parties.alone(commission.person().value()),
        new ServiceRecord.Times(
            commission.begun(), Duration.ZERO, spoken, state.ending().map(VoiceReport.Ending::at)),
        state.verdict().map(Verdict::name),
        new ServiceRecord.Merit(
            state.verdict().filter(Verdict::counts).isPresent(),
            state.judged().isPresent(),
            Optional.empty()));
  }
}
