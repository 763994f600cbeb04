package legalhub.persistence.journal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Journaled;
import legalhub.actors.entity.Memory;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.Slot;
import legalhub.actors.queue.Tempo;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.journal.v1.QueueSnapshot;
import legalhub.persistence.journal.v1.SnapshotFarewell;
import legalhub.persistence.journal.v1.SnapshotSlot;
import legalhub.persistence.journal.v1.SnapshotTime;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePVector;

/** A queue's state and memory; its tickets are {@link TicketSnapshotCodec}'s. */
final class QueueSnapshotCodec {
  private QueueSnapshotCodec() {}

  static QueueSnapshot toJournal(Journaled<QueueState> journaled) {
    var state = journaled.state();
    var memory = journaled.memory();
    var stored =
        QueueSnapshot.newBuilder()
            .addAllTickets(
                sorted(state.tickets(), TicketId::value)
                    .map(e -> TicketSnapshotCodec.toJournal(e.getValue()))
                    .toList())
            .addAllSlots(
                sorted(state.slots(), LawyerId::value)
                    .map(e -> slot(e.getKey(), e.getValue()))
                    .toList())
            .addAllFarewells(
                sorted(state.farewells(), TicketId::value)
                    .map(e -> farewell(e.getKey(), e.getValue()))
                    .toList())
            .addAllTalkSeconds(state.tempo().talks())
            .addAllWrapUpSeconds(state.tempo().wrapUps())
            .setOrdinal(state.ordinal())
            .addAllCommands(times(memory.deadlines(), CommandId::value))
            .setSwept(CommonCodec.toJournal(memory.swept()));
    state.ruling().ifPresent(ruling -> QueueRulesCodec.write(ruling, stored));
    return stored.build();
  }

  static Journaled<QueueState> fromJournal(QueueSnapshot m) {
    var tempo =
        new Tempo(
            TreePVector.from(m.getTalkSecondsList()), TreePVector.from(m.getWrapUpSecondsList()));
    var state =
        new QueueState(
            map(
                m.getTicketsList(),
                t -> new TicketId(t.getEntry().getTicket()),
                TicketSnapshotCodec::fromJournal),
            map(m.getSlotsList(), s -> new LawyerId(s.getLawyer()), QueueSnapshotCodec::slot),
            map(
                m.getFarewellsList(),
                f -> new TicketId(f.getTicket()),
                QueueSnapshotCodec::farewell),
            tempo,
            m.getOrdinal(),
            QueueRulesCodec.read(m));
    var memory =
        new Memory(
            times(m.getCommandsList(), CommandId::new), CommonCodec.fromJournal(m.getSwept()));
    return new Journaled<>(state, memory);
  }

  private static SnapshotSlot slot(LawyerId lawyer, Slot slot) {
    var stored =
        SnapshotSlot.newBuilder()
            .setLawyer(lawyer.value())
            .setVersion(slot.version())
            .setStanding(slot.standing().name())
            .setReason(slot.reason())
            .setTurnedAway(slot.turnedAway())
            .setSince(CommonCodec.toJournal(slot.since()))
            .setUnanswered(slot.unanswered())
            .setLastServed(CommonCodec.toJournal(slot.lastServed()))
            .addAllTalks(times(slot.talks(), ConsultationId::value))
            .addAllWrapUps(times(slot.wrapUps(), ConsultationId::value));
    slot.ringing().ifPresent(offer -> stored.setRinging(offer.value()));
    return stored.build();
  }

  private static Slot slot(SnapshotSlot m) {
    return new Slot(
        m.getVersion(),
        Standing.valueOf(m.getStanding()),
        m.getReason(),
        m.getTurnedAway(),
        CommonCodec.fromJournal(m.getSince()),
        m.getUnanswered(),
        CommonCodec.fromJournal(m.getLastServed()),
        m.hasRinging() ? Optional.of(new OfferId(m.getRinging())) : Optional.empty(),
        times(m.getTalksList(), ConsultationId::new),
        times(m.getWrapUpsList(), ConsultationId::new));
  }

  private static SnapshotFarewell farewell(TicketId ticket, QueueState.Farewell farewell) {
    var stored =
        SnapshotFarewell.newBuilder()
            .setTicket(ticket.value())
            .setResident(farewell.resident().value())
            .setReason(farewell.reason().name())
            .setAt(CommonCodec.toJournal(farewell.at()));
    farewell.assists().ifPresent(conference -> stored.setAssists(conference.value()));
    return stored.build();
  }

  private static QueueState.Farewell farewell(SnapshotFarewell m) {
    return new QueueState.Farewell(
        new ResidentId(m.getResident()),
        CloseReason.valueOf(m.getReason()),
        CommonCodec.fromJournal(m.getAt()),
        m.hasAssists() ? Optional.of(new ConferenceId(m.getAssists())) : Optional.empty());
  }

  static <K> List<SnapshotTime> times(Map<K, Instant> times, Function<K, String> id) {
    return sorted(times, id)
        .map(
            e ->
                SnapshotTime.newBuilder()
                    .setId(id.apply(e.getKey()))
                    .setAt(CommonCodec.toJournal(e.getValue()))
                    .build())
        .toList();
  }

  static <K> PMap<K, Instant> times(List<SnapshotTime> stored, Function<String, K> id) {
    return map(stored, t -> id.apply(t.getId()), t -> CommonCodec.fromJournal(t.getAt()));
  }

  private static <K, V> Stream<Map.Entry<K, V>> sorted(Map<K, V> map, Function<K, String> id) {
    return map.entrySet().stream().sorted(Comparator.comparing(e -> id.apply(e.getKey())));
  }

  private static <M, K, V> PMap<K, V> map(
      List<M> stored, Function<M, K> key, Function<M, V> value) {
    var map = new HashMap<K, V>();
    stored.forEach(m -> map.put(key.apply(m), value.apply(m)));
    return HashTreePMap.from(map);
  }
}
