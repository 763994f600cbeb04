package legalhub.actors.cluster;

import java.time.Duration;
import legalhub.actors.entity.Seldom;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.event.slf4j.Slf4jLoggingFilter;

/**
 * Pekko's log, where a message that can't be read is an error once in a while and not each time:
 * during an upgrade a newer node may send thousands that this release doesn't know.
 */
public final class CalmLog extends Slf4jLoggingFilter {
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** Where Pekko reports what it couldn't read; the class isn't part of its interface. */
  private static final String READER = "org.apache.pekko.remote.artery.Deserializer";

  private final Seldom said = new Seldom(EVERY);

  /** By Pekko, which looks for these parameters. */
  public CalmLog(ActorSystem.Settings settings, EventStream events) {
    super(settings, events);
  }

  @Override
  public boolean isErrorEnabled(Class<?> source, String name) {
    return super.isErrorEnabled(source, name)
        && (!source.getName().equals(READER) || said.passes(READER));
  }
}
