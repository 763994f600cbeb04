package legalhub.persistence.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import legalhub.persistence.embedded.EmbeddedSettings.Jvm;

/** One run of the child process, from its start to its exit. */
final class CassandraChild {

  private static final Duration PING_EVERY = Duration.ofMillis(50);

  private final Process process;
  private final CassandraFolder folder;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private CassandraChild(Process process, CassandraFolder folder) {
    this.process = process;
    this.folder = folder;
    var unused =
        process.onExit().thenAccept(gone -> ready.completeExceptionally(death(gone.exitValue())));
  }

  /** Starts the process; {@link #ready} tells when it can be used. */
  static CassandraChild spawn(CassandraFolder folder, Jvm jvm) {
    var command = new ArrayList<String>();
    command.add(jvm.home().resolve("bin").resolve("java").toString());
    command.addAll(folder.jvmOptions(jvm.heap()));
    command.addAll(jvm.options());
    command.addAll(List.of("-cp", classpath(jvm.lib()), CassandraMain.class.getName()));
    command.add(folder.lock().toString());
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.path().toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.output().toFile())
              .start();
      return new CassandraChild(process, folder);
    } catch (IOException refused) {
      throw new CassandraUnavailable(
          "Cassandra's process can't be started with the Java in %s.".formatted(jvm.home()),
          refused);
    }
  }

  /** Jars only: Cassandra refuses folders on its classpath. */
  private static String classpath(Path lib) {
    try (var jars = Files.list(lib)) {
      return jars.map(Path::toString)
          .filter(jar -> jar.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException missing) {
      throw new CassandraUnavailable(
          "Cassandra's jars aren't in %s: build the project or set legalhub.store.embedded.lib."
              .formatted(lib),
          missing);
    }
  }

  /** Completes with the first CQL answer, or fails with the sentence that says why none came. */
  CompletionStage<Void> ready(
      InetSocketAddress address, Duration patience, ScheduledExecutorService timer) {
    var pings =
        timer.scheduleWithFixedDelay(
            () -> ping(address), 0, PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    var deadline =
        timer.schedule(() -> giveUp(patience), patience.toMillis(), TimeUnit.MILLISECONDS);
    return ready.whenComplete(
        (done, failed) -> {
          pings.cancel(false);
          deadline.cancel(false);
        });
  }

  private void ping(InetSocketAddress address) {
    if (CqlPing.answers(address)) {
      ready.complete(null);
    }
  }

  private void giveUp(Duration patience) {
    var late =
        new CassandraUnavailable(
            "Cassandra didn't answer within %d s (legalhub.store.embedded.start-timeout); its last lines:%s"
                .formatted(patience.toSeconds(), folder.lastLines()));
    if (ready.completeExceptionally(late)) {
      process.destroyForcibly();
    }
  }

  private CassandraUnavailable death(int exitCode) {
    return exitCode == CassandraMain.FOLDER_LOCKED
        ? new CassandraUnavailable(
            "Another hub uses the database's folder %s: stop it or set legalhub.store.embedded.folder."
                .formatted(folder.path()))
        : new CassandraUnavailable(
            "Cassandra ended with code %d; its last lines:%s"
                .formatted(exitCode, folder.lastLines()));
  }

  /** Completes with the exit code once the process is gone, for whatever reason. */
  CompletionStage<Integer> exited() {
    return process.onExit().thenApply(Process::exitValue);
  }

  long pid() {
    return process.pid();
  }

  /** Asks for a clean stop and cuts it off after the given time. */
  CompletionStage<Integer> stop(Duration patience, ScheduledExecutorService timer) {
    try (var wish = process.getOutputStream()) {
      wish.write('\n');
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    }
    var cut = timer.schedule(process::destroyForcibly, patience.toMillis(), TimeUnit.MILLISECONDS);
    return exited().whenComplete((code, none) -> cut.cancel(false));
  }
}
