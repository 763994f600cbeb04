package legalhub.simulator.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.Ids;
import legalhub.simulator.client.Voice;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.OpenSegment;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceRefused;

/** A supervised person who speaks one report, as the page on the phone does it. */
final class Person {
  /** For a hub that is away or busy, at the beginning, for the last chunks and at the end. */
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final String REPORTS = "/api/supervised/reports";

  /** The middle of the demo's town; without an area any place will do. */
  private static final Map<String, Object> POSITION =
      Map.of("latitude", 31.23, "longitude", 121.47, "accuracyMetres", 20.0, "datum", "WGS84");

  private final HubAccess hub;
  private final HubClient client;
  private final String device;

  /**
   * @param device the same whenever this person comes
   */
  Person(HubAccess hub, HubClient client, String device) {
    this.hub = hub;
    this.client = client;
    this.device = device;
  }

  /** Under this id. */
  CompletableFuture<JsonNode> begin(String reportId) {
    var body = Map.of("reportId", reportId, "device", device, "position", POSITION);
    return persistently(REPORTS, body);
  }

  /** Without a position, which an officer will have to look into. */
  CompletableFuture<JsonNode> checkIn() {
    var id = Ids.next(client.hubMillis());
    return persistently("/api/supervised/check-ins", Map.of("checkInId", id, "device", device));
  }

  /** The page begins to record. */
  CompletableFuture<?> open(String reportId) {
    var open =
        OpenSegment.newBuilder()
            .setReportId(reportId)
            .setSegment(Recording.SEGMENT)
            .setMime(Recording.MIME)
            .setStartedMillis(client.hubMillis());
    return client.send(Command.newBuilder().setOpenSegment(open));
  }

  /** Ends when the hub has all of it, or never will. */
  CompletableFuture<Void> speak(Passage passage) {
    var line = new HubLine(passage);
    return client.onLoop(line::begin).thenCompose(begun -> line.over());
  }

  CompletableFuture<JsonNode> finish(String reportId, Recording recording) {
    var segment =
        Map.of(
            "segment",
            Recording.SEGMENT,
            "chunks",
            recording.chunks(),
            "sha256",
            recording.sha256());
    return persistently(REPORTS + "/" + reportId + "/finish", Map.of("segments", List.of(segment)));
  }

  private CompletableFuture<JsonNode> persistently(String path, Object body) {
    var key = Ids.next(client.hubMillis());
    return hub.persistently(PATIENCE, () -> client.tell(path, key, body));
  }

  CompletableFuture<Void> leave() {
    return client.stop();
  }

  /** The person's recorder, and the line that its chunks go over. */
  private final class HubLine implements Uplink.Line, Voice.Listener {
    private final Passage passage;
    private final CompletableFuture<Void> spoken = new CompletableFuture<>();
    private Voice voice;
    private Uplink uplink;
    private long begunNanos;

    HubLine(Passage passage) {
      this.passage = passage;
    }

    void begin() {
      voice = client.voice(this);
      uplink = new Uplink(passage, this);
      begunNanos = nanoTime();
      chunkLater(1);
    }

    /**
     * A recorder gives a slice when it is over, by its own clock, however late the last one was.
     */
    private void chunkLater(int number) {
      long due = passage.recording().slice().multipliedBy(number).toNanos();
      var unused =
          client
              .loop()
              .schedule(() -> chunk(number), begunNanos + due - nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void chunk(int number) {
      uplink.add(number);
      if (number < passage.recording().chunks()) {
        chunkLater(number + 1);
      } else {
        spoken.complete(null);
        after(PATIENCE, uplink::close);
      }
    }

    CompletableFuture<Void> over() {
      return spoken.thenCompose(all -> uplink.settled()).thenRun(voice::close);
    }

    @Override
    public void opened() {
      uplink.opened();
    }

    @Override
    public void acknowledged(VoiceAck ack) {
      uplink.acknowledged(ack);
    }

    @Override
    public void refused(VoiceRefused no) {
      uplink.refused(no);
    }

    @Override
    public boolean isOpen() {
      return voice.isOpen();
    }

    @Override
    public void send(VoiceChunk chunk) {
      voice.send(chunk);
    }

    @Override
    public void after(Duration span, Runnable call) {
      Futures.forget(client.after(span).thenRun(call));
    }

    @Override
    public long nanoTime() {
      return client.loop().ticker().nanoTime();
    }
  }
}
