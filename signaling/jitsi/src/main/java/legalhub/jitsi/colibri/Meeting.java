package legalhub.jitsi.colibri;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legalhub.actors.conference.MemberId;

/** What one bridge has of the conference, as far as its answers say. */
final class Meeting {
  /** No leg's name: an endpoint that is to go. */
  private static final String NONE = "";

  /** What an endpoint stands for, and what may be received of it. */
  record Endpoint(String leg, boolean audio, boolean video) {}

  private final Bridge bridge;
  private final Map<MemberId, Endpoint> endpoints = new LinkedHashMap<>();
  private String id = UUID.randomUUID().toString();
  private boolean made;

  Meeting(Bridge bridge) {
    this.bridge = bridge;
  }

  Bridge bridge() {
    return bridge;
  }

  String id() {
    return id;
  }

  boolean isMade() {
    return made;
  }

  /** Whoever has the old name may be a conference of our own whose answer got lost. */
  void rename() {
    id = UUID.randomUUID().toString();
  }

  /** What brings the bridge nearer to what the members want; empty: nothing is missing. */
  Optional<Step> next(Collection<Seat> seats) {
    var wanted = new HashMap<MemberId, Seat>();
    seats.forEach(seat -> wanted.put(seat.member(), seat));
    if (made) {
      var stale = new HashSet<>(endpoints.keySet());
      stale.removeIf(member -> stands(wanted.get(member), endpoints.get(member)));
      if (!stale.isEmpty()) {
        // The bridge drops a meeting with its last endpoint, so that is said as what it is.
        return Optional.of(
            stale.size() == endpoints.size() ? new Step.Finish() : new Step.Expel(stale));
      }
    }
    var absent =
        seats.stream()
            .filter(Seat::isWanted)
            .filter(seat -> !endpoints.containsKey(seat.member()))
            .findFirst();
    if (absent.isPresent()) {
      return absent.map(seat -> new Step.Admit(seat.member(), wantedOf(seat), !made));
    }
    var talker = seats.stream().filter(Seat::hasNews).findFirst();
    return talker.isPresent() ? talker.map(Seat::news) : mutes(seats);
  }

  private static boolean stands(Seat seat, Endpoint endpoint) {
    return seat != null && seat.leg().equals(endpoint.leg());
  }

  private Optional<Step> mutes(Collection<Seat> seats) {
    var changed = new LinkedHashMap<MemberId, Endpoint>();
    for (var seat : seats) {
      var there = endpoints.get(seat.member());
      if (there != null && !there.equals(wantedOf(seat))) {
        changed.put(seat.member(), wantedOf(seat));
      }
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(new Step.Mute(changed));
  }

  private static Endpoint wantedOf(Seat seat) {
    return new Endpoint(seat.leg(), seat.audio(), seat.video());
  }

  void admitted(Step.Admit step) {
    made = true;
    endpoints.put(step.member(), step.wanted());
  }

  void muted(Step.Mute step) {
    endpoints.putAll(step.wanted());
  }

  void expelled(Step.Expel step) {
    step.members().forEach(endpoints::remove);
  }

  /** The bridge has this endpoint in a state that we don't know: it has to go first. */
  void distrust(MemberId member) {
    endpoints.put(member, new Endpoint(NONE, true, true));
  }
}
