package legalhub.hub.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.queue.PoolId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import legalhub.persistence.webhook.HookPosition;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/webhooks}: how far each has come; {@code POST /api/webhooks/NAME/replay} {@code
 * {"office":…,"after":…}}: all lines after one once more.
 */
public final class HookRoutes extends ApiDirectives implements Site.Part {
  private static final Logger AUDIT = LoggerFactory.getLogger("legalhub.audit");
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** How far each has come. */
  interface Table {
    CompletionStage<HookPosition> read(String hook, PoolId office);

    CompletionStage<Void> replay(String hook, PoolId office, long after);
  }

  private final TokenCheck tokens;
  private final List<Hook> hooks;
  private final Table table;

  HookRoutes(TokenCheck tokens, List<Hook> hooks, Table table) {
    this.tokens = tokens;
    this.hooks = hooks;
    this.table = table;
  }

  /** Where one stands with an office; the names are the interface's. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Standing(
      String name,
      String host,
      String office,
      long delivered,
      Long failingSinceMillis,
      String failure) {
    static Standing of(Hook hook, PoolId office, HookPosition position) {
      return new Standing(
          hook.name(),
          hook.url().getHost(),
          office.value(),
          position.delivered(),
          position
              .trouble()
              .map(HookPosition.Trouble::since)
              .map(Instant::toEpochMilli)
              .orElse(null),
          position.trouble().map(HookPosition.Trouble::failure).orElse(null));
    }
  }

  /** All of them. */
  record Standings(List<Standing> webhooks) {}

  /**
   * From where on.
   *
   * @param after the last line that isn't wanted; 0 begins with the first
   */
  record Replay(String office, Long after) {}

  @Override
  public Route route() {
    return pathPrefix(
        "webhooks",
        () ->
            caller(
                tokens,
                ADMINISTRATOR,
                who ->
                    concat(
                        pathEnd(() -> get(() -> json(standings()))),
                        path(
                            PathMatchers.segment(NAME).slash("replay"),
                            name ->
                                post(() -> body(Replay.class, wish -> replay(who, name, wish)))))));
  }

  private CompletionStage<Standings> standings() {
    var each =
        hooks.stream()
            .flatMap(hook -> hook.offices().stream().map(office -> standing(hook, office)))
            .toList();
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(all -> new Standings(each.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Standing> standing(Hook hook, PoolId office) {
    return table
        .read(hook.name(), office)
        .thenApply(position -> Standing.of(hook, office, position))
        .toCompletableFuture();
  }

  private Route replay(Caller who, String name, Replay wish) {
    if (wish.after() == null || wish.after() < 0) {
      throw new ProblemException(Problem.INVALID);
    }
    var office = office(name, required(wish.office(), 64));
    AUDIT.info(
        "{} {} replays webhook {} of {} after line {}",
        who.role(),
        who.id(),
        name,
        office.value(),
        wish.after());
    return json(table.replay(name, office, wish.after()).thenApply(done -> Map.of()));
  }

  private PoolId office(String name, String office) {
    return hooks.stream()
        .filter(hook -> hook.name().equals(name))
        .flatMap(hook -> hook.offices().stream())
        .filter(each -> each.value().equals(office))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }
}
