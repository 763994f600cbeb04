package legalhub.persistence.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.NotSerializableException;
import java.util.Optional;
import legalhub.actors.entity.Recorded;
import legalhub.persistence.journal.v1.LawyerTurnedAway;
import legalhub.persistence.journal.v1.StoredFact;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** The journal's serializer of a later release, which knows one event more. */
public final class NewerSerializer extends SerializerWithStringManifest {
  static final String MANIFEST = "lawyer.rested.v1";

  /** The event that only the later release has. */
  record Rested(String where) {}

  private final FactSerializer known = new FactSerializer();

  @Override
  public int identifier() {
    return known.identifier();
  }

  @Override
  public String manifest(Object fact) {
    return ((Recorded<?>) fact).event() instanceof Rested ? MANIFEST : known.manifest(fact);
  }

  @Override
  public byte[] toBinary(Object object) {
    var fact = (Recorded<?>) object;
    return fact.event() instanceof Rested rested
        ? StoredFact.newBuilder()
            .setAt(CommonCodec.toJournal(fact.at()))
            .setEvent(bytes(rested))
            .build()
            .toByteArray()
        : known.toBinary(fact);
  }

  private static ByteString bytes(Rested rested) {
    return LawyerTurnedAway.newBuilder().setReason(rested.where()).build().toByteString();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    if (!manifest.equals(MANIFEST)) {
      return known.fromBinary(bytes, manifest);
    }
    try {
      var stored = StoredFact.parseFrom(bytes);
      var rested = new Rested(LawyerTurnedAway.parseFrom(stored.getEvent()).getReason());
      return new Recorded<>(rested, CommonCodec.fromJournal(stored.getAt()), Optional.empty());
    } catch (InvalidProtocolBufferException damaged) {
      throw new NotSerializableException(damaged.getMessage());
    }
  }
}
