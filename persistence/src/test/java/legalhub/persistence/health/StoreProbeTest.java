package legalhub.persistence.health;

import static java.util.concurrent.TimeUnit.SECONDS;
import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import legalhub.persistence.health.StoreProbe.ProbeSettings;
import legalhub.persistence.schema.SchemaMigration;
import legalhub.persistence.schema.SchemaSettings;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.Test;

class StoreProbeTest {

  private final BlockingQueue<Boolean> changes = new ArrayBlockingQueue<>(10);
  private final BlockingQueue<Long> answers = new LinkedBlockingQueue<>();
  private final ProbeListener listener =
      new ProbeListener() {
        @Override
        public void changed(boolean available) {
          changes.add(available);
        }

        @Override
        public void answered(long nanos) {
          answers.add(nanos);
        }
      };

  /** A halted process keeps its port: connections hang instead of being refused. */
  @Test
  void seesAnOutageAndItsEndWithinASecond() throws Exception {
    var config = SharedCassandra.config();
    var timer = Executors.newSingleThreadScheduledExecutor();
    try (var session = SharedCassandra.session()) {
      within(new SchemaMigration(session, SchemaSettings.from(config)).apply());
      try (var probe = new StoreProbe(session, ProbeSettings.from(config), timer, listener)) {
        assertThat(probe.available()).isTrue();
        assertThat(answers.poll(60, SECONDS)).isPositive();

        var halted = System.nanoTime();
        signal("STOP");
        assertThat(changes.poll(60, SECONDS)).isFalse();
        assertThat(since(halted)).isLessThan(Duration.ofMillis(1_200));
        assertThat(probe.available()).isFalse();

        var resumed = System.nanoTime();
        answers.clear();
        signal("CONT");
        assertThat(changes.poll(60, SECONDS)).isTrue();
        assertThat(since(resumed)).isLessThan(Duration.ofMillis(1_500));
        assertThat(probe.available()).isTrue();
        assertThat(answers).as("it answers again").isNotEmpty();
      } finally {
        signal("CONT");
      }
    } finally {
      timer.shutdown();
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(SharedCassandra.pid()));
    assertThat(kill.start().waitFor()).isZero();
  }
}
