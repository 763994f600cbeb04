package legalhub.actors.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.entity.CommandId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.record.ServiceTags;
import legalhub.actors.session.ResidentId;

/** What a terminal leaves in the service records: its uses and its incidents. */
public final class TerminalRecord {
  private TerminalRecord() {}

  static Set<String> tags(String terminal, Terminal.Event event) {
    return ServiceTags.of(
        terminal,
        event instanceof Terminal.Begun
            || event instanceof Terminal.Ended
            || event instanceof Terminal.Noted
            || event instanceof Terminal.Passed
            || event instanceof Terminal.Settled);
  }

  public static Optional<ServiceRecord> of(String id, long version, TerminalState state) {
    return state.touched().flatMap(deed -> state.post().map(post -> of(id, version, post, deed)));
  }

  private static ServiceRecord of(
      String id, long version, Terminal.Post post, TerminalState.Deed deed) {
    var spent =
        deed.service() == Service.TERMINAL_USE
            ? deed.closed().map(end -> Duration.between(deed.opened(), end)).orElse(Duration.ZERO)
            : Duration.ZERO;
    return new ServiceRecord(
        deed.service(),
        CommandId.derivedFrom(deed.service().key(), id, deed.key()).value(),
        version,
        post.office(),
        new ServiceRecord.Place(post.kind().channel(), post.village(), Optional.of(id)),
        ServiceRecord.Matter.ofNoDesk(deed.kind()),
        ServiceRecord.Parties.alone(deed.person().map(ResidentId::value).orElse(id)),
        new ServiceRecord.Times(deed.opened(), Duration.ZERO, spent, deed.closed()),
        deed.outcome(),
        ServiceRecord.Merit.NONE);
  }
}
