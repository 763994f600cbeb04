package legalhub.hub.supervision;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** 外出请假: {@code /api/supervised/leaves} and {@code /api/office/supervised/ID/leaves}. */
final class LeaveRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> PERSON = Set.of(Caller.Role.SUPERVISED_PERSON);
  private static final Set<Caller.Role> OFFICER = Set.of(Caller.Role.OFFICER);
  private static final int TEXT_MAX = 500;
  private static final int ID_MAX = 64;
  private static final int CREDIT_MAX = 100;
  private static final int DAY_MINUTES = 24 * 60;

  private record AskBody(
      String leaveId, String from, String until, String destination, String reason) {}

  private record DecideBody(Boolean approved, String remark) {}

  private record CorrectBody(String credit, Integer minutes, String reason) {}

  private record Empty() {}

  private final TokenCheck tokens;
  private final SupervisionDesk desk;

  LeaveRoutes(TokenCheck tokens, SupervisionDesk desk) {
    this.tokens = tokens;
    this.desk = desk;
  }

  @Override
  public Route route() {
    return concat(
        pathPrefix(
            PathMatchers.segment("supervised").slash("leaves"),
            () ->
                caller(
                    tokens,
                    PERSON,
                    who ->
                        concat(
                            pathEnd(() -> post(() -> ask(who))),
                            path(
                                SupervisionRoutes.AN_ID.slash("return"),
                                leave -> post(() -> back(who, leave)))))),
        path(
            PathMatchers.segment("office")
                .slash("supervised")
                .slash(SupervisionRoutes.AN_ID)
                .slash("leaves")
                .slash(SupervisionRoutes.AN_ID)
                .slash("decide"),
            (person, leave) ->
                caller(tokens, OFFICER, who -> post(() -> decide(who, person, leave)))),
        path(
            PathMatchers.segment("office")
                .slash("supervised")
                .slash(SupervisionRoutes.AN_ID)
                .slash("hours")
                .slash("correct"),
            person -> caller(tokens, OFFICER, who -> post(() -> correct(who, person)))));
  }

  private Route ask(Caller who) {
    return body(
        AskBody.class,
        asked ->
            intention(
                id ->
                    json(
                        leave(who.id(), asked)
                            .thenCompose(
                                leave ->
                                    desk.ask(
                                        who.id(), who, new SupervisedPerson.AskLeave(leave), id))
                            .thenApply(done -> Map.of()))));
  }

  private CompletionStage<SupervisedPerson.Leave> leave(String person, AskBody asked) {
    var id = required(asked.leaveId(), ID_MAX);
    var from = day(asked.from());
    var until = day(asked.until());
    var reason = required(asked.reason(), TEXT_MAX);
    return desk.seal(person, Purpose.SUPERVISED_LEAVE, required(asked.destination(), TEXT_MAX))
        .thenCombine(
            desk.seal(person, Purpose.SUPERVISED_LEAVE, reason),
            (destination, why) -> new SupervisedPerson.Leave(id, from, until, destination, why));
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(required(text, "yyyy-MM-dd".length())).toString();
    } catch (DateTimeParseException wrong) {
      throw new ProblemException(Problem.INVALID);
    }
  }

  private Route back(Caller who, String leave) {
    return body(
        Empty.class,
        asked ->
            intention(
                id ->
                    json(
                        desk.ask(who.id(), who, new SupervisedPerson.ReturnFromLeave(leave), id)
                            .thenApply(done -> Map.of()))));
  }

  private Route decide(Caller who, String person, String leave) {
    return body(
        DecideBody.class,
        asked ->
            intention(
                id -> {
                  boolean approved = OfficerRoutes.present(asked.approved());
                  var remark = OfficerRoutes.optional(asked.remark());
                  return json(
                      desk.seal(person, Purpose.SUPERVISED_REMARK, remark)
                          .thenCompose(
                              word ->
                                  desk.ask(
                                      person,
                                      who,
                                      new SupervisedPerson.DecideLeave(leave, approved, word),
                                      id))
                          .thenApply(done -> Map.of()));
                }));
  }

  private Route correct(Caller who, String person) {
    return body(
        CorrectBody.class,
        asked ->
            intention(
                id -> {
                  var credit = required(asked.credit(), CREDIT_MAX);
                  int minutes = OfficerRoutes.present(asked.minutes());
                  var reason = required(asked.reason(), TEXT_MAX);
                  if (minutes < 0 || minutes > DAY_MINUTES) {
                    return problem(Problem.INVALID);
                  }
                  return json(
                      desk.seal(person, Purpose.SUPERVISED_REASON, reason)
                          .thenCompose(
                              why ->
                                  desk.ask(
                                      person,
                                      who,
                                      new SupervisedPerson.CorrectHours(credit, minutes, why),
                                      id))
                          .thenApply(done -> Map.of()));
                }));
  }
}
