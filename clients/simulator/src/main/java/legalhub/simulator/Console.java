package legalhub.simulator;

/** The one place that prints: results on standard output, all else on standard error. */
final class Console {
  private Console() {}

  static void result(String line) {
    System.out.println(line);
  }

  static void tell(String line) {
    System.err.println(line);
  }
}
