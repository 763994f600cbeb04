package legalhub.actors.activity;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.supervision.Placement;
import legalhub.actors.supervision.SupervisedId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** An activity. @param notice empty before it was published */
public record ActivityState(
    Optional<Activity.Notice> notice,
    PMap<SupervisedId, Share> shares,
    boolean cancelled,
    boolean closed,
    long version) {

  /** One person's part in it. */
  public record Share(
      Activity.Part part,
      Optional<Instant> arrived,
      Optional<Instant> departed,
      Optional<Placement> at,
      int minutes) {
    static final Share SIGNED_UP =
        new Share(Activity.Part.SIGNED_UP, Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** Whether its hours are settled, here or by an officer. */
    boolean isOver() {
      return part != Activity.Part.SIGNED_UP && part != Activity.Part.PRESENT;
    }
  }

  static ActivityState vacant() {
    return new ActivityState(Optional.empty(), HashTreePMap.empty(), false, false, 0);
  }

  ActivityState with(Activity.Event event, Instant at) {
    var next = new ActivityState(notice, shares, cancelled, closed, version + 1);
    if (event instanceof Activity.Published e) {
      return new ActivityState(Optional.of(e.notice()), shares, cancelled, closed, next.version());
    } else if (event instanceof Activity.SignedUp e) {
      return next.with(e.person(), Share.SIGNED_UP);
    } else if (event instanceof Activity.SignedOff e) {
      return new ActivityState(notice, shares.minus(e.person()), cancelled, closed, next.version());
    } else if (event instanceof Activity.Arrived e) {
      return next.with(
          e.person(),
          new Share(
              Activity.Part.PRESENT,
              Optional.of(at),
              Optional.empty(),
              Optional.of(e.fix().placement()),
              0));
    } else if (event instanceof Activity.Departed e) {
      return next.departed(e, at);
    } else if (event instanceof Activity.Cancelled) {
      return new ActivityState(notice, shares, true, closed, next.version());
    }
    return next.over();
  }

  private ActivityState departed(Activity.Departed e, Instant at) {
    var share = shares.get(e.person());
    var part = e.minutes() > 0 ? Activity.Part.DONE : Activity.Part.DOUBTFUL;
    return with(
        e.person(), new Share(part, share.arrived(), Optional.of(at), share.at(), e.minutes()));
  }

  private ActivityState over() {
    var all = shares;
    for (var entry : shares.entrySet()) {
      var share = entry.getValue();
      if (!share.isOver()) {
        var part =
            share.part() == Activity.Part.PRESENT ? Activity.Part.LEFT_OPEN : Activity.Part.ABSENT;
        all =
            all.plus(
                entry.getKey(), new Share(part, share.arrived(), share.departed(), share.at(), 0));
      }
    }
    return new ActivityState(notice, all, cancelled, true, version);
  }

  private ActivityState with(SupervisedId person, Share share) {
    return new ActivityState(notice, shares.plus(person, share), cancelled, closed, version);
  }
}
