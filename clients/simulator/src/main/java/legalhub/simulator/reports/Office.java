package legalhub.simulator.reports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.HubProblem;
import legalhub.simulator.client.Ids;

/** Where an officer puts persons under supervision, who then log in by their phones. */
final class Office {
  /** In which a day begins. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int ALREADY_SO = 409;
  private static final int NUMBERS = 100_000_000;

  /** The demo's own persons have the first ones. */
  private static final int FIRST_NUMBER = 10_000_000;

  private final HubAccess hub;
  private final HubClient officer;
  private final String office;
  private final long seed;

  /**
   * @param office a pool of the town
   * @param seed which persons they are
   */
  Office(HubAccess hub, HubClient officer, String office, long seed) {
    this.hub = hub;
    this.officer = officer;
    this.office = office;
    this.seed = seed;
  }

  /** A number of nobody else of this run. */
  static String phone(long seed, int number) {
    long counted = FIRST_NUMBER + seed * ReportsOptions.PERSONS_MAX + number;
    return "139%08d".formatted(Math.floorMod(counted, NUMBERS));
  }

  /** Admitted, if that wasn't so already, and connected. */
  CompletableFuture<Person> person(int number) {
    var phone = phone(seed, number);
    var key = Ids.next(officer.hubMillis());
    return hub.persistently(Reports.SOON, () -> admit(phone, number, key))
        .thenCompose(known -> hub.persistently(Reports.SOON, () -> hub.supervised(phone)))
        .thenApply(client -> new Person(hub, client, "simulator-" + phone));
  }

  private CompletableFuture<Void> admit(String phone, int number, String key) {
    var today = LocalDate.ofInstant(hub.clock().instant(), ZONE);
    var file =
        Map.<String, Object>of(
            "phone",
            phone,
            "name",
            "模拟" + number,
            "office",
            office,
            "level",
            "STRICT",
            "ground",
            "PAROLE",
            "from",
            today.toString(),
            "until",
            today.plusYears(1).toString(),
            "woman",
            false,
            "minor",
            false,
            "group",
            List.of());
    return officer
        .tell("/api/office/supervised", key, file)
        .handle(
            (admitted, failure) -> {
              var why = failure == null ? null : Futures.cause(failure);
              if (why != null && !isAlreadySo(why)) {
                throw new CompletionException(why);
              }
              return null;
            });
  }

  private static boolean isAlreadySo(Throwable why) {
    return why instanceof HubProblem problem && problem.status() == ALREADY_SO;
  }
}
