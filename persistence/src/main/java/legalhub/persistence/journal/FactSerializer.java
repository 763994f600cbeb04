package legalhub.persistence.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.NotSerializableException;
import java.util.Optional;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Recorded;
import legalhub.persistence.journal.v1.StoredCause;
import legalhub.persistence.journal.v1.StoredFact;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Every fact's way into the journal and back; the manifest names the event and its version. */
public final class FactSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 77_002;

  private static final EventTable TABLE = table();

  private static EventTable table() {
    var table = new EventTable();
    QueueCodec.register(table);
    QueueRulesCodec.register(table);
    ConsultationCodec.register(table);
    SessionCodec.register(table);
    PeopleCodec.register(table);
    LedgerCodec.register(table);
    AlertsCodec.register(table);
    SupervisionCodec.register(table);
    VoiceReportCodec.register(table);
    CaseloadCodec.register(table);
    TerminalCodec.register(table);
    FleetCodec.register(table);
    RotaCodec.register(table);
    ConferenceCodec.register(table);
    AskedInCodec.register(table);
    AuditCodec.register(table);
    ActivityCodec.register(table);
    return table;
  }

  static EventTable events() {
    return TABLE;
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object fact) {
    return TABLE.manifest(((Recorded<?>) fact).event());
  }

  @Override
  public byte[] toBinary(Object object) {
    var fact = (Recorded<?>) object;
    var stored =
        StoredFact.newBuilder()
            .setAt(CommonCodec.toJournal(fact.at()))
            .setEvent(ByteString.copyFrom(TABLE.toJournal(fact.event())));
    fact.cause().ifPresent(cause -> stored.setCause(toJournal(cause)));
    return stored.build().toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      var stored = StoredFact.parseFrom(bytes);
      var event = TABLE.fromJournal(manifest, stored.getEvent().toByteArray());
      Optional<Recorded.Cause> cause =
          stored.hasCause() ? Optional.of(fromJournal(stored.getCause())) : Optional.empty();
      return new Recorded<>(event, CommonCodec.fromJournal(stored.getAt()), cause);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new NotSerializableException(manifest + ": " + e.getMessage());
    }
  }

  private static StoredCause toJournal(Recorded.Cause cause) {
    return StoredCause.newBuilder()
        .setCommandId(cause.id().value())
        .setDeadline(CommonCodec.toJournal(cause.deadline()))
        .setRole(cause.by().role().name())
        .setCallerId(cause.by().id())
        .build();
  }

  private static Recorded.Cause fromJournal(StoredCause cause) {
    return new Recorded.Cause(
        new CommandId(cause.getCommandId()),
        CommonCodec.fromJournal(cause.getDeadline()),
        new Caller(Caller.Role.valueOf(cause.getRole()), cause.getCallerId()));
  }
}
