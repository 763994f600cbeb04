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
 * {"office":…,"stream":…,"after":…}}: all lines after one once more.
 */
public final class HookRoutes extends ApiDirectives implements Site.Part {
  private static final Logger AUDIT = LoggerFactory.getLogger("legalhub.audit");
  private static final Set<Caller.Role> ADMINISTRATOR = Set.of(Caller.Role.ADMINISTRATOR);
  private static final int KEY_MAX = 64;
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** How far each has come. */
  interface Table {
    CompletionStage<HookPosition> read(String hook, HookStream stream);

    CompletionStage<Void> replay(String hook, HookStream stream, long after);
  }

  private final TokenCheck tokens;
  private final List<Hook> hooks;
  private final Table table;

  HookRoutes(TokenCheck tokens, List<Hook> hooks, Table table) {
    this.tokens = tokens;
    this.hooks = hooks;
    this.table = table;
  }

  /** Where one stands in a stream; the names are the interface's. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Standing(
      String name,
      String host,
      String office,
      String stream,
      long delivered,
      Long failingSinceMillis,
      String failure) {
    static Standing of(Hook hook, HookStream stream, HookPosition position) {
      return new Standing(
          hook.name(),
          hook.url().getHost(),
          stream.office().value(),
          stream.sort().key(),
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
   * @param stream {@code ledger} or {@code alerts}
   * @param after the last line that isn't wanted; 0 begins with the first
   */
  record Replay(String office, String stream, Long after) {}

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
            .flatMap(hook -> hook.streams().stream().map(stream -> standing(hook, stream)))
            .toList();
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(all -> new Standings(each.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Standing> standing(Hook hook, HookStream stream) {
    return table
        .read(hook.name(), stream)
        .thenApply(position -> Standing.of(hook, stream, position))
        .toCompletableFuture();
  }

  private Route replay(Caller who, String name, Replay wish) {
    if (wish.after() == null || wish.after() < 0) {
      throw new ProblemException(Problem.INVALID);
    }
    var key = required(wish.office(), KEY_MAX) + "/" + required(wish.stream(), KEY_MAX);
    var stream =
        hooks.stream()
            .filter(hook -> hook.name().equals(name))
            .flatMap(hook -> hook.streams().stream())
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    AUDIT.info(
        "{} {} replays webhook {} of {} after line {}",
        who.role(),
        who.id(),
        name,
        key,
        wish.after());
    return json(table.replay(name, stream, wish.after()).thenApply(done -> Map.of()));
  }
}
