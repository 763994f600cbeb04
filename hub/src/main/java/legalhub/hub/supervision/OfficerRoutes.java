package legalhub.hub.supervision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.Ground;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.ReportId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/office/supervised} and {@code /api/office/reports}: what an officer does. */
public final class OfficerRoutes extends ApiDirectives implements Site.Part {
  private static final Logger AUDIT = LoggerFactory.getLogger("legalhub.audit");
  private static final Set<Caller.Role> OFFICER = Set.of(Caller.Role.OFFICER);
  static final int NAME_MAX = 40;
  private static final int TEXT_MAX = 2_000;
  private static final int PHONE_MAX = 32;
  private static final int KEY_MAX = 200;

  /** Who is behind a phone number: somebody new where nobody was. */
  @FunctionalInterface
  public interface Phones {
    CompletionStage<SupervisedId> personOf(String phone);
  }

  record AreaBody(Double latitude, Double longitude, Double radiusMetres, Geo.Datum datum) {}

  record MemberBody(String name, String part, Boolean woman) {}

  record AdmitBody(
      String phone,
      String name,
      String office,
      SupervisionClass level,
      Ground ground,
      String from,
      String until,
      Boolean woman,
      Boolean minor,
      List<String> namedOfficers,
      AreaBody area,
      String injunctions,
      List<MemberBody> group) {}

  private record Admitted(String personId) {}

  private record ReviewBody(Boolean accepted, String remark) {}

  private record ResolveBody(String key, String remark) {}

  private record CensureBody(SupervisedPerson.Severity kind, String reason) {}

  private record LevelBody(SupervisionClass level, String reason) {}

  private record ReleaseBody(Boolean terminated, String reason) {}

  private record Empty() {}

  private final TokenCheck tokens;
  private final Town town;
  private final SupervisionDesk desk;
  private final Phones phones;

  OfficerRoutes(TokenCheck tokens, Town town, SupervisionDesk desk, Phones phones) {
    this.tokens = tokens;
    this.town = town;
    this.desk = desk;
    this.phones = phones;
  }

  @Override
  public Route route() {
    return pathPrefix(
        "office",
        () ->
            concat(
                pathPrefix("supervised", () -> caller(tokens, OFFICER, who -> files(who))),
                path(
                    PathMatchers.segment("reports").slash(SupervisionRoutes.AN_ID).slash("review"),
                    report -> caller(tokens, OFFICER, who -> post(() -> review(who, report))))));
  }

  private Route files(Caller who) {
    return concat(
        pathEnd(() -> post(() -> admit(who))),
        pathPrefix(
            SupervisionRoutes.AN_ID,
            person ->
                concat(
                    act(who, person, "open", Empty.class, (asked, id) -> opened(id)),
                    act(who, person, "level", LevelBody.class, (a, id) -> level(person, a)),
                    act(
                        who,
                        person,
                        "censures",
                        CensureBody.class,
                        (a, id) -> censure(person, a, id)),
                    act(who, person, "release", ReleaseBody.class, (a, id) -> release(person, a)),
                    path(
                        PathMatchers.segment("exceptions").slash("resolve"),
                        () ->
                            acting(
                                who,
                                person,
                                "resolve",
                                ResolveBody.class,
                                (a, id) -> resolve(person, a))))));
  }

  private <T> Route act(
      Caller who,
      String person,
      String what,
      Class<T> type,
      BiFunction<T, CommandId, CompletionStage<? extends SupervisedPerson.Command>> command) {
    return path(what, () -> acting(who, person, what, type, command));
  }

  /** Each act is in the audit log, without what it says. */
  private <T> Route acting(
      Caller who,
      String person,
      String what,
      Class<T> type,
      BiFunction<T, CommandId, CompletionStage<? extends SupervisedPerson.Command>> command) {
    return post(
        () ->
            body(
                type,
                asked ->
                    intention(
                        id -> {
                          AUDIT.info("OFFICER {} asks: {} file {}", who.id(), what, person);
                          return json(
                              command
                                  .apply(asked, id)
                                  .thenCompose(made -> desk.ask(person, who, made, id))
                                  .thenApply(done -> Map.of()));
                        })));
  }

  private static CompletionStage<SupervisedPerson.OpenFile> opened(CommandId id) {
    return CompletableFuture.completedFuture(new SupervisedPerson.OpenFile(id.value()));
  }

  private CompletionStage<SupervisedPerson.Reclassify> level(String person, LevelBody asked) {
    var level = present(asked.level());
    return reason(person, asked.reason())
        .thenApply(why -> new SupervisedPerson.Reclassify(level, why));
  }

  private CompletionStage<SupervisedPerson.Censure> censure(
      String person, CensureBody asked, CommandId id) {
    var severity = present(asked.kind());
    return reason(person, asked.reason())
        .thenApply(why -> new SupervisedPerson.Censure(id.value(), severity, why));
  }

  private CompletionStage<SupervisedPerson.Release> release(String person, ReleaseBody asked) {
    boolean terminated = present(asked.terminated());
    return reason(person, asked.reason())
        .thenApply(why -> new SupervisedPerson.Release(terminated, why));
  }

  private CompletionStage<SupervisedPerson.Resolve> resolve(String person, ResolveBody asked) {
    var key = required(asked.key(), KEY_MAX);
    return desk.seal(person, Purpose.SUPERVISED_REMARK, optional(asked.remark()))
        .thenApply(remark -> new SupervisedPerson.Resolve(key, remark));
  }

  private CompletionStage<Sealed> reason(String person, String reason) {
    return desk.seal(person, Purpose.SUPERVISED_REASON, required(reason, TEXT_MAX));
  }

  private Route review(Caller who, String report) {
    return body(
        ReviewBody.class,
        asked ->
            intention(
                id -> {
                  AUDIT.info("OFFICER {} reviews report {}", who.id(), report);
                  return json(
                      desk.review(
                              who,
                              new ReportId(report),
                              present(asked.accepted()),
                              optional(asked.remark()),
                              id)
                          .thenApply(done -> Map.of()));
                }));
  }

  private Route admit(Caller who) {
    return body(
        AdmitBody.class,
        asked ->
            intention(
                id -> {
                  var office = new PoolId(required(asked.office(), KEY_MAX));
                  if (!town.isOfficer(who, office)) {
                    return problem(Problem.FORBIDDEN);
                  }
                  var phone = required(asked.phone(), PHONE_MAX);
                  return json(
                      phones
                          .personOf(phone)
                          .thenCompose(
                              person ->
                                  AdmissionDraft.read(desk, person.value(), office, asked)
                                      .thenCompose(
                                          file ->
                                              desk.ask(
                                                  person.value(),
                                                  who,
                                                  new SupervisedPerson.Admit(file),
                                                  id))
                                      .thenApply(done -> new Admitted(person.value()))));
                }));
  }

  static <T> T present(T value) {
    return Optional.ofNullable(value).orElseThrow(() -> new ProblemException(Problem.INVALID));
  }

  static String optional(String text) {
    if (text != null && text.length() > TEXT_MAX) {
      throw new ProblemException(Problem.INVALID);
    }
    return text == null ? "" : text;
  }
}
