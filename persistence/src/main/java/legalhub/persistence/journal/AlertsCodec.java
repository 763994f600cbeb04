package legalhub.persistence.journal;

import java.util.Optional;
import legalhub.actors.alert.AlertRule;
import legalhub.actors.alert.Alerts;
import legalhub.actors.lawyer.LawyerId;
import legalhub.persistence.journal.v1.AlertAcknowledged;
import legalhub.persistence.journal.v1.AlertCleared;
import legalhub.persistence.journal.v1.AlertRaised;

/** The events of an office's alerts. */
final class AlertsCodec {
  private AlertsCodec() {}

  static void register(EventTable table) {
    table
        .on(
            "alerts.raised.v1",
            Alerts.Raised.class,
            AlertsCodec::raised,
            AlertRaised.parser(),
            AlertsCodec::raised)
        .on(
            "alerts.acknowledged.v1",
            Alerts.Acknowledged.class,
            e -> AlertAcknowledged.newBuilder().setAlert(e.alert()).setBy(e.by()).build(),
            AlertAcknowledged.parser(),
            m -> new Alerts.Acknowledged(m.getAlert(), m.getBy()))
        .on(
            "alerts.cleared.v1",
            Alerts.Cleared.class,
            e -> AlertCleared.newBuilder().setAlert(e.alert()).build(),
            AlertCleared.parser(),
            m -> new Alerts.Cleared(m.getAlert()));
  }

  private static AlertRaised raised(Alerts.Raised e) {
    var m =
        AlertRaised.newBuilder()
            .setAlert(e.alert())
            .setKind(e.rule().kind().name())
            .setLimit(e.rule().limit());
    e.lawyer().ifPresent(lawyer -> m.setLawyer(lawyer.value()));
    return m.build();
  }

  private static Alerts.Raised raised(AlertRaised m) {
    return new Alerts.Raised(
        m.getAlert(),
        new AlertRule(AlertRule.Kind.valueOf(m.getKind()), m.getLimit()),
        m.hasLawyer() ? Optional.of(new LawyerId(m.getLawyer())) : Optional.empty());
  }
}
