package legalhub.hub.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState.Ruling;
import legalhub.actors.queue.QueueView;
import legalhub.actors.town.QueueLimit;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.Town;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.town.Name;
import legalhub.hub.town.Staff;

/** Asks the queues by which rules they go, and gives them others. */
public final class RulesDesk {
  private final Town town;
  private final Staff staff;
  private final Asker asker;

  public RulesDesk(Town town, Staff staff, Asker asker) {
    this.town = town;
    this.staff = staff;
    this.asker = asker;
  }

  /**
   * A queue as the interface gives it.
   *
   * @param own whether its rules are its own rather than the town's file's
   * @param by who last set them; null, like the others, where nobody ever did
   */
  record Entry(
      String pool,
      Map<String, Long> rules,
      Map<String, Long> file,
      boolean own,
      String by,
      Name byName,
      Long sinceMillis) {}

  record Limit(String field, long least, long most) {}

  record Entries(List<Entry> queues, List<Limit> limits) {}

  /** All pools, in order of their ids, and the limits of each field. */
  CompletionStage<Entries> all(Caller who) {
    var each =
        town.pools().keySet().stream()
            .sorted((one, other) -> one.value().compareTo(other.value()))
            .map(pool -> one(who, pool).toCompletableFuture())
            .toList();
    var limits =
        Stream.of(QueueLimit.values())
            .map(limit -> new Limit(RulesForm.field(limit), limit.least(), limit.most()))
            .toList();
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(all -> new Entries(each.stream().map(CompletableFuture::join).toList(), limits));
  }

  private CompletionStage<Entry> one(Caller who, PoolId pool) {
    return asker
        .look(address(pool), new Audience(who, QueueView.RULES, ""))
        .thenApply(view -> entry(pool, (QueueView.Rules) view.orElseThrow().get(QueueView.RULES)));
  }

  private Entry entry(PoolId pool, QueueView.Rules rules) {
    return new Entry(
        pool.value(),
        RulesForm.of(rules.inForce()),
        RulesForm.of(rules.file()),
        rules.set().flatMap(Ruling::own).isPresent(),
        rules.set().map(Ruling::by).orElse(null),
        rules.set().flatMap(set -> staff.byId(set.by())).map(Staff.Member::name).orElse(null),
        rules.set().map(Ruling::since).map(Instant::toEpochMilli).orElse(null));
  }

  /**
   * @param own empty: those of the town's file
   */
  CompletionStage<Void> set(Caller by, CommandId id, PoolId pool, Optional<QueueSettings> own) {
    if (town.pool(pool).isEmpty()) {
      return CompletableFuture.failedFuture(new ProblemException(Problem.NOT_FOUND));
    }
    return asker.ask(address(pool), by, new Queue.SetRules(own), id).thenCompose(Asker::done);
  }

  private static EntityAddress address(PoolId pool) {
    return new EntityAddress(EntityKind.QUEUE, pool.value());
  }
}
