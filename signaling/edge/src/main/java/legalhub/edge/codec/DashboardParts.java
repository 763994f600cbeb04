package legalhub.edge.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.dashboard.DashboardView;
import legalhub.actors.lawyer.LawyerId;
import legalhub.wire.v1.AlertPart;
import legalhub.wire.v1.Bar;
import legalhub.wire.v1.ConcernPart;
import legalhub.wire.v1.FiguresPart;
import legalhub.wire.v1.FreshPart;
import legalhub.wire.v1.OfficePart;
import legalhub.wire.v1.Part;

/** What dashboards show. Nothing in it is personal. */
final class DashboardParts {
  private DashboardParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(
        DashboardView.Figures.class, part -> Part.newBuilder().setFigures(figures(part)));
    writers.putClear(DashboardView.Fresh.class, DashboardParts::fresh);
    writers.putClear(DashboardView.Concern.class, DashboardParts::concern);
    writers.putClear(DashboardView.Office.class, DashboardParts::office);
    writers.putClear(AlertsView.Alert.class, DashboardParts::alert);
  }

  private static FiguresPart.Builder figures(DashboardView.Figures figures) {
    var asking = figures.asking();
    var talks = figures.talks();
    var satisfaction = figures.satisfaction();
    var by = figures.breakdown();
    var wire =
        FiguresPart.newBuilder()
            .setAsked(asking.asked())
            .setAnswered(asking.answered())
            .setAbandoned(asking.abandoned())
            .setUnserved(asking.unserved())
            .setWaiting(asking.waiting())
            .setPromised(asking.promised())
            .setKept(asking.kept())
            .setTalking(talks.underWay())
            .setTalked(talks.tookPlace())
            .setTalkedSeconds(talks.seconds())
            .setUnwritten(talks.unwritten())
            .setRated(satisfaction.rated())
            .addAllByStars(bars(satisfaction.byStars()))
            .addAllByChannel(bars(by.byChannel()))
            .addAllByVillage(bars(by.byVillage()))
            .addAllByCategory(bars(by.byCategory()))
            .addAllByHour(bars(by.byHour()))
            .addAllByOutcome(bars(by.byOutcome()));
    figures.corrections().ifPresent(corrections -> add(wire, corrections));
    figures.terminals().ifPresent(terminals -> add(wire, terminals));
    figures
        .attendances()
        .ifPresent(some -> wire.addAllByAttendance(bars(some.byRole())).setAttending(some.now()));
    figures.waits().p50().ifPresent(wire::setWaitP50Seconds);
    figures.waits().p90().ifPresent(wire::setWaitP90Seconds);
    return wire;
  }

  private static void add(FiguresPart.Builder wire, DashboardView.Corrections corrections) {
    wire.addAllByReport(bars(corrections.reports()))
        .addAllByCheckIn(bars(corrections.checkIns()))
        .addAllByLeave(bars(corrections.leaves()))
        .addAllByException(bars(corrections.exceptions()))
        .setUnresolved(corrections.unresolved());
  }

  private static void add(FiguresPart.Builder wire, DashboardView.Terminals terminals) {
    wire.addAllByTerminalUse(bars(terminals.uses()))
        .addAllByIncident(bars(terminals.incidents()))
        .setOutOfOrder(terminals.outOfOrder());
  }

  private static List<Bar> bars(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> Bar.newBuilder().setKey(entry.getKey()).setCount(entry.getValue()).build())
        .toList();
  }

  private static Part.Builder fresh(DashboardView.Fresh fresh) {
    return Part.newBuilder()
        .setFresh(FreshPart.newBuilder().setAsOfMillis(fresh.asOf().toEpochMilli()));
  }

  private static Part.Builder concern(DashboardView.Concern concern) {
    return Part.newBuilder()
        .setConcern(
            ConcernPart.newBuilder()
                .setService(concern.service().key())
                .setWhy(concern.why().name())
                .setAtMillis(concern.at().toEpochMilli())
                .setDesk(concern.desk().value())
                .setCategory(concern.category())
                .setVillage(concern.village()));
  }

  private static Part.Builder office(DashboardView.Office office) {
    return Part.newBuilder()
        .setOffice(
            OfficePart.newBuilder()
                .setOffice(office.office())
                .setToday(figures(office.today()))
                .setAsOfMillis(office.asOf().toEpochMilli()));
  }

  private static Part.Builder alert(AlertsView.Alert alert) {
    return Part.newBuilder()
        .setAlert(
            AlertPart.newBuilder()
                .setId(alert.alert())
                .setRule(alert.rule().kind().name())
                .setLimit(alert.rule().limit())
                .setSinceMillis(alert.since().toEpochMilli())
                .setTakenAtMillis(alert.takenAt().map(Instant::toEpochMilli).orElse(0L))
                .setLawyerId(alert.lawyer().map(LawyerId::value).orElse("")));
  }
}
