package legalhub.persistence.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import legalhub.actors.queue.PoolId;
import legalhub.actors.terminal.Health;
import legalhub.actors.terminal.Incident;
import legalhub.actors.terminal.Terminal;
import legalhub.persistence.journal.v1.FleetIncident;
import legalhub.persistence.journal.v1.StoredHealth;
import legalhub.persistence.journal.v1.StoredPost;
import legalhub.persistence.journal.v1.StoredSteering;

/** What the events of terminals and of the fleet carry. */
final class TerminalValues {
  private TerminalValues() {}

  static StoredPost post(Terminal.Post post) {
    return StoredPost.newBuilder()
        .setOffice(post.office().value())
        .setKind(post.kind().name())
        .setVillage(post.village())
        .setName(post.name())
        .setFrom(post.from())
        .setTo(post.to())
        .build();
  }

  static Terminal.Post post(StoredPost m) {
    return new Terminal.Post(
        new PoolId(m.getOffice()),
        Terminal.Kind.valueOf(m.getKind()),
        m.getVillage(),
        m.getName(),
        m.getFrom(),
        m.getTo());
  }

  static StoredHealth health(Health health) {
    return StoredHealth.newBuilder()
        .addAllFailing(health.failing().stream().sorted().map(Health.Part::name).toList())
        .setNetwork(health.network().name())
        .setPage(health.page())
        .build();
  }

  static Health health(StoredHealth m) {
    return new Health(
        m.getFailingList().stream()
            .map(Health.Part::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        Health.Network.valueOf(m.getNetwork()),
        m.getPage());
  }

  static List<FleetIncident> incidents(Map<Incident, Instant> incidents) {
    return incidents.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            one ->
                FleetIncident.newBuilder()
                    .setIncident(one.getKey().name())
                    .setSince(CommonCodec.toJournal(one.getValue()))
                    .build())
        .toList();
  }

  static Map<Incident, Instant> incidents(List<FleetIncident> stored) {
    return stored.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                one -> Incident.valueOf(one.getIncident()),
                one -> CommonCodec.fromJournal(one.getSince())));
  }

  static StoredSteering steering(Terminal.Steering steering) {
    return StoredSteering.newBuilder()
        .setVolume(steering.volume())
        .setLocked(steering.locked())
        .setNotice(steering.notice())
        .setReloads(steering.reloads())
        .build();
  }

  static Terminal.Steering steering(StoredSteering m) {
    return new Terminal.Steering(m.getVolume(), m.getLocked(), m.getNotice(), m.getReloads());
  }
}
