package legalhub.persistence.records;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.persistence.records.v1.StoredServiceRow;

/** A service row's body. */
final class ServiceRowCodec {
  private ServiceRowCodec() {}

  static ByteBuffer toStored(ServiceRecord row) {
    var parties = row.parties();
    var times = row.times();
    var stored =
        StoredServiceRow.newBuilder()
            .setOffice(row.office().value())
            .setResident(parties.resident().value())
            .setLawyer(parties.lawyer().map(LawyerId::value).orElse(""))
            .setMatter(parties.matter().map(CaseId::value).orElse(""))
            .setTicket(parties.ticket().map(TicketId::value).orElse(""))
            .setDesk(row.matter().desk().map(DeskId::value).orElse(""))
            .setKind(row.matter().kind().map(Kind::name).orElse(""))
            .setChannel(row.place().channel().name())
            .setVillage(row.place().village())
            .setTerminal(row.place().terminal().orElse(""))
            .setCategory(row.matter().category())
            .setOpened(toStored(times.opened()))
            .setWaited(toStored(times.waited()))
            .setTalked(toStored(times.talked()))
            .setTookPlace(row.merit().tookPlace())
            .setRecorded(row.merit().recorded());
    times.closed().ifPresent(at -> stored.setClosed(toStored(at)));
    row.outcome().ifPresent(stored::setOutcome);
    row.merit().stars().ifPresent(stored::setStars);
    return stored.build().toByteString().asReadOnlyByteBuffer();
  }

  static ServiceRecord fromStored(Service service, String id, long version, ByteBuffer body) {
    try {
      return record(service, id, version, StoredServiceRow.parseFrom(body));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("the service row of " + id + " can't be read", damaged);
    }
  }

  private static ServiceRecord record(
      Service service, String id, long version, StoredServiceRow m) {
    return new ServiceRecord(
        service,
        id,
        version,
        new PoolId(m.getOffice()),
        new ServiceRecord.Place(
            Channel.valueOf(m.getChannel()),
            m.getVillage(),
            Optional.of(m.getTerminal()).filter(known -> !known.isEmpty())),
        new ServiceRecord.Matter(
            given(m.getDesk()).map(DeskId::new),
            given(m.getKind()).map(Kind::valueOf),
            m.getCategory()),
        new ServiceRecord.Parties(
            new ResidentId(m.getResident()),
            given(m.getLawyer()).map(LawyerId::new),
            given(m.getMatter()).map(CaseId::new),
            given(m.getTicket()).map(TicketId::new)),
        times(m),
        m.hasOutcome() ? Optional.of(m.getOutcome()) : Optional.empty(),
        new ServiceRecord.Merit(
            m.getTookPlace(),
            m.getRecorded(),
            m.hasStars() ? Optional.of(m.getStars()) : Optional.empty()));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static ServiceRecord.Times times(StoredServiceRow m) {
    return new ServiceRecord.Times(
        fromStored(m.getOpened()),
        fromStored(m.getWaited()),
        fromStored(m.getTalked()),
        m.hasClosed() ? Optional.of(fromStored(m.getClosed())) : Optional.empty());
  }

  private static Instant fromStored(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  private static Timestamp toStored(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  private static com.google.protobuf.Duration toStored(Duration span) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(span.getSeconds())
        .setNanos(span.getNano())
        .build();
  }

  private static Duration fromStored(com.google.protobuf.Duration span) {
    return Duration.ofSeconds(span.getSeconds(), span.getNanos());
  }
}
