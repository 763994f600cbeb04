package legalhub.actors.activity;

import java.time.Instant;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.Fix;
import legalhub.actors.supervision.SupervisedId;

/** The protocol of one public-benefit activity (Community Corrections Law, article 42). */
public interface Activity {

  /** What may be asked. */
  sealed interface Command {}

  /** An officer publishes it. */
  record Publish(Notice notice) implements Command {}

  record SignUp() implements Command {}

  record SignOff() implements Command {}

  /**
   * The person is there.
   *
   * @param code as it is shown on site
   * @param fix where, judged against the activity's place
   * @param photo under which id the picture lies, sealed; {@code ""} for none
   */
  record Arrive(String code, Fix fix, String photo) implements Command {}

  /** The person goes. */
  record Depart(String code, Fix fix, String photo) implements Command {}

  record Cancel() implements Command {}

  /** It is over; its own alarm. */
  record Close() implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Published(Notice notice, String by) implements Event {}

  record SignedUp(SupervisedId person) implements Event {}

  record SignedOff(SupervisedId person) implements Event {}

  record Arrived(SupervisedId person, Fix fix, String photo) implements Event {}

  /**
   * @param minutes what is credited; 0 where an officer must say
   */
  record Departed(SupervisedId person, Fix fix, String photo, int minutes) implements Event {}

  record Cancelled(String by) implements Event {}

  record Closed() implements Event {}

  /**
   * What is published; nothing of it is personal.
   *
   * @param code six digits, for who is on site
   * @param month in which its hours count, {@code 2026-11}
   * @param area where it is, {@code latitude,longitude,radius} in WGS-84 and metres
   */
  record Notice(
      PoolId office,
      String title,
      String place,
      String area,
      Instant from,
      Instant until,
      int places,
      String month,
      String code) {
    public Notice withoutCode() {
      return new Notice(office, title, place, area, from, until, places, month, "");
    }
  }

  /** How somebody stands to it. */
  enum Part {
    SIGNED_UP,
    PRESENT,
    DONE,
    /** Somewhere else, or nobody knows where: an officer says how long it was. */
    DOUBTFUL,
    ABSENT,
    /** Came, and never checked out. */
    LEFT_OPEN
  }
}
