package legalhub.simulator.reports;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.Voice;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Listen;
import legalhub.wire.v1.VoiceData;

/** Those who listen: connections of one officer's account, each with its share of the reports. */
final class Officers {
  private final HubAccess hub;
  private final List<Ears> all = new CopyOnWriteArrayList<>();

  Officers(HubAccess hub) {
    this.hub = hub;
  }

  /** One more, with a log-in of its own: two that renew the same one look like a theft. */
  CompletableFuture<?> come(ReportsOptions.Ears officer) {
    return hub.pages(officer.name(), officer.password(), 1)
        .thenCompose(pages -> pages.get(0).start())
        .thenCompose(Officers::ears)
        .thenAccept(all::add);
  }

  int count() {
    return all.size();
  }

  private static CompletableFuture<Ears> ears(HubClient client) {
    var ears = new Ears(client);
    return client.onLoop(ears::open).thenApply(open -> ears);
  }

  /** Whoever does what an officer does by HTTP. */
  HubClient first() {
    return all.get(0).client;
  }

  /** A report has begun: one of them listens. */
  void listen(int number, Passage passage) {
    all.get(number % all.size()).listen(passage);
  }

  List<CompletableFuture<Void>> leave() {
    return all.stream().map(ears -> ears.client.logOut()).toList();
  }

  /** One connection. */
  private static final class Ears implements Voice.Listener {
    private final HubClient client;
    private final Map<String, Listening> listenings = new HashMap<>();
    private Voice voice;

    Ears(HubClient client) {
      this.client = client;
    }

    void open() {
      voice = client.voice(this);
    }

    void listen(Passage passage) {
      Futures.forget(
          client.onLoop(
              () ->
                  listenings.put(
                      passage.reportId(), new Listening(passage, new HubLine(passage)))));
    }

    @Override
    public void opened() {
      listenings.values().forEach(Listening::opened);
    }

    @Override
    public void heard(VoiceData piece) {
      var listening = listenings.get(piece.getReportId());
      if (listening != null) {
        listening.heard(piece);
      }
    }

    /** Of one recording. */
    private final class HubLine implements Listening.Line {
      private final String reportId;
      private final String listeningId = Ids.next(client.hubMillis());

      HubLine(Passage passage) {
        this.reportId = passage.reportId();
      }

      @Override
      public CompletableFuture<?> listen(int after) {
        var listen =
            Listen.newBuilder()
                .setReportId(reportId)
                .setSegment(Recording.SEGMENT)
                .setAfter(after)
                .setListeningId(listeningId);
        return client.send(Command.newBuilder().setListen(listen));
      }

      @Override
      public void stop() {
        voice.stop(reportId, Recording.SEGMENT);
      }

      @Override
      public void after(Duration span, Runnable call) {
        Futures.forget(client.after(span).thenRun(call));
      }
    }
  }
}
