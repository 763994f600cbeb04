package legalhub.actors.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.terminal.TerminalState.Claim;

/** Who sees what of a terminal. The administration sees it on the board of all of them. */
final class TerminalScreen {
  private final TerminalId id;

  TerminalScreen(TerminalId id) {
    this.id = id;
  }

  Optional<Map<String, ViewPart>> view(TerminalState state, Audience audience) {
    var viewer = audience.viewer();
    return switch (audience.topic()) {
      case TerminalView.DEVICE ->
          viewer.is(Caller.Role.TERMINAL, id.value()) && state.isInService()
              ? Optional.of(device(state))
              : Optional.empty();
      case TerminalView.CLAIM -> claim(state, viewer, audience.detail());
      case TerminalView.FILE ->
          viewer.isHub() && state.key().isPresent() ? Optional.of(file(state)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Map<String, ViewPart> device(TerminalState state) {
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put(
        "terminal",
        new TerminalView.Device(state.post().orElseThrow(), state.steering(), state.use()));
    state
        .scans()
        .claim()
        .filter(claim -> !claim.answered())
        .ifPresent(claim -> parts.put("claim", asked(claim)));
    return parts;
  }

  /** Gone as soon as the person at the device has said no. */
  private static Optional<Map<String, ViewPart>> claim(
      TerminalState state, Caller viewer, String nonce) {
    return state
        .scans()
        .claim()
        .filter(claim -> claim.nonce().equals(nonce))
        .filter(claim -> viewer.is(Caller.Role.RESIDENT, claim.by().value()))
        .map(claim -> Map.of("claim", asked(claim)));
  }

  private static ViewPart asked(Claim claim) {
    return new TerminalView.Asked(claim.nonce(), claim.answered());
  }

  private static Map<String, ViewPart> file(TerminalState state) {
    return Map.of(
        "file",
        new TerminalView.File(
            state.key(), state.post(), state.shut(), state.use(), state.scans().claim()));
  }
}
