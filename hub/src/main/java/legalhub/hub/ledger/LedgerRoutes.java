package legalhub.hub.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import legalhub.actors.entity.Caller;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.OfficeParameter;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import legalhub.persistence.journal.EntityBook;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * {@code GET /api/office/ledger}: an office's whole ledger, for {@code deploy/verify-records}; and
 * {@code GET /api/ledger-keys}, for everybody.
 */
public final class LedgerRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> READERS =
      Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR);

  /** One export may be years long. */
  private static final Throttle.Limit EXPORTS = new Throttle.Limit(6, Duration.ofMinutes(1));

  private static final ContentType LINES =
      ContentTypes.create(
          MediaTypes.customWithFixedCharset(
              "application", "x-ndjson", HttpCharsets.UTF_8, Map.of(), false));

  private final TokenCheck tokens;
  private final Town town;
  private final LedgerKey key;
  private final Function<PoolId, Source<EntityBook.Line<Ledger.Event>, NotUsed>> book;
  private final Throttle exports;

  /**
   * @param book an office's ledger from its first line on
   */
  public LedgerRoutes(
      TokenCheck tokens,
      Town town,
      LedgerKey key,
      Function<PoolId, Source<EntityBook.Line<Ledger.Event>, NotUsed>> book,
      Clock clock) {
    this.tokens = tokens;
    this.town = town;
    this.key = key;
    this.book = book;
    this.exports = new Throttle(clock, EXPORTS);
  }

  /** A public key as the interface gives it. */
  record PublishedKey(String id, String algorithm, String publicKey) {}

  /** All of them, the one that signs first. */
  record PublishedKeys(List<PublishedKey> keys) {}

  @Override
  public Route route() {
    return concat(
        path("ledger-keys", () -> get(() -> json(CompletableFuture.completedFuture(keys())))),
        pathPrefix(
            "office",
            () -> path("ledger", () -> get(() -> caller(tokens, READERS, this::export)))));
  }

  private PublishedKeys keys() {
    return new PublishedKeys(
        key.published().entrySet().stream()
            .map(each -> new PublishedKey(each.getKey(), LedgerKey.ALGORITHM, each.getValue()))
            .toList());
  }

  private Route export(Caller who) {
    exports.takeOrRefuse(who.id());
    return parameterMap(query -> export(OfficeParameter.of(town, query)));
  }

  private Route export(PoolId office) {
    var title = new LedgerLine.Title(LedgerLine.FORMAT, office.value(), key.published());
    var lines =
        Source.<LedgerLine>single(title)
            .concat(book.apply(office).map(LedgerLine::of))
            .map(line -> ByteString.fromString(line.json() + "\n"));
    var file = "ledger-%s.jsonl".formatted(office.value());
    return complete(
        HttpResponse.create()
            .withEntity(HttpEntities.createChunked(LINES, lines))
            .addHeader(
                RawHeader.create("Content-Disposition", "attachment; filename=\"" + file + "\"")));
  }
}
