package legalhub.actors.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Request.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However often, late and disordered records are told, the counts are those of their newest. */
class BookTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T01:00:00Z");
  private static final Marks MARKS = new Marks(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void countsAreThoseOfTheNewestVersions(long seed) {
    var random = new Random(seed);
    var told = new ArrayList<ServiceRecord>();
    for (int i = 0; i < 60; i++) {
      told.addAll(life("r" + i, random));
    }
    var doubled = new ArrayList<>(told);
    doubled.addAll(told.subList(0, told.size() / 2));
    Collections.shuffle(doubled, random);

    var book = new Book(MARKS);
    doubled.forEach(book::take);
    assertThat(book.counts().toMap()).isEqualTo(recount(told));
    assertThat(doubled).noneMatch(book::take);
  }

  /** All versions of a request, or of a talk. */
  private static List<ServiceRecord> life(String id, Random random) {
    var at = MORNING.plusSeconds(random.nextInt(36_000));
    if (random.nextBoolean()) {
      return List.of(
          Records.talk(id, 5, at, false, Optional.empty()),
          Records.talk(id, 6, at, true, Optional.empty()),
          Records.talk(id, 7, at, true, Optional.of(1 + random.nextInt(5))));
    }
    var results = Result.values();
    return List.of(
        Records.request(id, 1, at, null, 0),
        Records.request(id, 2, at, Result.ANSWERED, random.nextInt(300)),
        Records.request(id, 3, at, null, 0),
        Records.request(id, 4, at, results[random.nextInt(results.length)], random.nextInt(300)));
  }

  private static Map<Measure, Map<String, Integer>> recount(List<ServiceRecord> told) {
    var newest = new HashMap<String, ServiceRecord>();
    told.forEach(
        record -> newest.merge(record.id(), record, (a, b) -> a.version() > b.version() ? a : b));
    var counts = new Counts();
    newest.values().forEach(record -> MARKS.add(counts, record, 1));
    return counts.toMap();
  }
}
