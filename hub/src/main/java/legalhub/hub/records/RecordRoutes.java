package legalhub.hub.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.ResidentId;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;

/** {@code /api/records}. */
public final class RecordRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> READERS = Set.of(Caller.Role.RESIDENT, Caller.Role.LAWYER);
  private static final int LIMIT_DEFAULT = 20;
  private static final int LIMIT_MAX = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Looking for a record wakes a consultation, so guessing ids is held back. */
  private static final Throttle.Limit LOOKS = new Throttle.Limit(120, Duration.ofMinutes(1));

  private final TokenCheck tokens;
  private final RecordQueries rows;
  private final Asker asker;
  private final Sealer sealer;
  private final Throttle looks;

  public RecordRoutes(
      TokenCheck tokens, RecordQueries rows, Asker asker, Sealer sealer, Clock clock) {
    this.tokens = tokens;
    this.rows = rows;
    this.asker = asker;
    this.sealer = sealer;
    this.looks = new Throttle(clock, LOOKS);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "records",
        () ->
            concat(
                pathEnd(() -> get(() -> caller(tokens, READERS, this::page))),
                path(
                    PathMatchers.segment(ID),
                    id -> get(() -> caller(tokens, READERS, who -> one(who, id))))));
  }

  private Route page(Caller who) {
    return parameterOptional(
        StringUnmarshallers.LONG,
        "before",
        before ->
            parameterOptional(
                StringUnmarshallers.INTEGER, "limit", limit -> page(who, before, limit)));
  }

  private Route page(Caller who, Optional<Long> before, Optional<Integer> limit) {
    int most = limit.orElse(LIMIT_DEFAULT);
    if (most < 1 || most > LIMIT_MAX || before.filter(at -> at < 0).isPresent()) {
      return problem(Problem.INVALID);
    }
    var until = Instant.ofEpochMilli(before.orElse(Long.MAX_VALUE));
    return tagged(
        rowsOf(who, until, most)
            .thenApply(
                found ->
                    new RecordEntry.Page(
                        found.stream().map(row -> RecordEntry.of(row, who)).toList())));
  }

  private CompletionStage<List<ServiceRecord>> rowsOf(Caller who, Instant before, int limit) {
    return who.role() == Caller.Role.RESIDENT
        ? rows.ofResident(new ResidentId(who.id()), before, limit)
        : rows.ofLawyer(new LawyerId(who.id()), before, limit);
  }

  private Route one(Caller who, String id) {
    looks.takeOrRefuse(who.id());
    var consultation = new ConsultationId(id);
    return tagged(
        asker
            .look(
                new EntityAddress(EntityKind.CONSULTATION, id),
                new Audience(who, ConsultationView.CALL, ""))
            .thenCompose(parts -> detail(who, consultation, parts.orElse(Map.of()))));
  }

  /** Somebody else's record and no record look the same. */
  private CompletionStage<RecordEntry.Detail> detail(
      Caller who, ConsultationId consultation, Map<String, ViewPart> parts) {
    if (!(parts.get("call") instanceof ConsultationView.Call call)) {
      return CompletableFuture.failedFuture(new ProblemException(Problem.NOT_FOUND));
    }
    return rows.find(call.resident(), consultation)
        .thenApply(row -> row.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
        .thenCombine(
            attendance(who, call),
            (row, present) -> contents(who, parts, present).with(RecordEntry.of(row, who)))
        .thenCompose(opened -> opened);
  }

  private Contents contents(Caller who, Map<String, ViewPart> call, Map<String, ViewPart> present) {
    var parts = new HashMap<>(call);
    parts.putAll(present);
    return new Contents(sealer, who, parts);
  }

  /** Who else was there; nothing where there was no conference. */
  private CompletionStage<Map<String, ViewPart>> attendance(
      Caller who, ConsultationView.Call call) {
    return call.conference()
        .map(
            id ->
                asker
                    .look(
                        new EntityAddress(EntityKind.CONFERENCE, id.value()),
                        new Audience(who, ConferenceView.ATTENDANCE, ""))
                    .thenApply(parts -> parts.orElse(Map.of())))
        .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
  }
}
