package legalhub.jitsi.sdp;

import java.util.List;

/** How one side can be reached and known: the bridge's in an offer, the browser's in an answer. */
public record Transport(
    String ufrag, String password, Fingerprint fingerprint, List<Candidate> candidates) {
  public Transport {
    candidates = List.copyOf(candidates);
  }
}
