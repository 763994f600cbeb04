package legalhub.edge.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Seldom;
import legalhub.edge.token.Principal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends log-ins before their tokens run out. A revocation holds on this node at once and on the
 * others within a second; open sockets under it are closed, and its tokens are refused until they
 * would have run out anyway.
 */
public final class Revocations {
  private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

  /**
   * While a node of an older release or one that is starting doesn't answer, each would be said.
   */
  private static final Duration WARN_EVERY = Duration.ofSeconds(10);

  private static final Duration LOCALLY_WITHIN = Duration.ofSeconds(5);

  private final ActorSystem<?> system;
  private final RevocationRecord record;
  private final ActorRef<RevocationRelay.Message> relay;
  private final OtherNodes others;
  private final Clock clock;
  private final Seldom warned = new Seldom(WARN_EVERY);

  private Revocations(
      ActorSystem<?> system,
      RevocationRecord record,
      ActorRef<RevocationRelay.Message> relay,
      Clock clock) {
    this.system = system;
    this.record = record;
    this.relay = relay;
    this.others = new OtherNodes(system);
    this.clock = clock;
  }

  /**
   * Once per node, when it is a member of its cluster. Before the edge opens, {@link #catchUp}.
   *
   * @param tokenLife how long a revocation must be remembered
   */
  public static Revocations start(ActorSystem<?> system, Duration tokenLife, Clock clock) {
    var record = new RevocationRecord(tokenLife, clock);
    var relay =
        system.systemActorOf(
            RevocationRelay.create(record), RevocationRelay.ACTOR_NAME, Props.empty());
    return new Revocations(system, record, relay, clock);
  }

  /**
   * Asks the other nodes what still counts, since this one was away or is new.
   *
   * @return completes within about a second, when all of them have answered or the second is over;
   *     what is missing then is heard when they say it again
   */
  public CompletionStage<Spread> catchUp() {
    return others
        .tell(List.of())
        .thenCompose(answers -> learned(answers.known()).thenApply(done -> answers.spread()))
        .thenApply(spread -> warned(spread, "have said what is revoked"));
  }

  private CompletionStage<Void> learned(List<Known> known) {
    var revocations =
        known.stream().flatMap(answer -> answer.revocations().stream()).distinct().toList();
    return revocations.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : AskPattern.<RevocationRelay.Message, Known>ask(
                relay,
                answerTo -> new Notice(revocations, Optional.of(answerTo)),
                LOCALLY_WITHIN,
                system.scheduler())
            .thenAccept(learned -> {});
  }

  /**
   * One log-in is over: signed out, or its refresh token was used twice.
   *
   * @return as {@link #revokePerson}
   */
  public CompletionStage<Spread> revokeFamily(String family) {
    return revoke(new Revocation(Revocation.Scope.FAMILY, family, clock.instant()));
  }

  /**
   * Everything of one person that was issued until now is over, on this node when this returns.
   *
   * @return completes when it holds on every node that is up and reachable, or after a second. It
   *     never fails: a node that is missing hears it when it is said again, or when it starts
   */
  public CompletionStage<Spread> revokePerson(String personId) {
    return revoke(new Revocation(Revocation.Scope.PERSON, personId, clock.instant()));
  }

  /** Whether a valid token must be refused all the same. */
  public boolean covers(Principal principal) {
    return record.find(principal).isPresent();
  }

  /** Tells {@code to} when this principal is revoked; a later call replaces the principal. */
  public void follow(Principal principal, ActorRef<Revocation> to) {
    relay.tell(new RevocationRelay.Follow(principal, to));
  }

  private CompletionStage<Spread> revoke(Revocation revocation) {
    record.add(revocation);
    relay.tell(new RevocationRelay.Publish(revocation));
    return others
        .tell(List.of(revocation))
        .thenApply(answers -> warned(answers.spread(), "have taken a revocation"));
  }

  private Spread warned(Spread spread, String what) {
    if (!spread.isComplete() && warned.passes(what)) {
      LOG.warn(
          "After a second {} of {} other nodes {}; it is said again every few seconds",
          spread.reached(),
          spread.others(),
          what);
    }
    return spread;
  }
}
