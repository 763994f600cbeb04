package legalhub.simulator.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processor time that processes of this machine have used so far. Linux alone tells. */
final class HubCpu {
  /** Of {@code /proc/PID/stat}, counted after the name, which may hold anything in parentheses. */
  private static final int USER_TIME = 11;

  private static final long MICROS_PER_TICK = 10_000;

  private final List<Path> processes;

  HubCpu(List<Path> processes) {
    this.processes = List.copyOf(processes);
  }

  static HubCpu of(List<Integer> pids) {
    return new HubCpu(pids.stream().map(pid -> Path.of("/proc", pid.toString(), "stat")).toList());
  }

  boolean isKnown() {
    return !processes.isEmpty();
  }

  /** Of all of them together. */
  long micros() {
    return processes.stream().mapToLong(HubCpu::micros).sum();
  }

  private static long micros(Path process) {
    try {
      var stat = Files.readString(process);
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
      return ticks * MICROS_PER_TICK;
    } catch (IOException gone) {
      throw new UncheckedIOException("there is no process " + process.getParent(), gone);
    }
  }
}
