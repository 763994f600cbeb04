package legalhub.actors.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.News;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;

/** What an office's alerts show, to the hub, officers and administrators. */
public interface AlertsView {
  /** One part, {@code open}. */
  String OPEN = "open";

  /**
   * An alert that isn't over.
   *
   * @param takenBy who sees to it; empty: nobody yet
   * @param lawyer who is missing, with {@link AlertRule.Kind#NO_SHOW}
   */
  record Alert(
      String alert,
      AlertRule rule,
      Instant since,
      Optional<String> takenBy,
      Optional<Instant> takenAt,
      Optional<LawyerId> lawyer)
      implements ViewPart {}

  /** All of them, the oldest first; what a dashboard is told. */
  record Open(List<Alert> alerts) implements ViewPart, News {}
}
