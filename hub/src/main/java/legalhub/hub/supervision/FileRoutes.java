package legalhub.hub.supervision;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.entity.Caller;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** A file's course and its month, for officers of the office; each look is on record first. */
final class FileRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> OFFICER = Set.of(Caller.Role.OFFICER);
  private static final PathMatcher1<String> FILE =
      PathMatchers.segment("office").slash("supervised").slash(SupervisionRoutes.AN_ID);

  private record Course(List<FileSteps.Step> steps) {}

  private final TokenCheck tokens;
  private final Town town;
  private final SupervisionDesk desk;
  private final FileBook book;
  private final FileSteps steps;

  FileRoutes(TokenCheck tokens, Town town, SupervisionDesk desk, FileBook book, FileSteps steps) {
    this.tokens = tokens;
    this.town = town;
    this.desk = desk;
    this.book = book;
    this.steps = steps;
  }

  @Override
  public Route route() {
    return concat(
        path(
            FILE.slash("timeline"),
            person -> get(() -> looking(person, lines -> steps.of(lines).thenApply(Course::new)))),
        path(
            FILE.slash("sheet"),
            person ->
                get(
                    () ->
                        parameter(
                            "month",
                            text -> {
                              var month = month(text);
                              return looking(
                                  person,
                                  lines ->
                                      desk.office(person)
                                          .thenApply(
                                              office ->
                                                  AssessmentSheet.of(
                                                      lines,
                                                      month,
                                                      zone(office),
                                                      town.supervision())));
                            }))));
  }

  private <T> Route looking(
      String person, Function<List<FileBook.Line>, CompletionStage<T>> answer) {
    return caller(
        tokens,
        OFFICER,
        who ->
            intention(
                id ->
                    json(
                        desk.ask(person, who, new SupervisedPerson.OpenFile(id.value()), id)
                            .thenCompose(opened -> book.of(person))
                            .thenCompose(answer))));
  }

  private ZoneId zone(PoolId office) {
    return town.pool(office).orElseThrow().hours().zone();
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new ProblemException(Problem.INVALID);
    }
  }
}
