package legalhub.jitsi.colibri;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Answer;
import legalhub.jitsi.sdp.Candidate;
import legalhub.jitsi.sdp.Layout;
import legalhub.jitsi.sdp.Offer;
import legalhub.jitsi.sdp.Source;
import legalhub.jitsi.sdp.Track;
import legalhub.jitsi.sdp.Transport;

/** One member as the conference wants it: its present leg, and what was negotiated on it. */
final class Seat {
  private static final int CANDIDATES_MAX = 64;
  private static final int REFUSALS_MAX = 3;

  private final MemberId member;
  private boolean audio = true;
  private boolean video = true;
  private int refusals;

  private String leg;
  private boolean over;
  private long session;
  private int version;
  private Layout offered;
  private boolean waiting;
  private Optional<Transport> bridge;
  private Optional<Transport> page;
  private Set<Candidate> candidates;
  private List<Source> sources;
  private List<Source> published;
  private Set<Candidate> told;
  private boolean newsToTell;

  Seat(MemberId member) {
    this.member = member;
  }

  /** A new leg: nothing of an earlier one holds. */
  void enter(String leg, long session) {
    this.leg = leg;
    this.session = session;
    over = false;
    version = 0;
    offered = Layout.EMPTY;
    waiting = false;
    bridge = Optional.empty();
    page = Optional.empty();
    candidates = new LinkedHashSet<>();
    told = Set.of();
    sources = List.of();
    published = List.of();
    newsToTell = false;
  }

  MemberId member() {
    return member;
  }

  String leg() {
    return leg;
  }

  boolean isOn(String leg) {
    return this.leg.equals(leg) && !over;
  }

  /** Whether it should have an endpoint. */
  boolean isWanted() {
    return !over;
  }

  boolean isAdmitted() {
    return bridge.isPresent();
  }

  /** The leg is of no use any more; the next one hasn't come. */
  void end() {
    over = true;
    published = List.of();
    newsToTell = false;
  }

  void allow(boolean audio, boolean video) {
    this.audio = audio;
    this.video = video;
  }

  boolean audio() {
    return audio;
  }

  boolean video() {
    return video;
  }

  void admitted(Transport transport) {
    bridge = Optional.of(transport);
  }

  /** The next offer, if the page is ready for one and there is something new in it. */
  Optional<Offer> offer(List<Source> others) {
    if (over || waiting || bridge.isEmpty()) {
      return Optional.empty();
    }
    var next = offered.with(others);
    if (version > 0 && next.equals(offered)) {
      return Optional.empty();
    }
    offered = next;
    version++;
    waiting = true;
    return Optional.of(new Offer(session, version, bridge.get(), next));
  }

  void answered(Answer answer) {
    if (answer.sections() >= Track.values().length + offered.slots().size()) {
      waiting = false;
    }
    newsToTell |= page.isEmpty() || !sources.equals(answer.sources());
    page = Optional.of(answer.page());
    sources = answer.sources();
    answer.page().candidates().forEach(this::reachable);
  }

  /** Another way to the page; told with the answer, or at once if that was told. */
  void reachable(Candidate candidate) {
    if (candidates.size() < CANDIDATES_MAX && candidates.add(candidate)) {
      newsToTell |= page.isPresent();
    }
  }

  boolean hasNews() {
    return !over && newsToTell;
  }

  /** What the bridge should know of the page now. */
  Step.Tell news() {
    var fresh = new LinkedHashSet<>(candidates);
    fresh.removeAll(told);
    newsToTell = false;
    return new Step.Tell(member, leg, page.orElseThrow(), fresh, sources);
  }

  /** It didn't arrive, or nobody knows. */
  void untold() {
    newsToTell = page.isPresent();
  }

  void told(Step.Tell news) {
    refusals = 0;
    published = news.sources();
    var known = new LinkedHashSet<>(told);
    known.addAll(news.candidates());
    told = known;
  }

  /** What others get of it. */
  List<Source> published() {
    return published;
  }

  /** Every number in use by it, told or not. */
  boolean uses(long ssrc) {
    return !over && sources.stream().flatMapToLong(Source::ssrcs).anyMatch(used -> used == ssrc);
  }

  /** Counts what the bridge wouldn't take of this member; false: enough of it. */
  boolean mayTryAgain() {
    refusals++;
    return refusals <= REFUSALS_MAX;
  }
}
