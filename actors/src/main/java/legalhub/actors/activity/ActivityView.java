package legalhub.actors.activity;

import legalhub.actors.entity.ViewPart;

/** What an activity tells the hub itself; people see it on their office's board. */
public interface ActivityView {
  /** Part {@code notice}. */
  String NOTICE = "notice";

  record Published(Activity.Notice notice) implements ViewPart {}
}
