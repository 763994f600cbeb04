package legalhub.persistence.people;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import legalhub.actors.session.ResidentId;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonTableTest {
  private static Store store;
  private static PersonTable people;

  @BeforeAll
  static void open() {
    store = within(Store.open(SharedCassandra.config()));
    people = table();
  }

  private static PersonTable table() {
    return new PersonTable(store.session(), store.config().getString("legalhub.store.keyspace"));
  }

  @AfterAll
  static void close() {
    within(store.close());
  }

  @Test
  void whoIsKnownStaysWhoTheyAre() {
    assertThat(findOrAdd("known", "a")).isEqualTo("a");
    assertThat(findOrAdd("known", "b")).isEqualTo("a");
    assertThat(findOrAdd("somebody else", "b")).isEqualTo("b");
  }

  @Test
  void nodesThatAskAtTheSameMomentGetOneAnswer() {
    var answers =
        IntStream.range(0, 20)
            .mapToObj(n -> table().findOrAdd("new", new ResidentId("r" + n)))
            .map(CompletionStage::toCompletableFuture)
            .toList();
    within(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
    assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void whoIsForgottenIsSomebodyNewByEveryKey() {
    for (var key : List.of("phone", "card")) {
      assertThat(findOrAdd(key, "erased")).isEqualTo("erased");
    }
    findOrAdd("another phone", "kept");
    within(people.forget(new ResidentId("erased")));
    assertThat(findOrAdd("phone", "later")).isEqualTo("later");
    assertThat(findOrAdd("card", "later")).isEqualTo("later");
    assertThat(findOrAdd("another phone", "later")).isEqualTo("kept");
    within(people.forget(new ResidentId("erased")));
    assertThat(findOrAdd("phone", "latest")).isEqualTo("later");
    within(people.forget(new ResidentId("nobody")));
  }

  private static String findOrAdd(String key, String ifNew) {
    return within(people.findOrAdd(key, new ResidentId(ifNew))).value();
  }
}
