package legalhub.simulator.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import legalhub.simulator.client.FakeHub;
import legalhub.simulator.client.FakeHub.Said;
import legalhub.simulator.client.FakeHub.Told;
import legalhub.simulator.client.FakeSeat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.VoiceAck;
import legalhub.wire.v1.VoiceChunk;
import legalhub.wire.v1.VoiceData;

/** Takes reports and gives them to whoever listens, on the fake hub's one event loop. */
final class FakeReports {
  private static final String FINISH = "/finish";

  private final Map<String, List<VoiceChunk>> taken = new HashMap<>();
  private final Map<String, FakeSeat> listeners = new HashMap<>();
  final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  /** What an officer hears of a chunk. */
  volatile UnaryOperator<VoiceData> heard = data -> data;

  /** So many chunks and listenings are answered with a lost line first. */
  volatile int linesToLose;

  /** So many ends are answered 503 first. */
  volatile int endsToRefuse;

  volatile String reasons = "";

  FakeReports(FakeHub hub) {
    hub.script = this::answer;
    hub.ear = this::hear;
  }

  private Optional<Said> answer(Told asked) {
    told.add(asked);
    if (asked.path().equals("/api/office/supervised")) {
      // The second person was admitted in an earlier run.
      boolean known = asked.body().contains("模拟1\"");
      return Optional.of(known ? new Said(409, "{\"code\":\"NOT_IN_THIS_STATE\"}") : said("{}"));
    } else if (asked.path().startsWith("/api/demo/inbox?phone=139")) {
      return Optional.of(said("{\"code\":\"123456\"}"));
    } else if (asked.path().equals("/api/supervised/check-ins")) {
      return Optional.of(said("{\"placement\":\"UNKNOWN\"}"));
    } else if (asked.path().equals("/api/supervised/reports")) {
      return Optional.of(said("{\"digits\":\"1234\"}"));
    } else if (asked.path().endsWith(FINISH)) {
      return Optional.of(finished(asked));
    }
    return Optional.empty();
  }

  private static Said said(String body) {
    return new Said(200, body);
  }

  private Said finished(Told asked) {
    if (endsToRefuse > 0) {
      endsToRefuse--;
      return new Said(503, "{\"code\":\"BUSY\"}");
    }
    var path = asked.path().split("/");
    var segment = json(asked.body()).path("segments").path(0);
    var chunks = taken.getOrDefault(path[path.length - 2], List.of());
    boolean same =
        segment.path("chunks").asInt() == chunks.size()
            && segment.path("sha256").asText().equals(sha256(chunks));
    var why = same ? reasons : "\"HASH_MISMATCH\"";
    return said("{\"state\":\"ACCEPTED\",\"hash\":\"h\",\"reasons\":[%s]}".formatted(why));
  }

  private void hear(FakeSeat seat, ClientFrame frame) {
    if (frame.hasCommand()) {
      obey(seat, frame.getCommand());
    } else if (frame.hasVoiceChunk()) {
      take(seat, frame.getVoiceChunk());
    }
  }

  private boolean losesLine(FakeSeat seat) {
    if (linesToLose > 0) {
      linesToLose--;
      seat.cut();
      return true;
    }
    return false;
  }

  private void obey(FakeSeat seat, Command command) {
    if (command.hasListen()) {
      var listen = command.getListen();
      listeners.put(listen.getReportId(), seat);
      seat.done(command);
      taken.getOrDefault(listen.getReportId(), List.of()).stream()
          .filter(chunk -> chunk.getNumber() > listen.getAfter())
          .forEach(chunk -> pass(chunk));
    } else {
      seat.done(command);
    }
  }

  private void take(FakeSeat seat, VoiceChunk chunk) {
    var all = taken.computeIfAbsent(chunk.getReportId(), any -> new ArrayList<>());
    if (chunk.getNumber() == all.size() + 1) {
      all.add(chunk);
      if (losesLine(seat)) {
        return;
      }
      pass(chunk);
    }
    var ack =
        VoiceAck.newBuilder()
            .setReportId(chunk.getReportId())
            .setSegment(chunk.getSegment())
            .setDurableUpTo(all.size());
    seat.send(ServerFrame.newBuilder().setVoiceAck(ack));
  }

  private void pass(VoiceChunk chunk) {
    var seat = listeners.get(chunk.getReportId());
    if (seat != null && !losesLine(seat)) {
      var data =
          VoiceData.newBuilder()
              .setReportId(chunk.getReportId())
              .setSegment(chunk.getSegment())
              .setNumber(chunk.getNumber())
              .setUntilMillis(chunk.getUntilMillis())
              .setAudio(chunk.getAudio())
              .build();
      seat.send(ServerFrame.newBuilder().setVoiceData(heard.apply(data)));
    }
  }

  private static String sha256(List<VoiceChunk> chunks) {
    var all = new ByteArrayOutputStream();
    chunks.forEach(chunk -> all.writeBytes(chunk.getAudio().toByteArray()));
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException garbled) {
      throw new UncheckedIOException(garbled);
    }
  }
}
