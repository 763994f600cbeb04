package legalhub.actors.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.record.Service;
import legalhub.actors.session.ResidentId;
import legalhub.actors.terminal.Terminal.Steering;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Where a terminal stands.
 *
 * @param key its public key; empty before it has asked
 * @param applied until when the code of its enrolment may be typed
 * @param post empty before an administrator has approved it
 * @param touched the use or the incident that the latest fact was about, for the service records
 * @param version counts the facts that its board shows, so that an older entry is told from a
 *     newer; a log-in every few minutes is none of them
 */
public record TerminalState(
    Optional<String> key,
    Optional<Instant> applied,
    Optional<Terminal.Post> post,
    Shut shut,
    LogIns logIns,
    Condition condition,
    Steering steering,
    Optional<Use> use,
    Optional<Deed> touched,
    Scans scans,
    long version) {

  static TerminalState vacant() {
    return new TerminalState(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Shut.OPEN,
        new LogIns("", "", HashTreePMap.empty()),
        new Condition(Optional.empty(), Health.UNKNOWN, Map.of()),
        Steering.USUAL,
        Optional.empty(),
        Optional.empty(),
        Scans.NONE,
        0);
  }

  /** Whether it may log in. */
  public enum Shut {
    OPEN,
    /** Two devices have its key. */
    CLONED,
    REVOKED
  }

  /**
   * One-time values, as hashes.
   *
   * @param expected what the next log-in must spend
   * @param spent what the latest one spent: the same pair again is a repetition
   * @param challenges those answered, until they run out
   */
  public record LogIns(String expected, String spent, PMap<String, Instant> challenges) {
    boolean repeats(Terminal.Proof proof) {
      return !spent.isEmpty() && proof.spent().equals(spent) && proof.next().equals(expected);
    }

    /**
     * Whether a later question was answered meanwhile: the device has given this log-in up, and it
     * comes late. A copy that is used signs a fresh question sooner or later.
     */
    boolean haveOvertaken(Terminal.Proof proof) {
      return challenges.values().stream().anyMatch(until -> until.isAfter(proof.until()));
    }

    LogIns with(Terminal.Proof proof, Instant at) {
      var kept = challenges;
      for (var one : challenges.entrySet()) {
        if (one.getValue().isBefore(at)) {
          kept = kept.minus(one.getKey());
        }
      }
      return new LogIns(proof.next(), proof.spent(), kept.plus(proof.challenge(), proof.until()));
    }
  }

  /**
   * @param line since when the device is there, or is not; empty before its first log-in
   * @param incidents what is wrong or unseen, since when
   */
  public record Condition(Optional<Line> line, Health health, Map<Incident, Instant> incidents) {
    boolean isThere() {
      return line.filter(Line::there).isPresent();
    }

    boolean has(Incident incident) {
      return incidents.containsKey(incident);
    }

    Condition with(Line next) {
      return new Condition(Optional.of(next), health, incidents);
    }

    Condition with(Health next) {
      return new Condition(line, next, incidents);
    }

    /** One that is known already began when it began. */
    Condition with(Incident incident, Instant at) {
      var more = new EnumMap<Incident, Instant>(Incident.class);
      more.putAll(incidents);
      more.putIfAbsent(incident, at);
      return new Condition(line, health, Map.copyOf(more));
    }

    Condition without(Incident incident) {
      var left = new EnumMap<Incident, Instant>(Incident.class);
      left.putAll(incidents);
      left.remove(incident);
      return new Condition(line, health, Map.copyOf(left));
    }
  }

  /** The device's heartbeat. */
  public record Line(boolean there, Instant since) {}

  /** Somebody uses the device. */
  public record Use(String use, ResidentId resident, Terminal.Way way, Instant begun) {}

  /**
   * A use or an incident, as it stands.
   *
   * @param key names it within the terminal
   * @param person who it was; the terminal itself where it is about nobody
   */
  public record Deed(
      Service service,
      String key,
      Optional<ResidentId> person,
      String kind,
      Instant opened,
      Optional<Instant> closed,
      Optional<String> outcome) {}

  /**
   * What came of the codes on its screen.
   *
   * @param used nonces that were used, until they run out
   * @param wrong how often each was told with wrong digits
   * @param claim a phone that wants to go on with the device's session
   * @param recent when people began to use it, the latest hour
   */
  public record Scans(
      PMap<String, Instant> used,
      PMap<String, Integer> wrong,
      Optional<Claim> claim,
      PVector<Instant> recent) {
    /** A digit pair can't be guessed by trying. */
    private static final int TRIES = 3;

    static final Scans NONE =
        new Scans(
            HashTreePMap.empty(), HashTreePMap.empty(), Optional.empty(), TreePVector.empty());

    private static final Duration HOUR = Duration.ofHours(1);

    Scans used(Terminal.Code code, Instant at) {
      var kept = used;
      for (var one : used.entrySet()) {
        if (one.getValue().isBefore(at)) {
          kept = kept.minus(one.getKey());
        }
      }
      return new Scans(kept.plus(code.nonce(), code.until()), HashTreePMap.empty(), claim, recent);
    }

    int triesLeft(String nonce) {
      return TRIES - wrong.getOrDefault(nonce, 0);
    }

    Scans wrong(String nonce) {
      return new Scans(used, wrong.plus(nonce, wrong.getOrDefault(nonce, 0) + 1), claim, recent);
    }

    Scans with(Optional<Claim> next) {
      return new Scans(used, wrong, next, recent);
    }

    Scans begun(Instant at) {
      var late = recent;
      while (!late.isEmpty() && late.get(0).plus(HOUR).isBefore(at)) {
        late = late.minus(0);
      }
      return new Scans(used, wrong, claim, late.plus(at));
    }
  }

  /**
   * @param answered whether the person at the device has said yes
   */
  public record Claim(String nonce, ResidentId by, ResidentId of, Instant at, boolean answered) {
    Claim yes() {
      return new Claim(nonce, by, of, at, true);
    }
  }

  /** Whether it works for people. */
  public boolean isInService() {
    return post.isPresent() && shut == Shut.OPEN;
  }

  TerminalState applied(Terminal.Applied e) {
    return new TerminalState(
        Optional.of(e.key()),
        Optional.of(e.until()),
        post,
        shut,
        new LogIns(e.value(), "", HashTreePMap.empty()),
        condition,
        steering,
        use,
        touched,
        scans,
        version);
  }

  TerminalState posted(Terminal.Post next) {
    return new TerminalState(
        key,
        applied,
        Optional.of(next),
        shut,
        logIns,
        condition,
        steering,
        use,
        touched,
        scans,
        version);
  }

  TerminalState with(LogIns next) {
    return new TerminalState(
        key, applied, post, shut, next, condition, steering, use, touched, scans, version);
  }

  TerminalState with(Steering next) {
    return new TerminalState(
        key, applied, post, shut, logIns, condition, next, use, touched, scans, version);
  }

  TerminalState with(Condition next) {
    return new TerminalState(
        key, applied, post, shut, logIns, next, steering, use, touched, scans, version);
  }

  TerminalState with(Scans next) {
    return new TerminalState(
        key, applied, post, shut, logIns, condition, steering, use, touched, next, version);
  }

  TerminalState with(Shut next) {
    return new TerminalState(
        key, applied, post, next, logIns, condition, steering, use, touched, scans, version);
  }

  TerminalState using(Optional<Use> now) {
    return new TerminalState(
        key, applied, post, shut, logIns, condition, steering, now, touched, scans, version);
  }

  /** One fact more. */
  TerminalState after(TerminalState before, Optional<Deed> about) {
    long next = standsAs(before) ? version : version + 1;
    return new TerminalState(
        key, applied, post, shut, logIns, condition, steering, use, about, scans, next);
  }

  /** Whether the board shows the same of both. */
  private boolean standsAs(TerminalState other) {
    return post.equals(other.post)
        && shut == other.shut
        && condition.equals(other.condition)
        && steering.equals(other.steering)
        && use.equals(other.use);
  }
}
