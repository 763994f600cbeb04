package legalhub.hub.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.Ground;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.town.Town;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** Three invented persons of the demonstration town, one of each class: 139 0000 0001 to 0003. */
final class DemoPersons {
  private static final Caller HUB = Caller.hub("demo");

  private final Town town;
  private final SupervisionDesk desk;
  private final OfficerRoutes.Phones phones;

  DemoPersons(Town town, SupervisionDesk desk, OfficerRoutes.Phones phones) {
    this.town = town;
    this.desk = desk;
    this.phones = phones;
  }

  List<CompletionStage<Void>> all(LocalDate today) {
    var office = town.pools().keySet().iterator().next();
    return List.of(
        open(office, person("13900000001", "李明", SupervisionClass.STRICT, today, false, false)),
        open(office, person("13900000002", "王芳", SupervisionClass.STANDARD, today, true, false)),
        open(office, person("13900000003", "陈晓", SupervisionClass.RELAXED, today, false, true)));
  }

  private OfficerRoutes.AdmitBody person(
      String phone,
      String name,
      SupervisionClass level,
      LocalDate today,
      boolean woman,
      boolean minor) {
    var member = new OfficerRoutes.MemberBody(woman ? "吴主任" : "周主任", "VILLAGE", woman);
    return new OfficerRoutes.AdmitBody(
        phone,
        name,
        "",
        level,
        Ground.SUSPENDED_SENTENCE,
        today.toString(),
        today.plusYears(1).toString(),
        woman,
        minor,
        minor ? List.copyOf(Set.copyOf(town.officers().keySet())) : List.of(),
        new OfficerRoutes.AreaBody(30.744, 120.486, 30_000.0, Geo.Datum.GCJ02),
        "",
        List.of(member));
  }

  private CompletionStage<Void> open(PoolId office, OfficerRoutes.AdmitBody asked) {
    return phones
        .personOf(asked.phone())
        .thenCompose(
            person ->
                AdmissionDraft.read(desk, person.value(), office, asked)
                    .thenCompose(
                        file ->
                            desk.ask(
                                person.value(),
                                HUB,
                                new SupervisedPerson.Admit(file),
                                CommandId.derivedFrom("demo", person.value()))))
        .exceptionallyCompose(DemoPersons::unlessOpen);
  }

  private static CompletionStage<Void> unlessOpen(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof ProblemException known && known.problem() == Problem.NOT_IN_THIS_STATE
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }
}
