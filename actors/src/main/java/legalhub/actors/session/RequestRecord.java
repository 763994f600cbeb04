package legalhub.actors.session;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;
import legalhub.actors.session.ResidentSession.Event;

/** What asking for a lawyer leaves in the service records: also where nobody came. */
public final class RequestRecord {
  private RequestRecord() {}

  static Set<String> tags(String resident, Event event) {
    return ServiceTags.of(
        resident,
        !(event instanceof ResidentSession.Disconnected
            || event instanceof ResidentSession.Reconnected
            || event instanceof ResidentSession.Finished));
  }

  /** Of the latest visit; empty before the first. */
  public static Optional<ServiceRecord> of(String resident, long version, SessionState state) {
    return state.request().map(request -> of(new ResidentId(resident), version, request));
  }

  private static ServiceRecord of(ResidentId resident, long version, Request request) {
    var visit = request.visit();
    var end = request.end();
    return new ServiceRecord(
        Service.REQUEST,
        visit.ticket().value(),
        version,
        visit.pool(),
        new ServiceRecord.Place(visit.brief().channel(), visit.brief().village()),
        new ServiceRecord.Matter(visit.desk(), visit.kind(), visit.brief().category()),
        new ServiceRecord.Parties(
            resident, end.flatMap(Request.End::lawyer), visit.matter(), visit.ticket()),
        new ServiceRecord.Times(
            request.asked(),
            end.map(e -> Duration.between(request.asked(), e.at())).orElse(Duration.ZERO),
            Duration.ZERO,
            end.map(Request.End::at)),
        end.map(e -> e.result().name()),
        ServiceRecord.Merit.NONE);
  }
}
