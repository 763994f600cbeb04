package legalhub.persistence.people;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.consultation.Consultation.Commission;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.Pages;

/**
 * All CQL of {@code engagements}: which lawyer advised whom and against whom. Names are opened only
 * to be hashed; what can't be opened any more, or is no full name, leaves no trace.
 */
public final class Engagements {
  private enum Side {
    FOR,
    AGAINST
  }

  private final CqlSession session;
  private final String table;
  private final Sealer sealer;
  private final Function<String, Optional<String>> keyOf;

  /**
   * @param keyOf the keyed hash of a name; empty for what names nobody in particular
   */
  public Engagements(
      CqlSession session,
      String keyspace,
      Sealer sealer,
      Function<String, Optional<String>> keyOf) {
    this.session = session;
    this.table = keyspace + ".engagements";
    this.sealer = sealer;
    this.keyOf = keyOf;
  }

  /** Remembers a talk that took place. May be told of one again. */
  public CompletionStage<Void> note(ConsultationId consultation, Commission commission) {
    var brief = commission.brief();
    return note(consultation, commission, Side.FOR, brief.displayName(), Purpose.NAME)
        .thenCompose(
            own ->
                note(
                    consultation,
                    commission,
                    Side.AGAINST,
                    brief.otherParty(),
                    Purpose.OTHER_PARTY));
  }

  private CompletionStage<Void> note(
      ConsultationId consultation, Commission about, Side side, Sealed name, String purpose) {
    if (name.isNone()) {
      return completedFuture(null);
    }
    return sealer
        .open(name, purpose)
        .thenCompose(
            clear ->
                clear
                    .flatMap(keyOf)
                    .map(key -> insert(key, side, consultation, about))
                    .orElseGet(() -> completedFuture(null)));
  }

  private CompletionStage<Void> insert(
      String key, Side side, ConsultationId consultation, Commission about) {
    return run(
            "INSERT INTO %s (party_key, side, lawyer, consultation, resident) VALUES (?, ?, ?, ?, ?)",
            key,
            side.name(),
            about.lawyer().value(),
            consultation.value(),
            about.resident().value())
        .thenApply(written -> null);
  }

  /**
   * Lawyers who advised the other party, or somebody against this person.
   *
   * @param ownName {@code ""} when not told, {@code otherParty} likewise
   */
  public CompletionStage<Set<LawyerId>> lawyersAgainst(String ownName, String otherParty) {
    return lawyers(otherParty, Side.FOR)
        .thenCombine(
            lawyers(ownName, Side.AGAINST),
            (theirs, adverse) -> {
              var all = new HashSet<>(theirs);
              all.addAll(adverse);
              return Set.copyOf(all);
            });
  }

  private CompletionStage<List<LawyerId>> lawyers(String name, Side side) {
    return keyOf
        .apply(name)
        .map(
            key ->
                run("SELECT lawyer FROM %s WHERE party_key = ? AND side = ?", key, side.name())
                    .thenCompose(
                        rows -> Pages.all(rows, row -> new LawyerId(row.getString("lawyer")))))
        .orElseGet(() -> completedFuture(List.of()));
  }

  /** Forgets what an erased person's visits said. */
  public CompletionStage<Void> forget(ResidentId resident) {
    return run(
            "SELECT party_key, side, lawyer, consultation FROM %s WHERE resident = ?",
            resident.value())
        .thenCompose(rows -> Pages.all(rows, this::delete))
        .thenCompose(
            deletions -> CompletableFuture.allOf(deletions.toArray(CompletableFuture[]::new)));
  }

  private CompletableFuture<AsyncResultSet> delete(Row row) {
    return run(
            "DELETE FROM %s WHERE party_key = ? AND side = ? AND lawyer = ? AND consultation = ?",
            row.getString("party_key"),
            row.getString("side"),
            row.getString("lawyer"),
            row.getString("consultation"))
        .toCompletableFuture();
  }

  private CompletionStage<AsyncResultSet> run(String cql, Object... values) {
    return session.executeAsync(
        SimpleStatement.newInstance(cql.formatted(table), values).setIdempotent(true));
  }
}
