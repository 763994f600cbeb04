package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.edge.connection.ConnectionBench.Client;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S11: exact under any order of updates, stalls and slow keys; seeded. */
class ViewsInterleavingTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  private static ViewVersion at(long version) {
    return new ViewVersion("e1", version);
  }

  private Message.Watch watch() {
    return bench.last(Message.Watch.class);
  }

  private void whole(long version, Map<String, ViewPart> parts) {
    watch().to().tell(new ViewUpdate.Whole(watch().watch(), at(version), parts));
  }

  private void changed(long from, long version, Map<String, ViewPart> parts, List<String> removed) {
    watch().to().tell(new ViewUpdate.Changed(watch().watch(), at(version), from, parts, removed));
  }

  private static List<ServerFrame> views(Client client) {
    return client.sink.frames(frame -> frame.hasSnapshot() || frame.hasDelta());
  }

  @Test
  void anyInterleavingOfUpdatesAndStallsLeavesTheClientWithTheEntitysState() {
    for (long seed = 1; seed <= 200; seed++) {
      interleave(new Random(seed), seed);
      bench.entities.skip();
    }
  }

  private void interleave(Random random, long seed) {
    var client =
        bench.greeted(Caller.Role.RESIDENT, "r-" + seed).subscribe(Frames.consultation(1, "k-1"));
    var state = new LinkedHashMap<String, ViewPart>();
    long version = 1;
    whole(version, Map.copyOf(state));
    for (int step = 0; step < 40; step++) {
      var key = "chat/" + (1 + random.nextInt(6));
      boolean remove = random.nextInt(4) == 0 && state.containsKey(key);
      if (remove) {
        state.remove(key);
      } else {
        state.put(key, Frames.chat(step, "r-" + seed, "s" + step));
      }
      var parts = remove ? Map.<String, ViewPart>of() : Map.of(key, state.get(key));
      changed(version, version + 1, parts, remove ? List.of(key) : List.of());
      version++;
      stall(client, random);
    }
    client.sink.writable = true;
    bench.sealer.release();
    client.actor.tell(new Connection.Writable());
    assertThat(replayed(client)).as("seed %d", seed).isEqualTo(texts(state));
    client.socketClosed();
  }

  private void stall(Client client, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> client.sink.writable = false;
      case 1 -> {
        client.sink.writable = true;
        client.actor.tell(new Connection.Writable());
      }
      case 2 -> bench.sealer.hold();
      case 3 -> bench.sealer.release();
      default -> {}
    }
  }

  private static Map<String, String> texts(Map<String, ViewPart> state) {
    var texts = new LinkedHashMap<String, String>();
    state.forEach((key, part) -> texts.put(key, "s" + ((ConsultationView.Chat) part).number()));
    return texts;
  }

  /** As a client does it, with the version check that a client makes. */
  private static Map<String, String> replayed(Client client) {
    var held = new LinkedHashMap<String, String>();
    Optional<Long> version = Optional.empty();
    for (var frame : views(client)) {
      List<Part> parts;
      if (frame.hasSnapshot()) {
        held.clear();
        parts = frame.getSnapshot().getPartsList();
        version = Optional.of(frame.getSnapshot().getVersion());
      } else {
        assertThat(version).contains(frame.getDelta().getFromVersion());
        frame.getDelta().getRemovedList().forEach(held::remove);
        parts = frame.getDelta().getChangedList();
        version = Optional.of(frame.getDelta().getVersion());
      }
      parts.forEach(part -> held.put(part.getKey(), part.getChat().getText()));
    }
    return held;
  }
}
