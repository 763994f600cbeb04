package legalhub.simulator;

import java.util.List;

/** {@code simulator SCENARIO [--option value …]}. */
public final class SimulatorMain {
  static final int FINE = 0;

  /** A promise of the hub wasn't kept. */
  static final int BROKEN = 1;

  static final int USAGE = 2;
  static final int UNREACHABLE = 3;

  private static final String USAGE_TEXT =
      """
      usage: simulator SCENARIO [--option value ...]

      %s
      %s
      %s
      %s
      %s
      Exit: 0 all promises kept; 1 one was broken; 2 wrong usage; 3 the hub can't be reached or used.
      """
          .formatted(
              ConsultationsCommand.USAGE,
              StormCommand.USAGE,
              DashboardsCommand.USAGE,
              ReportsCommand.USAGE,
              TerminalsCommand.USAGE);

  private SimulatorMain() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words)));
  }

  static int run(List<String> words) {
    if (words.isEmpty() || words.get(0).equals("--help") || words.get(0).equals("help")) {
      Console.tell(USAGE_TEXT);
      return words.isEmpty() ? USAGE : FINE;
    }
    try {
      return scenario(words.get(0), Arguments.of(words.subList(1, words.size())));
    } catch (UsageException mistake) {
      Console.tell(mistake.getMessage() + "\n\n" + USAGE_TEXT);
      return USAGE;
    }
  }

  private static int scenario(String name, Arguments arguments) {
    return switch (name) {
      case "consultations" -> ConsultationsCommand.run(arguments);
      case "storm" -> StormCommand.run(arguments);
      case "dashboards" -> DashboardsCommand.run(arguments);
      case "reports" -> ReportsCommand.run(arguments);
      case "terminals" -> TerminalsCommand.run(arguments);
      default -> throw new UsageException("there is no scenario '" + name + "'");
    };
  }
}
