package legalhub.actors.voicereport;

/** One voice report. Made by the page that begins it. */
public record ReportId(String value) {
  public ReportId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a report id has 1 to 64 characters");
    }
  }
}
