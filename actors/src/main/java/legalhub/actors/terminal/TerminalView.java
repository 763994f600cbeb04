package legalhub.actors.terminal;

import java.util.Optional;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.TerminalState.Claim;
import legalhub.actors.terminal.TerminalState.Shut;
import legalhub.actors.terminal.TerminalState.Use;

/** What is shown of a terminal. */
public interface TerminalView {
  /** For the device itself. Parts {@code terminal}, {@code claim}. */
  String DEVICE = "device";

  /** For the phone that scanned; narrowed to the code's nonce. Part {@code claim}. */
  String CLAIM = "claim";

  /** For the hub. Part {@code file}. */
  String FILE = "file";

  /** What the device must know. */
  record Device(Terminal.Post post, Terminal.Steering steering, Optional<Use> use)
      implements ViewPart {}

  /** A phone wants to go on with the device's session. */
  record Asked(String nonce, boolean answered) implements ViewPart {}

  /** What the hub needs to check who asks. */
  record File(
      Optional<String> key,
      Optional<Terminal.Post> post,
      Shut shut,
      Optional<Use> use,
      Optional<Claim> claim)
      implements ViewPart {
    /** Whose session a phone has taken, or may take. */
    public Optional<ResidentId> claimed(String nonce) {
      return claim.filter(one -> one.nonce().equals(nonce)).map(Claim::of);
    }
  }
}
