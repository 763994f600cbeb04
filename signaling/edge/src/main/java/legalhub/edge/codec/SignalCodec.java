package legalhub.edge.codec;

import java.util.Optional;
import java.util.Set;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.signal.Signals;
import legalhub.wire.v1.AskAnew;
import legalhub.wire.v1.BridgeChannel;
import legalhub.wire.v1.Candidate;
import legalhub.wire.v1.Description;
import legalhub.wire.v1.Embedded;
import legalhub.wire.v1.Flowing;
import legalhub.wire.v1.MediaTrouble;
import legalhub.wire.v1.PeerReset;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Signal;
import legalhub.wire.v1.SignalAck;

/** Steps of a call's negotiation. */
public final class SignalCodec {
  static final int SDP_BYTES_MAX = 48 * 1024;
  static final int CANDIDATE_MAX = 4_096;
  static final int NAME_MAX = 256;
  private static final Set<String> TYPES = Set.of("offer", "answer", "rollback");

  private SignalCodec() {}

  /** Which entity relays it: conferences' ids begin like no other's. */
  public static EntityAddress address(String call) {
    var kind =
        ConferenceId.read(call).isPresent() ? EntityKind.CONFERENCE : EntityKind.CONSULTATION;
    return new EntityAddress(kind, call);
  }

  /** Empty when it isn't a step that a client may send. */
  public static Optional<Signals.Up> fromWire(Signal signal) {
    if (!Field.isId(signal.getConsultationId())
        || !Field.isId(signal.getSignalEpoch())
        || signal.getSeq() < 1) {
      return Optional.empty();
    }
    return payload(signal)
        .map(payload -> new Signals.Send(signal.getSignalEpoch(), signal.getSeq(), payload));
  }

  /** Empty when it acknowledges nothing. */
  public static Optional<Signals.Up> fromWire(SignalAck ack) {
    return Field.isId(ack.getConsultationId())
            && Field.isId(ack.getSignalEpoch())
            && ack.getUpToSeq() >= 0
        ? Optional.of(new Signals.Ack(ack.getSignalEpoch(), ack.getUpToSeq()))
        : Optional.empty();
  }

  private static Optional<Signals.Payload> payload(Signal signal) {
    return switch (signal.getPayloadCase()) {
      case DESCRIPTION -> description(signal.getDescription());
      case CANDIDATE -> candidate(signal.getCandidate());
      case FLOWING -> Optional.of(new Signals.Flowing(signal.getFlowing().getYes()));
      case ASK_ANEW -> Optional.of(new Signals.AskAnew());
      case PEER_RESET, BRIDGE_CHANNEL, MEDIA_TROUBLE, EMBEDDED, PAYLOAD_NOT_SET -> Optional.empty();
    };
  }

  private static Optional<Signals.Payload> description(Description description) {
    return TYPES.contains(description.getType())
            && description.getSdpBytes().size() <= SDP_BYTES_MAX
        ? Optional.of(new Signals.Description(description.getType(), description.getSdp()))
        : Optional.empty();
  }

  private static Optional<Signals.Payload> candidate(Candidate candidate) {
    return Field.fits(candidate.getCandidate(), CANDIDATE_MAX)
            && Field.fits(candidate.getMid(), NAME_MAX)
            && Field.fits(candidate.getUsernameFragment(), NAME_MAX)
            && Field.isCount(candidate.getMlineIndex())
        ? Optional.of(
            new Signals.Candidate(
                candidate.getCandidate(),
                candidate.getMid(),
                candidate.getMlineIndex(),
                candidate.getUsernameFragment()))
        : Optional.empty();
  }

  /** Empty for {@link Signals.Entered}: it is the answer to a command. */
  public static Optional<ServerFrame> toWire(Signals.Down down) {
    if (down instanceof Signals.Deliver deliver) {
      return Optional.of(ServerFrame.newBuilder().setSignal(signal(deliver)).build());
    }
    if (down instanceof Signals.Acked acked) {
      return Optional.of(
          ServerFrame.newBuilder()
              .setSignalAck(
                  SignalAck.newBuilder()
                      .setConsultationId(acked.call().id())
                      .setSignalEpoch(acked.epoch())
                      .setUpToSeq(acked.upTo()))
              .build());
    }
    if (down instanceof Signals.NewEpoch begun) {
      return Optional.of(
          ServerFrame.newBuilder()
              .setSignal(
                  Signal.newBuilder()
                      .setConsultationId(begun.call().id())
                      .setSignalEpoch(begun.epoch())
                      .setPeerReset(PeerReset.newBuilder().setKeepPeer(begun.keepPeer())))
              .build());
    }
    return Optional.empty();
  }

  private static Signal signal(Signals.Deliver deliver) {
    var wire =
        Signal.newBuilder()
            .setConsultationId(deliver.call().id())
            .setSignalEpoch(deliver.epoch())
            .setSeq(deliver.seq());
    var payload = deliver.payload();
    if (payload instanceof Signals.Description description) {
      wire.setDescription(
          Description.newBuilder().setType(description.type()).setSdp(description.sdp()));
    } else if (payload instanceof Signals.Candidate candidate) {
      wire.setCandidate(
          Candidate.newBuilder()
              .setCandidate(candidate.candidate())
              .setMid(candidate.mid())
              .setMlineIndex(candidate.lineIndex())
              .setUsernameFragment(candidate.usernameFragment()));
    } else {
      ofConference(payload, wire);
    }
    return wire.build();
  }

  private static void ofConference(Signals.Payload payload, Signal.Builder wire) {
    if (payload instanceof Signals.Flowing flowing) {
      wire.setFlowing(Flowing.newBuilder().setYes(flowing.yes()));
    } else if (payload instanceof Signals.AskAnew) {
      wire.setAskAnew(AskAnew.getDefaultInstance());
    } else if (payload instanceof Signals.BridgeChannel channel) {
      wire.setBridgeChannel(BridgeChannel.newBuilder().setUrl(channel.url()));
    } else if (payload instanceof Signals.MediaTrouble trouble) {
      wire.setMediaTrouble(MediaTrouble.newBuilder().setCode(trouble.code()));
    } else if (payload instanceof Signals.Embedded embedded) {
      wire.setEmbedded(Embedded.newBuilder().setUrl(embedded.url()));
    }
  }
}
