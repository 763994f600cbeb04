package legalhub.edge.codec;

import java.time.Instant;
import java.util.Map;
import legalhub.actors.fleet.FleetView;
import legalhub.actors.terminal.Health;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.actors.terminal.TerminalView;
import legalhub.wire.v1.ClaimPart;
import legalhub.wire.v1.DevicePart;
import legalhub.wire.v1.IncidentPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.PostPart;
import legalhub.wire.v1.SteeringPart;
import legalhub.wire.v1.TerminalPart;

/** Terminals, to themselves and to those who look after them. Nothing in them is personal. */
final class TerminalParts {
  private TerminalParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(TerminalView.Device.class, TerminalParts::device);
    writers.putClear(TerminalView.Asked.class, TerminalParts::claim);
    writers.putClear(FleetView.Device.class, TerminalParts::terminal);
  }

  private static Part.Builder device(TerminalView.Device part) {
    var wire =
        DevicePart.newBuilder().setPost(post(part.post())).setSteering(steering(part.steering()));
    part.use()
        .ifPresent(
            use ->
                wire.setUseId(use.use())
                    .setResidentId(use.resident().value())
                    .setWay(use.way().name()));
    return Part.newBuilder().setDevice(wire);
  }

  private static Part.Builder claim(TerminalView.Asked part) {
    return Part.newBuilder()
        .setClaim(ClaimPart.newBuilder().setNonce(part.nonce()).setAllowed(part.answered()));
  }

  private static Part.Builder terminal(FleetView.Device part) {
    var entry = part.entry();
    var condition = entry.condition();
    var wire =
        TerminalPart.newBuilder()
            .setPost(post(entry.post()))
            .setShut(entry.shut().name())
            .addAllFailing(
                condition.health().failing().stream().sorted().map(Health.Part::name).toList())
            .setNetwork(condition.health().network().name())
            .setPage(condition.health().page())
            .setSteering(steering(entry.steering()))
            .addAllIncidents(
                condition.incidents().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(TerminalParts::incident)
                    .toList());
    condition
        .line()
        .ifPresent(
            line -> wire.setThere(line.there()).setThereSinceMillis(line.since().toEpochMilli()));
    entry
        .use()
        .ifPresent(
            use -> wire.setWay(use.way().name()).setUsedSinceMillis(use.since().toEpochMilli()));
    return Part.newBuilder().setTerminal(wire);
  }

  private static IncidentPart incident(Map.Entry<Incident, Instant> one) {
    return IncidentPart.newBuilder()
        .setKind(one.getKey().name())
        .setSinceMillis(one.getValue().toEpochMilli())
        .build();
  }

  private static PostPart post(Terminal.Post post) {
    return PostPart.newBuilder()
        .setOffice(post.office().value())
        .setKind(post.kind().name())
        .setVillage(post.village())
        .setName(post.name())
        .setFrom(post.from())
        .setTo(post.to())
        .build();
  }

  private static SteeringPart steering(Terminal.Steering steering) {
    return SteeringPart.newBuilder()
        .setVolume(steering.volume())
        .setLocked(steering.locked())
        .setNotice(steering.notice())
        .setReloads(steering.reloads())
        .build();
  }
}
