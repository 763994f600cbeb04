package legalhub.hub.town;

import java.util.List;

/** The town's file can't be used; the message lists everything that is wrong with it. */
public final class InvalidTown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to mend, a sentence each. */
  private final transient List<String> problems;

  InvalidTown(String file, List<String> problems) {
    super(
        "The town's file %s has %s:%n  - %s"
            .formatted(
                file,
                problems.size() == 1 ? "a problem" : problems.size() + " problems",
                String.join(System.lineSeparator() + "  - ", problems)));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
