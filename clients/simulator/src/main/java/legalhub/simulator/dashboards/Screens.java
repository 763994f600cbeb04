package legalhub.simulator.dashboards;

import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import legalhub.simulator.client.ClientWitness;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Timing;
import legalhub.simulator.client.View;
import legalhub.simulator.measure.Spans;
import legalhub.wire.v1.Bar;
import legalhub.wire.v1.DashboardTopic;
import legalhub.wire.v1.FiguresPart;
import legalhub.wire.v1.Role;
import legalhub.wire.v1.Topic;

/** All the screens, and what they get. Thread-safe: each is on its own client's event loop. */
final class Screens implements ClientWitness {
  private static final int CONNECT_AT_A_TIME = 50;
  private static final String TODAY = "today";

  private final Ticker ticker;
  private final List<Screen> screens = new CopyOnWriteArrayList<>();
  private final LongAdder pushes = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Spans lags = new Spans();
  private volatile String village = "";

  /** When the asking with which the count became this was acknowledged. */
  private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();

  Screens(Ticker ticker) {
    this.ticker = ticker;
  }

  void lookAt(String theVillage) {
    village = theVillage;
  }

  /** One screen: how many askings of this run's village it has shown. */
  private final class Screen {
    private volatile int shown;
    private volatile FiguresPart today = FiguresPart.getDefaultInstance();

    private void follow(View view) {
      view.part(TODAY).ifPresent(part -> follow(part.getFigures()));
    }

    private void follow(FiguresPart figures) {
      today = figures;
      long now = ticker.nanoTime();
      int asked = asked(figures);
      for (int count = shown + 1; count <= asked; count++) {
        var since = acknowledged.get(count);
        if (since != null) {
          lags.add(Math.max(0, now - since));
        }
      }
      shown = Math.max(shown, asked);
    }
  }

  @Override
  public ClientWitness newcomer(Role role, String personId) {
    return role == Role.OFFICER ? this : NONE;
  }

  @Override
  public void pushed(int size) {
    pushes.increment();
    bytes.add(size);
  }

  /** Everybody is connected and shows something. */
  CompletableFuture<Void> open(List<HubClient> clients, String office) {
    return Timing.each(clients, CONNECT_AT_A_TIME, client -> open(client, office));
  }

  private CompletableFuture<?> open(HubClient client, String office) {
    var topic = Topic.newBuilder().setDashboard(DashboardTopic.newBuilder().setOffice(office));
    var screen = new Screen();
    return client
        .start()
        .orTimeout(Dashboards.SOON.toSeconds(), TimeUnit.SECONDS)
        .thenCompose(
            there -> {
              var watch = there.watch(topic);
              watch.onChange(screen::follow);
              screens.add(screen);
              return watch.await("figures", view -> view.part(TODAY).isPresent(), Dashboards.SOON);
            });
  }

  /** How many of this run's village have asked; others may ask beside it. */
  int asked(FiguresPart figures) {
    return figures.getByVillageList().stream()
        .filter(bar -> bar.getKey().equals(village))
        .mapToInt(Bar::getCount)
        .sum();
  }

  /** An asking was acknowledged: the count is, or will be, at least this. */
  void asked(int count) {
    acknowledged.put(count, ticker.nanoTime());
  }

  /** What was got before doesn't count. */
  void beginAnew() {
    pushes.reset();
    bytes.reset();
  }

  int upToDate(int asked) {
    return (int) screens.stream().filter(screen -> screen.shown >= asked).count();
  }

  /** As the first screen has it. */
  FiguresPart today() {
    return screens.isEmpty() ? FiguresPart.getDefaultInstance() : screens.get(0).today;
  }

  int count() {
    return screens.size();
  }

  long pushes() {
    return pushes.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  Spans lags() {
    return lags;
  }
}
