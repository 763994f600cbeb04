package legalhub.hub.supervision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import legalhub.actors.entity.Caller;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/supervised}: what a supervised person does. */
public final class SupervisionRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> PERSON = Set.of(Caller.Role.SUPERVISED_PERSON);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int SEGMENTS_MAX = 50;
  static final PathMatcher1<String> AN_ID = PathMatchers.segment(ID);

  record PositionBody(Double latitude, Double longitude, Double accuracyMetres, Geo.Datum datum) {
    Geo.Position read() {
      if (latitude == null || longitude == null || accuracyMetres == null || datum == null) {
        throw new ProblemException(Problem.INVALID);
      }
      return Geo.position(latitude, longitude, accuracyMetres, datum)
          .orElseThrow(() -> new ProblemException(Problem.INVALID));
    }
  }

  private record BeginBody(String reportId, String device, PositionBody position) {}

  private record CheckInBody(String checkInId, String device, PositionBody position) {}

  private record StatedBody(Integer segment, Integer chunks, String sha256) {}

  private record FinishBody(List<StatedBody> segments) {}

  /** A report has begun. */
  record Begun(String reportId, String digits, long begunMillis) {
    static Begun of(VoiceReportView.Report report) {
      return new Begun(report.report().value(), report.digits(), report.begun().toEpochMilli());
    }
  }

  /** What became of a report. */
  record Finished(String state, List<String> reasons, String hash) {
    static Finished of(VoiceReportView.Report report) {
      return new Finished(
          report.state(),
          report.reasons().stream().map(Reason::name).sorted().toList(),
          report.hash());
    }
  }

  private final TokenCheck tokens;
  private final SupervisionDesk desk;

  SupervisionRoutes(TokenCheck tokens, SupervisionDesk desk) {
    this.tokens = tokens;
    this.desk = desk;
  }

  @Override
  public Route route() {
    return pathPrefix(
        "supervised",
        () ->
            caller(
                tokens,
                PERSON,
                who ->
                    concat(
                        path("reports", () -> post(() -> begin(who))),
                        path(
                            PathMatchers.segment("reports").slash(AN_ID).slash("finish"),
                            report -> post(() -> finish(who, report))),
                        path("check-ins", () -> post(() -> checkIn(who))))));
  }

  private Route begin(Caller who) {
    return body(
        BeginBody.class,
        asked ->
            intention(
                id -> {
                  var report = new ReportId(matching(ID, asked.reportId()));
                  var device = matching(ID, asked.device());
                  return json(
                      desk.fix(who, Optional.ofNullable(asked.position()).map(PositionBody::read))
                          .thenCompose(fix -> desk.begin(who, report, fix, device, id)));
                }));
  }

  private Route finish(Caller who, String report) {
    return body(
        FinishBody.class,
        asked -> intention(id -> json(desk.finish(who, new ReportId(report), stated(asked), id))));
  }

  private static Map<Integer, Examination.Stated> stated(FinishBody asked) {
    var segments = asked.segments() == null ? List.<StatedBody>of() : asked.segments();
    boolean sound =
        segments.size() <= SEGMENTS_MAX
            && segments.stream()
                .allMatch(
                    one ->
                        one.segment() != null
                            && one.chunks() != null
                            && one.chunks() >= 0
                            && one.sha256() != null
                            && SHA256.matcher(one.sha256()).matches());
    if (!sound) {
      throw new ProblemException(Problem.INVALID);
    }
    return segments.stream()
        .collect(
            Collectors.toMap(
                StatedBody::segment,
                one -> new Examination.Stated(one.chunks(), one.sha256()),
                (one, twin) -> one));
  }

  private Route checkIn(Caller who) {
    return body(
        CheckInBody.class,
        asked ->
            intention(
                id -> {
                  var checkIn = matching(ID, asked.checkInId());
                  var device = matching(ID, asked.device());
                  return json(
                      desk.fix(who, Optional.ofNullable(asked.position()).map(PositionBody::read))
                          .thenCompose(
                              fix ->
                                  desk.ask(
                                          who.id(),
                                          who,
                                          new SupervisedPerson.CheckIn(checkIn, fix, device),
                                          id)
                                      .thenApply(
                                          done -> Map.of("placement", fix.placement().name()))));
                }));
  }
}
