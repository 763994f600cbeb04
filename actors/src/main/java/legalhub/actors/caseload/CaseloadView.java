package legalhub.actors.caseload;

import java.util.Optional;
import legalhub.actors.activity.Activity;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.supervision.SupervisedId;

/** What an office's officers see. */
public interface CaseloadView {
  /** Parts {@code person/ID}, {@code exception/ID/KEY}. */
  String BOARD = "board";

  /** Parts {@code activity/ID}. */
  String ACTIVITIES = "activities";

  /**
   * @param taken how many have signed up
   * @param mine how a person who looks stands to it
   * @param forOfficers code and participants
   */
  record OneActivity(
      Caseload.ActivityEntry entry, int taken, Optional<Activity.Part> mine, boolean forOfficers)
      implements ViewPart {}

  record Person(Caseload.Entry entry) implements ViewPart {}

  record Unresolved(SupervisedId person, Caseload.Open open) implements ViewPart {}
}
