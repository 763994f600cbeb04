package legalhub.actors.voicereport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Companion;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.RelayDown;
import legalhub.actors.town.Town;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Tells who listens how far the recording is durable. Numbers only; dies with the incarnation, and
 * then listeners ask again and the table knows.
 */
final class VoiceRelay implements Companion<VoiceReportState> {
  private final ReportId report;
  private final Town town;
  private final Map<Integer, Integer> durable = new HashMap<>();
  private final Map<Integer, Set<ActorRef<RelayDown>>> listeners = new HashMap<>();

  VoiceRelay(ReportId report, Town town) {
    this.report = report;
    this.town = town;
  }

  @Override
  public void relay(VoiceReportState state, Message.Relay relay) {
    if (relay.payload() instanceof VoiceNotices.Bring bring) {
      relay.from().tell(bring(state, relay.by(), bring.segment()));
    } else if (relay.payload() instanceof VoiceNotices.Durable told
        && mayBring(state, relay.by())) {
      durable.merge(told.segment(), told.upTo(), Math::max);
      var reach = new VoiceNotices.Reach(report, told.segment(), durable.get(told.segment()));
      listeners.getOrDefault(told.segment(), Set.of()).forEach(one -> one.tell(reach));
    } else if (relay.payload() instanceof VoiceNotices.Follow follow
        && VoiceReportRules.mayHear(state, relay.by(), town)) {
      listeners.computeIfAbsent(follow.segment(), any -> new HashSet<>()).add(relay.from());
      int upTo = durable.getOrDefault(follow.segment(), 0);
      relay.from().tell(new VoiceNotices.Reach(report, follow.segment(), upTo));
    }
  }

  @Override
  public void gone(Object connection) {
    listeners.values().forEach(set -> set.removeIf(connection::equals));
  }

  private VoiceNotices.Down bring(VoiceReportState state, Caller by, int segment) {
    boolean known = state.segments().stream().anyMatch(open -> open.number() == segment);
    if (state.commission().isPresent() && !mayBring(state, by)) {
      return new VoiceNotices.MayNotBring(report, segment, true);
    }
    if (!known || !state.takesMore()) {
      return new VoiceNotices.MayNotBring(report, segment, !state.takesMore() && known);
    }
    return new VoiceNotices.MayBring(report, segment, state.commission().orElseThrow().begun());
  }

  private static boolean mayBring(VoiceReportState state, Caller by) {
    return state
        .commission()
        .filter(c -> by.is(Caller.Role.SUPERVISED_PERSON, c.person().value()))
        .isPresent();
  }
}
