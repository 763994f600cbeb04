package legalhub.edge.revocation;

import java.time.Clock;
import java.time.Duration;
import legalhub.edge.token.Principal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/**
 * Ends log-ins before their tokens run out. A revocation holds on this node at once and on the
 * others within a second; open sockets under it are closed, and its tokens are refused until they
 * would have run out anyway.
 */
public final class Revocations {
  private final RevocationRecord record;
  private final ActorRef<RevocationRelay.Message> relay;
  private final Clock clock;

  private Revocations(
      RevocationRecord record, ActorRef<RevocationRelay.Message> relay, Clock clock) {
    this.record = record;
    this.relay = relay;
    this.clock = clock;
  }

  /**
   * Once per node.
   *
   * @param tokenLife how long a revocation must be remembered
   */
  public static Revocations start(ActorSystem<?> system, Duration tokenLife, Clock clock) {
    var record = new RevocationRecord(tokenLife, clock);
    var relay =
        system.systemActorOf(RevocationRelay.create(record), "legalhub-revocations", Props.empty());
    return new Revocations(record, relay, clock);
  }

  /** One log-in is over: signed out, or its refresh token was used twice. */
  public void revokeFamily(String family) {
    revoke(new Revocation(Revocation.Scope.FAMILY, family, clock.instant()));
  }

  /** Everything of one person that was issued until now is over. */
  public void revokePerson(String personId) {
    revoke(new Revocation(Revocation.Scope.PERSON, personId, clock.instant()));
  }

  /** Whether a valid token must be refused all the same. */
  public boolean covers(Principal principal) {
    return record.find(principal).isPresent();
  }

  /** Tells {@code to} when this principal is revoked; a later call replaces the principal. */
  public void follow(Principal principal, ActorRef<Revocation> to) {
    relay.tell(new RevocationRelay.Follow(principal, to));
  }

  private void revoke(Revocation revocation) {
    record.add(revocation);
    relay.tell(new RevocationRelay.Publish(revocation));
  }
}
