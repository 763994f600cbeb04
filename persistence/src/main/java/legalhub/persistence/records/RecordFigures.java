package legalhub.persistence.records;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import legalhub.actors.dashboard.Recount;
import legalhub.actors.record.ServiceRecord;

/** What a {@link RecordCheck} found, as one line of JSON. */
public final class RecordFigures {
  private RecordFigures() {}

  /**
   * Each day's figures are counted from the journal's records.
   *
   * @param tables the tables' digest
   */
  public static String toJson(RecordCheck.Report found, String tables) {
    var days =
        found.days().entrySet().stream()
            .map(day -> day(day.getKey(), day.getValue()))
            .collect(Collectors.joining(","));
    return "{\"records\":%d,\"missing\":%d,\"different\":%d,\"surplus\":%d,\"days\":{%s},\"tables\":\"%s\"}"
        .formatted(
            found.records(),
            found.missing().size(),
            found.different().size(),
            found.surplus().size(),
            days,
            tables);
  }

  private static String day(RecordCheck.Day day, List<ServiceRecord> records) {
    return "\"%s %s\":{%s}".formatted(day.office().value(), day.day(), figures(records));
  }

  private static String figures(List<ServiceRecord> records) {
    // No figure here depends on the zone: only a chart by hours would.
    var counted = Recount.of(records, ZoneOffset.UTC);
    var asking = counted.asking();
    Map<String, Integer> figures = new TreeMap<>();
    figures.put("asked", asking.asked());
    figures.put("answered", asking.answered());
    figures.put("abandoned", asking.abandoned());
    figures.put("unserved", asking.unserved());
    figures.put("promised", asking.promised());
    figures.put("kept", asking.kept());
    figures.put("waiting", asking.waiting());
    figures.put("talking", counted.talks().underWay());
    figures.put("talked", counted.talks().tookPlace());
    figures.put("rated", counted.satisfaction().rated());
    figures.put("unwritten", counted.talks().unwritten());
    var corrections = counted.corrections().orElseThrow();
    figures.put("reports", total(corrections.reports()));
    figures.put("reportsAccepted", corrections.reports().getOrDefault("ACCEPTED", 0));
    figures.put("checkIns", total(corrections.checkIns()));
    figures.put("leaves", total(corrections.leaves()));
    figures.put("exceptions", total(corrections.exceptions()));
    figures.put("unresolved", corrections.unresolved());
    var terminals = counted.terminals().orElseThrow();
    figures.put("terminalUses", total(terminals.uses()));
    figures.put("incidents", total(terminals.incidents()));
    figures.put("outOfOrder", terminals.outOfOrder());
    var attendances = counted.attendances().orElseThrow();
    figures.put("attendances", total(attendances.byRole()));
    figures.put("attending", attendances.now());
    return figures.entrySet().stream()
        .map(figure -> "\"%s\":%d".formatted(figure.getKey(), figure.getValue()))
        .collect(Collectors.joining(","));
  }

  private static int total(Map<String, Integer> counted) {
    return counted.values().stream().mapToInt(Integer::intValue).sum();
  }
}
