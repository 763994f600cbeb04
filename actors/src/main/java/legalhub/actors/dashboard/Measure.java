package legalhub.actors.dashboard;

/** What is counted. Each is a column of counts under keys; most have the one key {@code ""}. */
public enum Measure {
  /** Requests for a lawyer, of every kind. */
  ASKED,
  /** Live requests that a lawyer answered. */
  ANSWERED,
  /** Live requests given up before an answer: withdrawn, gone for too long, or not come. */
  ABANDONED,
  /** Live requests for which nobody could be had. */
  UNSERVED,
  /** Requests that wait for a callback or a written answer. */
  PROMISED,
  /** Such promises that were kept. */
  KEPT,
  /** Live requests that wait now. */
  WAITING,
  /** Answered live requests by the whole seconds that they waited. */
  WAITED,
  /** Requests by carrier. */
  CHANNEL,
  /** Requests by village; {@code ""} where none was told. */
  VILLAGE,
  /** Requests by category of the matter. */
  CATEGORY,
  /** Requests by the hour of asking, {@code 00} to {@code 23}, in the town's time. */
  HOUR,
  /** Consultations that are under way. */
  TALKING,
  /** Consultations that took place, by the whole seconds talked. */
  TALKED,
  /** Consultations that are over, by outcome. */
  OUTCOME,
  /** Those that took place, by stars. */
  STARS,
  /** Those that took place and weren't rated. */
  UNRATED,
  /** Those that took place and aren't written down yet. */
  UNWRITTEN,
  /** Voice reports, by what they count as; {@code OPEN} while they are spoken. */
  REPORT,
  /** Check-ins, by where they were. */
  CHECK_IN,
  /** Leaves asked for, by state; {@code OPEN} before anybody decided. */
  LEAVE,
  /** Exceptions, by kind. */
  EXCEPTION,
  /** Of those, the ones that nobody has looked into. */
  UNRESOLVED,
  /** Uses of terminals, by carrier. */
  TERMINAL_USE,
  /** What was wrong with terminals, by kind. */
  TERMINAL_INCIDENT,
  /** Of those, the ones that aren't over. */
  OUT_OF_ORDER,
  /** Those who came into consultations beside the two, by role. */
  ATTENDANCE,
  /** Of those, the ones who are in now. */
  ATTENDING
}
