package legalhub.persistence.records;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.ServiceRow;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.persistence.records.v1.StoredServiceRow;

/** A service row's body. */
final class ServiceRowCodec {
  private ServiceRowCodec() {}

  static ByteBuffer toStored(ServiceRow row) {
    var stored =
        StoredServiceRow.newBuilder()
            .setOffice(row.office().value())
            .setResident(row.resident().value())
            .setLawyer(row.lawyer().value())
            .setMatter(row.matter().value())
            .setDesk(row.desk().value())
            .setKind(row.kind().name())
            .setChannel(row.channel().name())
            .setVillage(row.village())
            .setCategory(row.category())
            .setOpened(toStored(row.opened()))
            .setWaited(toStored(row.waited()))
            .setTalked(toStored(row.talked()))
            .setRecorded(row.recorded());
    row.outcome().ifPresent(outcome -> stored.setOutcome(outcome.name()));
    row.stars().ifPresent(stored::setStars);
    return stored.build().toByteString().asReadOnlyByteBuffer();
  }

  static ServiceRow fromStored(String id, long version, ByteBuffer body) {
    try {
      return row(new ConsultationId(id), version, StoredServiceRow.parseFrom(body));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("the service row of " + id + " can't be read", damaged);
    }
  }

  private static ServiceRow row(ConsultationId id, long version, StoredServiceRow m) {
    return new ServiceRow(
        id,
        version,
        new PoolId(m.getOffice()),
        new ResidentId(m.getResident()),
        new LawyerId(m.getLawyer()),
        new CaseId(m.getMatter()),
        new DeskId(m.getDesk()),
        Kind.valueOf(m.getKind()),
        Channel.valueOf(m.getChannel()),
        m.getVillage(),
        m.getCategory(),
        Instant.ofEpochSecond(m.getOpened().getSeconds(), m.getOpened().getNanos()),
        fromStored(m.getWaited()),
        fromStored(m.getTalked()),
        m.hasOutcome() ? Optional.of(Outcome.valueOf(m.getOutcome())) : Optional.empty(),
        m.getRecorded(),
        m.hasStars() ? Optional.of(m.getStars()) : Optional.empty());
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
