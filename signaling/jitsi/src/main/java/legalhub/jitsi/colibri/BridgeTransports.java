package legalhub.jitsi.colibri;

import java.util.Optional;
import java.util.regex.Pattern;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Candidate;
import legalhub.jitsi.sdp.Fingerprint;
import legalhub.jitsi.sdp.Transport;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.jingle.CandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/** What a bridge answers about a new endpoint. */
final class BridgeTransports {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+/]{4,256}");

  /**
   * @param webSocket {@code ""}: it offers none
   */
  record Admitted(Transport transport, String webSocket) {}

  /** Empty: the answer holds no transport that a browser could use. */
  static Optional<Admitted> of(MemberId member, ConferenceModifiedIQ answer) {
    return answer.getEndpoints().stream()
        .filter(endpoint -> endpoint.getId().equals(member.value()))
        .filter(endpoint -> endpoint.getTransport() != null)
        .map(endpoint -> endpoint.getTransport().getIceUdpTransport())
        .filter(ice -> ice != null && isPlain(ice.getUfrag()) && isPlain(ice.getPassword()))
        .findFirst()
        .flatMap(BridgeTransports::read);
  }

  /** A browser refuses the whole offer otherwise: a bridge's {@code ufrag-prefix} may not be so. */
  private static boolean isPlain(String text) {
    return text != null && PLAIN.matcher(text).matches();
  }

  private static Optional<Admitted> read(IceUdpTransportPacketExtension ice) {
    var fingerprint = ice.getFirstChildOfType(DtlsFingerprintPacketExtension.class);
    if (fingerprint == null) {
      return Optional.empty();
    }
    var transport =
        new Transport(
            ice.getUfrag(),
            ice.getPassword(),
            new Fingerprint(fingerprint.getHash(), fingerprint.getFingerprint(), "actpass"),
            ice.getCandidateList().stream()
                .filter(candidate -> "udp".equalsIgnoreCase(candidate.getProtocol()))
                .map(BridgeTransports::candidate)
                .toList());
    var webSocket = ice.getFirstChildOfType(WebSocketPacketExtension.class);
    return Optional.of(new Admitted(transport, webSocket == null ? "" : webSocket.getUrl()));
  }

  private static Candidate candidate(CandidatePacketExtension candidate) {
    return new Candidate(
        candidate.getFoundation(),
        candidate.getPriority(),
        candidate.getIP(),
        candidate.getPort(),
        candidate.getType().toString());
  }

  private BridgeTransports() {}
}
