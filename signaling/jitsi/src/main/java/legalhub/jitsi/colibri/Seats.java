package legalhub.jitsi.colibri;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceMedia;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Answer;
import legalhub.jitsi.sdp.Candidate;
import legalhub.jitsi.sdp.Source;
import legalhub.jitsi.sdp.UnusableSdp;
import org.apache.pekko.actor.typed.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The members' side of one conference: what they want, and what their pages are told. */
final class Seats {
  private static final Logger LOG = LoggerFactory.getLogger(Seats.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ActorRef<ConferenceMedia.Event> room;
  private final Map<MemberId, Seat> seats = new LinkedHashMap<>();

  Seats(ActorRef<ConferenceMedia.Event> room) {
    this.room = room;
  }

  Collection<Seat> all() {
    return seats.values();
  }

  Optional<Seat> on(MemberId member, String leg) {
    return Optional.ofNullable(seats.get(member)).filter(seat -> seat.isOn(leg));
  }

  void enter(ConferenceMedia.Enter asked) {
    seats
        .computeIfAbsent(asked.member(), Seat::new)
        .enter(asked.leg(), RANDOM.nextLong() & Long.MAX_VALUE);
  }

  void answer(ConferenceMedia.Answer said) {
    var seat = on(said.member(), said.leg()).filter(Seat::isAdmitted);
    if (seat.isEmpty()) {
      return;
    }
    try {
      var answer = Answer.read(said.member(), said.sdp());
      if (isTaken(seat.get(), answer.sources())) {
        begin(seat.get());
      } else {
        seat.get().answered(answer);
      }
    } catch (UnusableSdp e) {
      LOG.warn("an answer of {} can't be used: {}", said.member().value(), e.code());
    }
  }

  /** By chance or on purpose: nobody gets the numbers of another member's streams. */
  private boolean isTaken(Seat seat, List<Source> sources) {
    return sources.stream()
        .flatMapToLong(Source::ssrcs)
        .anyMatch(ssrc -> seats.values().stream().anyMatch(s -> !s.equals(seat) && s.uses(ssrc)));
  }

  void candidate(ConferenceMedia.Candidate said) {
    on(said.member(), said.leg())
        .ifPresent(seat -> Candidate.read(said.candidate()).ifPresent(seat::reachable));
  }

  void allow(ConferenceMedia.Allow asked) {
    Optional.ofNullable(seats.get(asked.member()))
        .ifPresent(seat -> seat.allow(asked.audio(), asked.video()));
  }

  void leave(MemberId member) {
    seats.remove(member);
  }

  void clear() {
    seats.clear();
  }

  boolean isAnyWanted() {
    return seats.values().stream().anyMatch(Seat::isWanted);
  }

  /** Its leg is of no use any more. */
  void begin(Seat seat) {
    seat.end();
    room.tell(new ConferenceMedia.Begin(seat.member(), seat.leg()));
  }

  /** Whoever was on a bridge isn't any more. */
  void beginAll() {
    seats.values().stream()
        .filter(seat -> seat.isWanted() && seat.isAdmitted())
        .forEach(this::begin);
  }

  /** Whatever is new in what a page should have, for every page that took the last. */
  void offer() {
    for (var seat : seats.values()) {
      var others =
          seats.values().stream()
              .filter(other -> !other.equals(seat))
              .flatMap(other -> other.published().stream())
              .toList();
      seat.offer(others)
          .ifPresent(
              offer ->
                  room.tell(new ConferenceMedia.Offer(seat.member(), seat.leg(), offer.write())));
    }
  }
}
