package legalhub.hub.supervision;

import static legalhub.hub.supervision.OfficerRoutes.optional;
import static legalhub.hub.supervision.OfficerRoutes.present;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;

/** What an officer typed into the form of a new file, checked and sealed. */
final class AdmissionDraft {
  private static final int GROUP_MAX = 20;
  private static final int PART_MAX = 40;

  private AdmissionDraft() {}

  /** Throws {@link Problem#INVALID} before anything is sealed. */
  static CompletionStage<SupervisedPerson.Admission> read(
      SupervisionDesk desk, String person, PoolId office, OfficerRoutes.AdmitBody asked) {
    var level = present(asked.level());
    var ground = present(asked.ground());
    var from = day(asked.from());
    var until = day(asked.until());
    var members = Optional.ofNullable(asked.group()).orElse(List.of());
    if (until.isBefore(from) || members.size() > GROUP_MAX) {
      throw new ProblemException(Problem.INVALID);
    }
    boolean woman = present(asked.woman());
    var guard =
        new VoiceReport.Guard(
            present(asked.minor()),
            Set.copyOf(Optional.ofNullable(asked.namedOfficers()).orElse(List.of())));
    var clear = text(asked.name());
    var place = area(asked.area());
    var group = members.stream().map(member -> member(desk, person, member)).toList();
    var name = desk.seal(person, Purpose.SUPERVISED_NAME, clear).toCompletableFuture();
    var area = desk.seal(person, Purpose.SUPERVISED_AREA, place).toCompletableFuture();
    var forbidden =
        desk.seal(person, Purpose.SUPERVISED_INJUNCTIONS, optional(asked.injunctions()))
            .toCompletableFuture();
    return CompletableFuture.allOf(group.toArray(CompletableFuture[]::new))
        .thenCompose(done -> CompletableFuture.allOf(name, area, forbidden))
        .thenApply(
            done ->
                new SupervisedPerson.Admission(
                    office,
                    level,
                    ground,
                    from.toString(),
                    until.toString(),
                    woman,
                    guard,
                    name.join(),
                    area.join(),
                    forbidden.join(),
                    group.stream().map(CompletableFuture::join).toList()));
  }

  private static CompletableFuture<SupervisedPerson.GroupMember> member(
      SupervisionDesk desk, String person, OfficerRoutes.MemberBody member) {
    var part = Optional.ofNullable(member.part()).orElse("");
    if (part.isBlank() || part.length() > PART_MAX) {
      throw new ProblemException(Problem.INVALID);
    }
    boolean woman = present(member.woman());
    return desk.seal(person, Purpose.SUPERVISED_NAME, text(member.name()))
        .thenApply(name -> new SupervisedPerson.GroupMember(name, part, woman))
        .toCompletableFuture();
  }

  private static String text(String name) {
    if (name == null || name.isBlank() || name.length() > OfficerRoutes.NAME_MAX) {
      throw new ProblemException(Problem.INVALID);
    }
    return name;
  }

  /** As it is kept. */
  static String area(OfficerRoutes.AreaBody area) {
    if (area == null) {
      return "";
    }
    return Geo.area(
            present(area.latitude()),
            present(area.longitude()),
            present(area.radiusMetres()),
            present(area.datum()))
        .map(Geo.Area::text)
        .orElseThrow(() -> new ProblemException(Problem.INVALID));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(present(text));
    } catch (DateTimeParseException wrong) {
      throw new ProblemException(Problem.INVALID);
    }
  }
}
