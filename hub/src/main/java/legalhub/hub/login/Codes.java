package legalhub.hub.login;

import java.util.concurrent.CompletionStage;

/** The one-time codes of all phones, each known by its keyed hash. */
interface Codes {
  /** Whether a code of this hash may be sent now; it is good if so. */
  CompletionStage<Boolean> begin(String personKey, String codeHash);

  /** Whether this is the code; it is used up if so. */
  CompletionStage<Boolean> redeem(String personKey, String codeHash);
}
