package legalhub.simulator.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a test wrote down while a run went on: a line {@code MILLIS LABEL} for everything it did,
 * the time in milliseconds since 1970 by this machine's clock. Each mark opens a window that lasts
 * until the next.
 */
public final class Marks {
  /** A line that isn't a mark, or a file that can't be read. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private record Mark(long millis, String label) {}

  private Marks() {}

  /**
   * The windows in the order of their times; none for a file without lines.
   *
   * @param startMillis when the run began, since 1970
   */
  public static List<Window> read(Path file, long startMillis) throws Unreadable {
    var marks = new ArrayList<Mark>();
    for (var line : lines(file)) {
      if (!line.isBlank()) {
        marks.add(mark(line.strip()));
      }
    }
    marks.sort(Comparator.comparingLong(Mark::millis));
    return IntStream.range(0, marks.size()).mapToObj(i -> window(marks, i, startMillis)).toList();
  }

  private static Window window(List<Mark> marks, int index, long startMillis) {
    var mark = marks.get(index);
    boolean last = index + 1 == marks.size();
    Long to = last ? null : Long.valueOf(marks.get(index + 1).millis() - startMillis);
    return new Window(mark.label(), mark.millis() - startMillis, to);
  }

  private static List<String> lines(Path file) throws Unreadable {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new Unreadable("the marks in " + file + " can't be read: " + unreadable, unreadable);
    }
  }

  private static Mark mark(String line) throws Unreadable {
    var words = line.split("\\s+", 2);
    try {
      return new Mark(Long.parseLong(words[0]), words.length == 2 ? words[1] : "");
    } catch (NumberFormatException garbled) {
      throw new Unreadable("'" + line + "' isn't a mark: MILLIS LABEL is wanted", garbled);
    }
  }
}
