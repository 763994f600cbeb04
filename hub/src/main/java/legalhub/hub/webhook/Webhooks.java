package legalhub.hub.webhook;

import com.typesafe.config.Config;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.actors.alert.Alerts;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.town.Town;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import legalhub.persistence.journal.EntityBook;
import legalhub.persistence.webhook.HookPosition;
import legalhub.persistence.webhook.HookPositions;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** All outgoing webhooks of this hub; each has one courier a stream in the whole cluster. */
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
  public void start(ActorSystem<?> system, Clock clock) {
    var config = system.settings().config().getConfig("legalhub.webhooks");
    var sender = new HookSender(clock, config.getDuration("timeout"));
    var pace =
        new Courier.Pace(
            clock,
            config.getDuration("poll"),
            config.getDuration("retry-min"),
            config.getDuration("retry-max"));
    var books = Books.of(system);
    for (var hook : hooks) {
      var streams = hook.streams();
      ShardedDaemonProcess.get(system)
          .init(
              Courier.Message.class,
              "webhook-" + hook.name(),
              streams.size(),
              number ->
                  Courier.create(round(system, books, sender, hook, streams.get(number)), pace),
              new Courier.Stop());
    }
  }

  private Courier.Round round(
      ActorSystem<?> system, Books books, HookSender sender, Hook hook, HookStream stream) {
    return new Courier.Round(
        hook,
        stream,
        new Stored(positions, hook.name(), stream),
        after -> books.after(stream, after).take(LINES_AT_ONCE).runWith(Sink.seq(), system),
        event -> sender.post(hook, event));
  }

  /** Where the lines of all streams are read. */
  private record Books(EntityBook<Ledger.Event> ledgers, EntityBook<Alerts.Event> alerts) {
    static Books of(ActorSystem<?> system) {
      return new Books(
          new EntityBook<>(system, EntityKind.LEDGER, Ledger.Event.class),
          new EntityBook<>(system, EntityKind.ALERTS, Alerts.Event.class));
    }

    Source<HookEvent, NotUsed> after(HookStream stream, long line) {
      var office = stream.office();
      return switch (stream.sort()) {
        case LEDGER ->
            ledgers.after(office.value(), line).map(each -> HookEvent.ofLedger(office, each));
        case ALERTS ->
            alerts.after(office.value(), line).map(each -> HookEvent.ofAlerts(office, each));
      };
    }
  }

  /** One row of the table. */
  private record Stored(HookPositions table, String hook, HookStream stream)
      implements Courier.Positions {
    @Override
    public CompletionStage<HookPosition> read() {
      return table.read(hook, stream.key());
    }

    @Override
    public CompletionStage<Boolean> move(HookPosition position) {
      return table.move(hook, stream.key(), position);
    }
  }

  /** Their administration. */
  public Site.Part routes(TokenCheck tokens) {
    return new HookRoutes(
        tokens,
        hooks,
        new HookRoutes.Table() {
          @Override
          public CompletionStage<HookPosition> read(String hook, HookStream stream) {
            return positions.read(hook, stream.key());
          }

          @Override
          public CompletionStage<Void> replay(String hook, HookStream stream, long after) {
            return positions.replay(hook, stream.key(), after);
          }
        });
  }
}
