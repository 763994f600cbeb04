package legalhub.edge;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import legalhub.actors.entity.Refusal;
import legalhub.edge.connection.CloseCode;

/** Writes down what is measured. */
public final class CountingMeter implements EdgeMeter {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  /** All so far. */
  public List<String> all() {
    return List.copyOf(heard);
  }

  /** The next one, which may be on its way. */
  public String next() {
    try {
      return heard.poll(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void upgradeRefused(int status) {
    heard.add("upgrade refused " + status);
  }

  @Override
  public void closed(CloseCode code) {
    heard.add("closed " + code);
  }

  @Override
  public void closedByClient() {
    heard.add("closed by the client");
  }

  @Override
  public void aborted() {
    heard.add("aborted");
  }

  @Override
  public void resumed() {
    heard.add("resumed");
  }

  @Override
  public void done(long millis) {
    heard.add("done in " + millis);
  }

  @Override
  public void refused(Refusal why, long millis) {
    heard.add(why + " in " + millis);
  }
}
