package legalhub.actors.cluster;

import static legalhub.actors.cluster.KryoIds.id;

import java.util.List;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.Alerts;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.dashboard.DashboardView;
import legalhub.actors.ledger.Ledger;

/** What offices see of their days, 650 to 699. The numbers are permanent. */
final class OfficeKryoIds {
  static final List<KryoIds.Row> ROWS =
      List.of(
          // dashboard: views.
          id(650, DashboardView.Figures.class),
          id(651, DashboardView.Asking.class),
          id(652, DashboardView.Waits.class),
          id(653, DashboardView.Talks.class),
          id(654, DashboardView.Satisfaction.class),
          id(655, DashboardView.Breakdown.class),
          id(656, DashboardView.Fresh.class),
          id(657, DashboardView.Concern.class),
          id(658, DashboardView.Why.class),
          id(659, DashboardView.Office.class),
          id(660, DashboardView.Corrections.class),
          id(661, DashboardView.Terminals.class),
          id(662, DashboardView.Attendances.class),
          // ledger.
          id(680, Ledger.Append.class),
          id(681, Ledger.Close.class),
          id(682, Ledger.Entry.class),
          // alerts.
          id(690, Alerts.Observe.class),
          id(691, Alerts.Acknowledge.class),
          id(692, AlertRule.class),
          id(693, AlertRule.Kind.class),
          id(694, AlertsView.Open.class),
          id(695, AlertsView.Alert.class));

  private OfficeKryoIds() {}
}
