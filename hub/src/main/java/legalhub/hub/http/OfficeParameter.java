package legalhub.hub.http;

import java.util.Map;
import java.util.Optional;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.Town;

/** Which office a query is about. */
public final class OfficeParameter {
  private OfficeParameter() {}

  /**
   * The one that {@code office=} names; the town's only one, where none is named.
   *
   * @throws ProblemException INVALID where there is none, or several and none named
   */
  public static PoolId of(Town town, Map<String, String> query) {
    var offices = town.pools().keySet();
    var named = Optional.ofNullable(query.get("office"));
    return offices.stream()
        .filter(office -> named.map(office.value()::equals).orElse(offices.size() == 1))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.INVALID));
  }
}
