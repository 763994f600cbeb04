package legalhub.persistence.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;

/**
 * The main of the child process: locks the folder, starts Cassandra, and never outlives its parent.
 *
 * <p>The parent holds the other end of standard input. A line there asks for a clean stop; its end
 * without one means that the parent is gone, be it by kill -9, and the child leaves at once: the
 * commit log holds every acknowledged write, and the next start finds the folder free.
 *
 * <p>Uses the JDK alone, since it lies in a small jar beside Cassandra's and shares no class with
 * the hub.
 */
public final class CassandraMain {

  /** Exit code: another process holds the folder. */
  static final int FOLDER_LOCKED = 71;

  /** How long a predecessor that is just dying may take to let go of the folder. */
  private static final long LOCK_WAIT_MILLIS = 2_000;

  /** A clean stop that takes longer is cut off; nothing acknowledged is lost by it. */
  private static final long STOP_WAIT_MILLIS = 20_000;

  private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";

  /** Held for the life of the process: a collected channel would release the folder. */
  @SuppressWarnings("UnusedVariable")
  private static FileLock folderLock;

  private CassandraMain() {}

  /**
   * Runs until told to stop.
   *
   * @param args the file to lock
   * @throws Exception when Cassandra's main class can't be run
   */
  public static void main(String[] args) throws Exception {
    var deadlines = new Timer("deadlines", true);
    folderLock = lock(Path.of(args[0]), deadlines);
    var parent = new Thread(() -> followParent(System.in, deadlines), "parent-watch");
    parent.setDaemon(true);
    parent.start();
    Class.forName(DAEMON).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
  }

  private static FileLock lock(Path file, Timer deadlines) throws IOException {
    var tooLate = after(() -> Runtime.getRuntime().halt(FOLDER_LOCKED));
    deadlines.schedule(tooLate, LOCK_WAIT_MILLIS);
    var lock = FileChannel.open(file, CREATE, WRITE).lock();
    tooLate.cancel();
    return lock;
  }

  private static void followParent(InputStream parent, Timer deadlines) {
    if (saysStop(parent)) {
      deadlines.schedule(after(() -> Runtime.getRuntime().halt(0)), STOP_WAIT_MILLIS);
      System.exit(0);
    }
    Runtime.getRuntime().halt(1);
  }

  private static boolean saysStop(InputStream parent) {
    try {
      return parent.read() != -1;
    } catch (IOException gone) {
      return false;
    }
  }

  private static TimerTask after(Runnable action) {
    return new TimerTask() {
      @Override
      public void run() {
        action.run();
      }
    };
  }
}
