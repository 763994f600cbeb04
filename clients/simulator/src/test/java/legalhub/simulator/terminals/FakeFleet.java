package legalhub.simulator.terminals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import legalhub.simulator.client.FakeHub;
import legalhub.simulator.client.FakeHub.Said;
import legalhub.simulator.client.FakeHub.Told;
import legalhub.simulator.client.FakeSeat;
import legalhub.wire.v1.Beat;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Delta;
import legalhub.wire.v1.IncidentPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Snapshot;
import legalhub.wire.v1.TerminalPart;

/** Enrols devices, checks what they show, and misses those whose socket ends. */
final class FakeFleet {
  private static final String TERMINALS = "/api/terminals";
  private static final String EPOCH = "epoch";

  private static final class Enrolled {
    private final PublicKey key;
    private String expected;

    Enrolled(PublicKey key, String expected) {
      this.key = key;
      this.expected = expected;
    }
  }

  private final Map<String, Enrolled> enrolled = new LinkedHashMap<>();
  private final Map<FakeSeat, String> terminals = new HashMap<>();
  private final Map<String, TerminalPart> board = new LinkedHashMap<>();
  final BlockingQueue<String> approvals = new LinkedBlockingQueue<>();
  private FakeSeat administrator;
  private int subscription;
  private long version = 1;

  /** What an approval is answered. */
  volatile int approvalStatus = 200;

  /** Which terminal is said to be lost as soon as it beats; {@code ""} for none. */
  volatile String falselyMissed = "";

  /** Which terminal's token is refused once as soon as it beats; {@code ""} for none. */
  volatile String tokenRefused = "";

  FakeFleet(FakeHub hub) {
    hub.welcome = hub.welcome.toBuilder().setBeatEveryMillis(30).build();
    hub.script = this::answer;
    hub.ear = this::hear;
  }

  private Optional<Said> answer(Told asked) {
    if (asked.path().equals("/api/town")) {
      return said(
          """
          {"realtimeUrls":[],"demo":true,"noticeVersion":"1",
           "pools":[{"id":"p","desks":[]}],"categories":[],"villages":[{"id":"v0"},{"id":"v1"}]}""");
    } else if (asked.path().equals(TERMINALS)) {
      return said(applied(json(asked.body())));
    } else if (asked.path().equals("/api/admin/terminals/approve")) {
      approvals.add(asked.body());
      return Optional.of(new Said(approvalStatus, "{\"code\":\"FORBIDDEN\"}"));
    } else if (asked.path().endsWith("/challenge")) {
      return said("{\"challenge\":\"question\"}");
    } else if (asked.path().startsWith(TERMINALS + "/own/uses")) {
      return said("{}");
    } else if (asked.path().startsWith(TERMINALS)) {
      return said(session(asked.path().split("/")[3], json(asked.body())));
    }
    return Optional.empty();
  }

  private static Optional<Said> said(String body) {
    return Optional.of(new Said(200, body));
  }

  private String applied(JsonNode asked) {
    var id = "t-" + enrolled.size();
    enrolled.put(
        id, new Enrolled(key(asked.path("publicKey").asText()), asked.path("valueHash").asText()));
    return "{\"terminalId\":\"%s\",\"code\":\"code-%s\",\"untilMillis\":1}".formatted(id, id);
  }

  private String session(String id, JsonNode proof) {
    var device = enrolled.get(id);
    var next = proof.path("nextHash").asText();
    var signed = "question\n" + proof.path("value").asText() + "\n" + next;
    boolean fits =
        hash(proof.path("value").asText()).equals(device.expected)
            && isSigned(device.key, signed, proof.path("signature").asText());
    if (!fits) {
      throw new AssertionError("a log-in that a hub would refuse");
    }
    device.expected = next;
    return """
        {"accessToken":"%s","expiresAtMillis":%d,"role":"TERMINAL","personId":"%s","name":""}"""
        .formatted(id, System.currentTimeMillis() + 600_000, id);
  }

  private void hear(FakeSeat seat, ClientFrame frame) {
    switch (frame.getFrameCase()) {
      case HELLO -> hello(seat, frame.getHello().getToken());
      case SUBSCRIBE -> {
        administrator = seat;
        subscription = frame.getSubscribe().getSubscription();
        seat.send(
            ServerFrame.newBuilder()
                .setSnapshot(
                    Snapshot.newBuilder()
                        .setSubscription(subscription)
                        .setEpoch(EPOCH)
                        .setVersion(version)));
      }
      case COMMAND -> {
        seat.done(frame.getCommand());
        show(terminals.get(seat), well());
      }
      case BEAT -> beat(seat, frame.getBeat().getNonce());
      default -> {}
    }
  }

  private void hello(FakeSeat seat, String token) {
    if (enrolled.containsKey(token)) {
      terminals.put(seat, token);
      seat.onClosed(() -> missed(token));
    }
  }

  private void beat(FakeSeat seat, long number) {
    var terminal = terminals.getOrDefault(seat, "");
    if (!terminal.isEmpty() && terminal.equals(tokenRefused)) {
      tokenRefused = "";
      seat.close(4200);
      return;
    }
    seat.send(ServerFrame.newBuilder().setBeat(Beat.newBuilder().setEcho(number)));
    if (!terminal.isEmpty() && terminal.equals(falselyMissed)) {
      falselyMissed = "";
      missed(terminal);
    }
  }

  private static TerminalPart.Builder well() {
    return TerminalPart.newBuilder()
        .setShut("OPEN")
        .setThere(true)
        .setThereSinceMillis(1)
        .setNetwork("GOOD");
  }

  private void missed(String terminal) {
    show(
        terminal,
        well().setThere(false).addIncidents(IncidentPart.newBuilder().setKind("LINE_LOST")));
  }

  private void show(String terminal, TerminalPart.Builder part) {
    board.put(terminal, part.build());
    var changed = Part.newBuilder().setKey("device/" + terminal).setTerminal(board.get(terminal));
    administrator.send(
        ServerFrame.newBuilder()
            .setDelta(
                Delta.newBuilder()
                    .setSubscription(subscription)
                    .setEpoch(EPOCH)
                    .setFromVersion(version)
                    .setVersion(++version)
                    .addChanged(changed)));
  }

  private static PublicKey key(String text) {
    try {
      var encoded = new X509EncodedKeySpec(Base64.getUrlDecoder().decode(text));
      return KeyFactory.getInstance("EC").generatePublic(encoded);
    } catch (GeneralSecurityException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static boolean isSigned(PublicKey key, String text, String by) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(by));
    } catch (GeneralSecurityException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static String hash(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
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
