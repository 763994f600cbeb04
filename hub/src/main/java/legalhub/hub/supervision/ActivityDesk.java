package legalhub.hub.supervision;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.activity.Activity;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.activity.ActivityView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.supervision.Fix;
import legalhub.actors.supervision.SupervisedId;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;

/** Carries commands to activities; judges where somebody is, and keeps their pictures sealed. */
final class ActivityDesk {
  private static final Caller HUB = Caller.hub("activities");

  /** As a recording's chunks: pictures lie in the same table. */
  private static final int PIECE_BYTES = 16 * 1024;

  private static final int PIECES_MAX = 8;

  private final Asker asker;
  private final Town town;
  private final Recordings recordings;
  private final SupervisionDesk persons;

  ActivityDesk(Asker asker, Town town, Recordings recordings, SupervisionDesk persons) {
    this.asker = asker;
    this.town = town;
    this.recordings = recordings;
    this.persons = persons;
  }

  CompletionStage<Void> ask(
      ActivityId activity, Caller by, Activity.Command command, CommandId id) {
    return asker.ask(address(activity), by, command, id).thenCompose(Asker::done);
  }

  /** The notice as it was recorded, however often it is asked. */
  CompletionStage<Activity.Notice> publish(
      ActivityId activity, Caller by, Activity.Notice notice, CommandId id) {
    return ask(activity, by, new Activity.Publish(notice), id)
        .thenCompose(done -> notice(activity));
  }

  private CompletionStage<Activity.Notice> notice(ActivityId activity) {
    return asker
        .look(address(activity), new Audience(HUB, ActivityView.NOTICE, ""))
        .thenCompose(
            parts ->
                parts.map(all -> all.get(ActivityView.NOTICE)).orElse(null)
                        instanceof ActivityView.Published published
                    ? completedFuture(published.notice())
                    : ActivityRoutes.refused(Problem.NOT_FOUND));
  }

  /** An activity of the person's own office; another one doesn't exist for them. */
  CompletionStage<Activity.Notice> ofOwnOffice(Caller person, ActivityId activity) {
    return persons
        .office(person.id())
        .thenCombine(
            notice(activity), (office, notice) -> notice.office().equals(office) ? notice : null)
        .thenCompose(
            notice ->
                notice == null
                    ? ActivityRoutes.refused(Problem.NOT_FOUND)
                    : completedFuture(notice));
  }

  CompletionStage<Fix> fix(Caller person, Activity.Notice notice, Optional<Geo.Position> position) {
    return persons
        .seal(person.id(), Purpose.SUPERVISED_POSITION, position.map(Geo.Position::text).orElse(""))
        .thenApply(
            hidden -> new Fix(hidden, Geo.placement(Geo.Area.parse(notice.area()), position)));
  }

  /** Gives the name under which the picture lies; {@code ""} for none. */
  CompletionStage<String> keep(
      Caller person, ActivityId activity, String which, Optional<byte[]> photo) {
    if (photo.isEmpty()) {
      return completedFuture("");
    }
    var place = place(activity, person.id(), which);
    var bytes = photo.get();
    CompletableFuture<Void> all = completedFuture(null);
    for (int from = 0, number = 1; from < bytes.length; from += PIECE_BYTES, number++) {
      var piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE_BYTES));
      var chunk = new Recordings.Chunk(number, 0, piece);
      all =
          CompletableFuture.allOf(
              all,
              recordings.keep(new SupervisedId(person.id()), place, chunk).toCompletableFuture());
    }
    return all.thenApply(kept -> place.report().value());
  }

  /** For officers of the activity's office; empty where there is none, or the person was erased. */
  CompletionStage<Optional<byte[]>> photo(
      Caller officer, ActivityId activity, String person, String which) {
    return notice(activity)
        .thenCompose(
            notice ->
                town.isOfficer(officer, notice.office())
                    ? recordings.after(place(activity, person, which), 0, PIECES_MAX)
                    : ActivityRoutes.refused(Problem.FORBIDDEN))
        .thenApply(ActivityDesk::joined);
  }

  private static Optional<byte[]> joined(List<Recordings.Chunk> pieces) {
    var all = new ByteArrayOutputStream();
    pieces.forEach(piece -> all.writeBytes(piece.audio()));
    return Optional.of(all.toByteArray()).filter(bytes -> bytes.length > 0);
  }

  private static Recordings.Place place(ActivityId activity, String person, String which) {
    var name = CommandId.derivedFrom("photo", activity.value(), person, which).value();
    return new Recordings.Place(new ReportId(name), 1);
  }

  private static EntityAddress address(ActivityId activity) {
    return new EntityAddress(EntityKind.ACTIVITY, activity.value());
  }
}
