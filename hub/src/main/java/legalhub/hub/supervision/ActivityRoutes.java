package legalhub.hub.supervision;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import legalhub.actors.activity.Activity;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.Fix;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 公益活动: {@code /api/office/activities} and {@code /api/supervised/activities}. */
final class ActivityRoutes extends ApiDirectives implements Site.Part {
  private static final Logger AUDIT = LoggerFactory.getLogger("legalhub.audit");
  private static final Set<Caller.Role> PERSON = Set.of(Caller.Role.SUPERVISED_PERSON);
  private static final Set<Caller.Role> OFFICER = Set.of(Caller.Role.OFFICER);
  private static final int TEXT_MAX = 100;
  private static final int PLACES_MAX = 500;
  private static final int CODE_MAX = 12;
  private static final int CODES = 1_000_000;

  /** A photo in base64 within a body of 64 KiB. */
  private static final int PHOTO_CHARACTERS_MAX = 60_000;

  /** Six digits can be guessed: nobody tries many. */
  private static final Throttle.Limit TRIES = new Throttle.Limit(10, Duration.ofMinutes(10));

  private record PublishBody(
      String office,
      String title,
      String place,
      OfficerRoutes.AreaBody area,
      Long fromMillis,
      Long untilMillis,
      Integer places) {}

  private record Published(String activityId, String code) {}

  private record PassageBody(String code, SupervisionRoutes.PositionBody position, String photo) {}

  private record Empty() {}

  private final TokenCheck tokens;
  private final Town town;
  private final ActivityDesk desk;
  private final Throttle tries;
  private final SecureRandom random = new SecureRandom();

  ActivityRoutes(TokenCheck tokens, Town town, ActivityDesk desk, Clock clock) {
    this.tokens = tokens;
    this.town = town;
    this.desk = desk;
    this.tries = new Throttle(clock, TRIES);
  }

  @Override
  public Route route() {
    return concat(
        pathPrefix(
            PathMatchers.segment("office").slash("activities"),
            () -> caller(tokens, OFFICER, this::ofOfficer)),
        pathPrefix(
            PathMatchers.segment("supervised").slash("activities").slash(SupervisionRoutes.AN_ID),
            activity -> caller(tokens, PERSON, who -> ofPerson(who, new ActivityId(activity)))));
  }

  private Route ofOfficer(Caller who) {
    return concat(
        pathEnd(() -> post(() -> publish(who))),
        path(
            SupervisionRoutes.AN_ID.slash("cancel"),
            activity ->
                post(
                    () ->
                        acting(
                            Empty.class,
                            (asked, id) ->
                                desk.ask(
                                    new ActivityId(activity), who, new Activity.Cancel(), id)))),
        pathPrefix(
            SupervisionRoutes.AN_ID.slash("photos").slash(SupervisionRoutes.AN_ID),
            (activity, person) ->
                concat(
                    path("in", () -> get(() -> photo(who, activity, person, "in"))),
                    path("out", () -> get(() -> photo(who, activity, person, "out"))))));
  }

  private Route publish(Caller who) {
    return body(
        PublishBody.class,
        asked ->
            intention(
                id -> {
                  var office = new PoolId(required(asked.office(), CODE_MAX * 6));
                  if (!town.isOfficer(who, office)) {
                    return problem(Problem.FORBIDDEN);
                  }
                  var notice = notice(office, asked);
                  var activity =
                      new ActivityId(CommandId.derivedFrom("activity", id.value()).value());
                  return json(
                      desk.publish(activity, who, notice, id)
                          .thenApply(known -> new Published(activity.value(), known.code())));
                }));
  }

  private Activity.Notice notice(PoolId office, PublishBody asked) {
    var area = asked.area();
    var from = Instant.ofEpochMilli(OfficerRoutes.present(asked.fromMillis()));
    int places = OfficerRoutes.present(asked.places());
    if (area == null || places > PLACES_MAX) {
      throw new ProblemException(Problem.INVALID);
    }
    return new Activity.Notice(
        office,
        required(asked.title(), TEXT_MAX),
        required(asked.place(), TEXT_MAX),
        AdmissionDraft.area(area),
        from,
        Instant.ofEpochMilli(OfficerRoutes.present(asked.untilMillis())),
        places,
        YearMonth.from(from.atZone(zone(office))).toString(),
        "%06d".formatted(random.nextInt(CODES)));
  }

  private ZoneId zone(PoolId office) {
    return town.pool(office).orElseThrow().hours().zone();
  }

  /** Who looks at a picture of somebody is in the audit log. */
  private Route photo(Caller who, String activity, String person, String which) {
    AUDIT.info("OFFICER {} looks at a photo of {} at activity {}", who.id(), person, activity);
    return response(
        desk.photo(who, new ActivityId(activity), person, which)
            .thenApply(
                found ->
                    found
                        .map(
                            bytes ->
                                HttpResponse.create()
                                    .withEntity(
                                        HttpEntities.create(
                                            ContentTypes.create(MediaTypes.IMAGE_JPEG), bytes)))
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND))));
  }

  private Route ofPerson(Caller who, ActivityId activity) {
    return concat(
        path("sign-up", () -> post(() -> signing(who, activity, new Activity.SignUp()))),
        path("sign-off", () -> post(() -> signing(who, activity, new Activity.SignOff()))),
        path("arrive", () -> post(() -> passing(who, activity, "in", Activity.Arrive::new))),
        path("depart", () -> post(() -> passing(who, activity, "out", Activity.Depart::new))));
  }

  private Route signing(Caller who, ActivityId activity, Activity.Command command) {
    return acting(
        Empty.class,
        (asked, id) ->
            desk.ofOwnOffice(who, activity)
                .thenCompose(notice -> desk.ask(activity, who, command, id)));
  }

  /** How a passage becomes a command. */
  private interface Passage {
    Activity.Command of(String code, Fix fix, String photo);
  }

  private Route passing(Caller who, ActivityId activity, String which, Passage passage) {
    return acting(
        PassageBody.class,
        (asked, id) -> {
          var code = required(asked.code(), CODE_MAX).strip();
          var position = Optional.ofNullable(asked.position()).map(at -> at.read());
          var photo = picture(asked.photo());
          tries.takeOrRefuse(who.id());
          return desk.ofOwnOffice(who, activity)
              .thenCompose(notice -> desk.fix(who, notice, position))
              .thenCombine(
                  desk.keep(who, activity, which, photo),
                  (fix, kept) -> passage.of(code, fix, kept))
              .thenCompose(command -> desk.ask(activity, who, command, id))
              .thenAccept(done -> tries.giveBack(who.id()));
        });
  }

  private static Optional<byte[]> picture(String base64) {
    if (base64 == null || base64.isEmpty()) {
      return Optional.empty();
    }
    if (base64.length() > PHOTO_CHARACTERS_MAX) {
      throw new ProblemException(Problem.TOO_LARGE);
    }
    try {
      var bytes = Base64.getDecoder().decode(base64);
      boolean jpeg = bytes.length > 3 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8;
      if (!jpeg) {
        throw new ProblemException(Problem.INVALID);
      }
      return Optional.of(bytes);
    } catch (IllegalArgumentException garbled) {
      throw new ProblemException(Problem.INVALID);
    }
  }

  private <T> Route acting(Class<T> type, BiFunction<T, CommandId, CompletionStage<Void>> act) {
    return body(
        type, asked -> intention(id -> json(act.apply(asked, id).thenApply(done -> Map.of()))));
  }

  static <T> CompletionStage<T> refused(Problem problem) {
    return failedFuture(new ProblemException(problem));
  }
}
