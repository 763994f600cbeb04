package legalhub.simulator.storm;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a storm is made of.
 *
 * @param clients residents whose line breaks
 * @param tickets how many of them wait in the queue meanwhile
 * @param watch how long after the break they may take to be back
 * @param lawyer who has the call that goes on
 */
public record StormOptions(
    List<URI> hubs, int clients, int tickets, Duration watch, LawyerLogIn lawyer) {

  /** How the lawyer logs in. */
  public record LawyerLogIn(String name, String password) {}
}
