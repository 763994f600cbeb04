package legalhub.actors.caseload;

import legalhub.actors.entity.ViewPart;
import legalhub.actors.supervision.SupervisedId;

/** What an office's officers see. */
public interface CaseloadView {
  /** Parts {@code person/ID}, {@code exception/ID/KEY}. */
  String BOARD = "board";

  record Person(Caseload.Entry entry) implements ViewPart {}

  record Unresolved(SupervisedId person, Caseload.Open open) implements ViewPart {}
}
