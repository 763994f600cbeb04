package legalhub.jitsi.colibri;

import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;

/** How a request to a bridge went. */
sealed interface BridgeAnswer {
  record Done(ConferenceModifiedIQ modified) implements BridgeAnswer {}

  /** 400: the bridge has it otherwise than we thought. It says in words why, and only to a POST. */
  record Refused() implements BridgeAnswer {}

  /** 404: it has no such meeting (any more). */
  record Gone() implements BridgeAnswer {}

  /**
   * An error of its own, no answer in time, or one that can't be read.
   *
   * @param code stable, for logs
   */
  record Failed(String code) implements BridgeAnswer {}
}
