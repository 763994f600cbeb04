package legalhub.actors.terminal;

import java.time.Duration;
import java.time.Instant;
import legalhub.actors.queue.PoolId;
import legalhub.actors.session.Channel;
import legalhub.actors.session.ResidentId;

/**
 * The protocol of one terminal. Signatures, and whether a scanned code is one of ours, are the
 * hub's to check before it asks: what arrives here says who asks for what, and the terminal decides
 * whether that may be, and only once.
 */
public interface Terminal {

  /** What may be asked. */
  sealed interface Command {}

  /**
   * A device that nobody knows shows a code and asks to become a terminal.
   *
   * @param key its public key: EC P-256, SubjectPublicKeyInfo in base64url
   * @param value the hash of the one-time value that its first log-in spends
   * @param until when the code runs out
   */
  record Apply(String key, String value, Instant until) implements Command {}

  /** An administrator has typed the code; also to give a terminal another place. */
  record Approve(Post post) implements Command {}

  /** A log-in with a good signature. */
  record LogIn(Proof proof) implements Command {}

  /** The device tells how it is. */
  record Tell(Health health) implements Command {}

  /** An administrator wants the device so. */
  record Steer(Steering steering) implements Command {}

  /** It never logs in again. */
  record Revoke(Reason reason) implements Command {}

  /** Somebody begins to use the device, otherwise than by scanning. */
  record Begin(String use, ResidentId resident, Way way) implements Command {}

  record End(String use, Ending why) implements Command {}

  /** A phone has scanned a code of this terminal and told the right digits. */
  record Scan(Code code, ResidentId by) implements Command {}

  /** The person at the device says whether the phone that scanned may take over. */
  record AnswerClaim(String nonce, boolean yes) implements Command {}

  /** The phone takes what was granted. */
  record TakeOver(String nonce) implements Command {}

  /** Something that an administrator should know. */
  record Note(Incident incident, String nonce) implements Command {}

  /** An administrator has seen what doesn't pass by itself. */
  record Settle() implements Command {}

  /** The lease of its line ended, or began. */
  record LineLost() implements Command {}

  record LineBack() implements Command {}

  /** A time has come; its own alarm. */
  record Tick() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Applied(String key, String value, Instant until) implements Event {}

  record Approved(Post post, String by) implements Event {}

  record LoggedIn(Proof proof) implements Event {}

  record Told(Health health) implements Event {}

  record Steered(Steering steering, String by) implements Event {}

  record Revoked(Reason reason, String by) implements Event {}

  record Begun(String use, ResidentId resident, Way way) implements Event {}

  record Ended(String use, Ending why) implements Event {}

  record Scanned(Code code, ResidentId by) implements Event {}

  record ClaimAnswered(String nonce, boolean yes) implements Event {}

  /** What may be wrong begins. */
  record Noted(Incident incident, String nonce) implements Event {}

  /** What passes by itself has passed. */
  record Passed(Incident incident) implements Event {}

  record Settled(Incident incident, String by) implements Event {}

  record Lost() implements Event {}

  record Found() implements Event {}

  /** Which kind of device. */
  enum Kind {
    KIOSK(Channel.KIOSK),
    VILLAGE_TERMINAL(Channel.VILLAGE_TERMINAL);

    private final Channel channel;

    Kind(Channel channel) {
      this.channel = channel;
    }

    public Channel channel() {
      return channel;
    }
  }

  /**
   * Where it stands.
   *
   * @param village one of the town's; {@code ""} for the office itself
   * @param name as people call the place: {@code 南栅社区党群服务中心}
   * @param from the time of day from which it is switched on, {@code HH:mm} in the town's time
   * @param to until when; the same as {@code from} for around the clock. Outside these hours a
   *     silent device is no alarm
   */
  record Post(PoolId office, Kind kind, String village, String name, String from, String to) {}

  /**
   * What a device shows of itself at a log-in. Whoever copies its data folder has its key too; the
   * one-time values part them.
   *
   * @param challenge the hub's question that was signed; good once
   * @param until when the challenge runs out
   * @param spent the hash of the one-time value that was handed in
   * @param next the hash of the value that the device made for its next log-in
   */
  record Proof(String challenge, Instant until, String spent, String next) {}

  /**
   * How the device shall be, as the administration wants it: a wish that holds until the next, so
   * that a device which was away finds it too.
   *
   * @param volume 0 to 100
   * @param locked whether it serves nobody
   * @param notice what its screen tells everybody, {@code ""} for nothing
   * @param reloads how often its page was asked to load itself anew; it does when this rises
   */
  record Steering(int volume, boolean locked, String notice, int reloads) {
    public static final Steering USUAL = new Steering(80, false, "", 0);
  }

  /** Why a device is revoked. */
  enum Reason {
    RETIRED,
    STOLEN,
    CLONED,
    OTHER
  }

  /** How a person came to a session on the device. */
  enum Way {
    /** As nobody in particular. */
    NONE,
    /** A clerk has begun it. */
    STAFF,
    /** An ID card filled the form; it proves nothing. */
    CARD,
    /** By scanning with a phone. */
    PHONE
  }

  /** How a use of the device ended. */
  enum Ending {
    DONE,
    /** Nobody was there any more. */
    IDLE,
    /** It went on, on the person's phone. */
    MOVED,
    /** Somebody else began. */
    REPLACED,
    /** The device was switched off in the middle. */
    LOST
  }

  /**
   * A code on the screen: made by the hub, never stored, known by its nonce once it is used.
   *
   * @param until when it runs out
   */
  record Code(String nonce, Purpose purpose, Instant until) {
    /** How long a code on the screen can be scanned; a fresh one follows before. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    Instant made() {
      return until.minus(LIFE);
    }

    /** What scanning it does. */
    public enum Purpose {
      /** The device is logged in as the phone's person. */
      LOG_IN,
      /** The device's person goes on, on the phone. */
      MOVE
    }
  }
}
