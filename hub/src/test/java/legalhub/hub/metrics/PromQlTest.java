package legalhub.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import legalhub.hub.metrics.PromQl.Matcher;
import legalhub.hub.metrics.PromQl.Selector;
import org.junit.jupiter.api.Test;

/** The test's own reader finds what it is to check. */
class PromQlTest {

  @Test
  void namesAndConditionsAreFoundAndNothingElse() {
    var found =
        PromQl.selectors(
            """
            histogram_quantile(0.9, sum by (le, pool) (rate(a_bucket{kind="LIVE",pool=~"$pool"}[30m])))
              / (b > 0) and on (pool) c:d:rate_5m == 0 unless max without (x)(e[5m])
            """);
    assertThat(found)
        .containsExactlyInAnyOrder(
            new Selector(
                "a_bucket",
                List.of(new Matcher("kind", "=", "LIVE"), new Matcher("pool", "=~", "$pool"))),
            new Selector("b", List.of()),
            new Selector("c:d:rate_5m", List.of()),
            new Selector("e", List.of()));
  }

  @Test
  void aSelectorFitsWhatPrometheusWouldFind() {
    var sample = new Exposition.Sample("a", Map.of("kind", "LIVE"), 1);
    assertThat(fits("a{kind=\"LIVE\",instance=~\"x\"}", sample)).isTrue();
    assertThat(fits("a{kind=~\"LIVE|CALLBACK\"}", sample)).isTrue();
    assertThat(fits("a{kind!=\"LIVE\"}", sample)).isFalse();
    assertThat(fits("a{kind=\"live\"}", sample)).isFalse();
    assertThat(fits("a{sort=\"LIVE\"}", sample)).isFalse();
    assertThat(fits("b{kind=\"LIVE\"}", sample)).isFalse();
  }

  private static boolean fits(String expression, Exposition.Sample sample) {
    return PromQl.selectors(expression).get(0).fits(sample);
  }
}
