package legalhub.hub.webhook;

import com.typesafe.config.Config;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import legalhub.persistence.ledger.LedgerBook;
import legalhub.persistence.webhook.HookPosition;
import legalhub.persistence.webhook.HookPositions;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.stream.javadsl.Sink;

/** All outgoing webhooks of this hub; each has one courier an office in the whole cluster. */
public final class Webhooks {
  private static final int LINES_AT_ONCE = 100;

  private final List<Hook> hooks;
  private final HookPositions positions;

  private Webhooks(List<Hook> hooks, HookPositions positions) {
    this.hooks = hooks;
    this.positions = positions;
  }

  /**
   * Reads {@code legalhub.webhooks}.
   *
   * @throws InvalidHooks for a file that can't be used
   */
  public static Webhooks of(Config config, Town town, HookPositions positions) {
    return new Webhooks(HookFile.load(config.getString("legalhub.webhooks.file"), town), positions);
  }

  /** Starts this node's share, once per node. It ends with the actor system. */
  public void start(ActorSystem<?> system, LedgerBook book, Clock clock) {
    var config = system.settings().config().getConfig("legalhub.webhooks");
    var sender = new HookSender(clock, config.getDuration("timeout"));
    var pace =
        new Courier.Pace(
            clock,
            config.getDuration("poll"),
            config.getDuration("retry-min"),
            config.getDuration("retry-max"));
    for (var hook : hooks) {
      var offices = hook.offices().stream().sorted(Comparator.comparing(PoolId::value)).toList();
      ShardedDaemonProcess.get(system)
          .init(
              Courier.Message.class,
              "webhook-" + hook.name(),
              offices.size(),
              number ->
                  Courier.create(round(system, book, sender, hook, offices.get(number)), pace),
              new Courier.Stop());
    }
  }

  private Courier.Round round(
      ActorSystem<?> system, LedgerBook book, HookSender sender, Hook hook, PoolId office) {
    return new Courier.Round(
        hook,
        office,
        new Stored(positions, hook.name(), office),
        after ->
            book.after(office, after)
                .take(LINES_AT_ONCE)
                .map(line -> HookEvent.of(office, line))
                .runWith(Sink.seq(), system),
        event -> sender.post(hook, event));
  }

  /** One row of the table. */
  private record Stored(HookPositions table, String hook, PoolId office)
      implements Courier.Positions {
    @Override
    public CompletionStage<HookPosition> read() {
      return table.read(hook, office);
    }

    @Override
    public CompletionStage<Boolean> move(HookPosition position) {
      return table.move(hook, office, position);
    }
  }

  public Site.Part routes(TokenCheck tokens) {
    var table =
        new HookRoutes.Table() {
          @Override
          public CompletionStage<HookPosition> read(String hook, PoolId office) {
            return positions.read(hook, office);
          }

          @Override
          public CompletionStage<Void> replay(String hook, PoolId office, long after) {
            return positions.replay(hook, office, after);
          }
        };
    return new HookRoutes(tokens, hooks, table);
  }
}
