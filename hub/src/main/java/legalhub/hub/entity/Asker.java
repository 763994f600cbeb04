package legalhub.hub.entity;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.News;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.entity.ViewUpdate;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Puts one question to an entity and waits for its one answer, without holding a thread. While none
 * comes the question is put again under its id: an entity that is just moving to another node hears
 * it there.
 */
public final class Asker {
  /** Longer than a restart of an entity, shorter than a browser's patience. */
  private static final Duration WITHIN = Duration.ofSeconds(8);

  private static final Duration AGAIN_EVERY = Duration.ofSeconds(1);

  private record Letter(EntityAddress to, Message message) {}

  private final ActorSystem<?> system;
  private final Clock clock;
  private final ActorRef<Letter> post;

  public Asker(ActorSystem<?> system, Entities entities, Clock clock) {
    this.system = system;
    this.clock = clock;
    this.post =
        system.systemActorOf(
            Behaviors.receiveMessage(
                letter -> {
                  entities.tell(letter.to(), letter.message());
                  return Behaviors.same();
                }),
            "legalhub-asker-" + UUID.randomUUID(),
            Props.empty());
  }

  /** Asks under a fresh id. */
  public CompletionStage<Reply> ask(EntityAddress to, Caller by, Object command) {
    return ask(to, by, command, new CommandId(UUID.randomUUID().toString()));
  }

  /** Asks under an id of the caller's, so that a repetition records nothing twice. */
  public CompletionStage<Reply> ask(EntityAddress to, Caller by, Object command, CommandId id) {
    var deadline = clock.instant().plus(WITHIN);
    return answer(
        (ActorRef<Reply> replyTo) ->
            new Letter(to, new Message.Ask(id, deadline, by, command, replyTo)));
  }

  /** Tells a feed something until it has heard it; fails when it doesn't for long. */
  public CompletionStage<Void> tell(EntityAddress feed, News what) {
    var id = new CommandId(UUID.randomUUID().toString());
    return answer(
            (ActorRef<Reply> replyTo) ->
                new Letter(
                    feed, new Message.Notice(what, Optional.of(new Message.Receipt(id, replyTo)))))
        .thenAccept(heard -> {});
  }

  /** A look at a view; empty where this audience can't see it. */
  public CompletionStage<Optional<Map<String, ViewPart>>> look(
      EntityAddress at, Audience audience) {
    return answer(
            (ActorRef<ViewUpdate> replyTo) -> new Letter(at, new Message.Look(audience, replyTo)))
        .thenApply(
            update ->
                update instanceof ViewUpdate.Whole whole
                    ? Optional.of(whole.parts())
                    : Optional.empty());
  }

  private <T> CompletionStage<T> answer(Function<ActorRef<T>, Letter> letter) {
    var written = new AtomicReference<Letter>();
    CompletionStage<T> answer =
        AskPattern.ask(
            post,
            replyTo -> written.updateAndGet(none -> letter.apply(replyTo)),
            WITHIN,
            system.scheduler());
    var again =
        system
            .scheduler()
            .scheduleAtFixedRate(
                AGAIN_EVERY,
                AGAIN_EVERY,
                () -> post.tell(written.get()),
                system.executionContext());
    return answer.whenComplete((answered, failure) -> again.cancel());
  }

  /** Completes after a while, without holding a thread. */
  public CompletionStage<Void> later(Duration wait) {
    var then = new CompletableFuture<Void>();
    system.scheduler().scheduleOnce(wait, () -> then.complete(null), system.executionContext());
    return then;
  }

  /** Done, or the refusal as a problem. */
  public static CompletionStage<Void> done(Reply reply) {
    return reply instanceof Reply.Refused refused
        ? CompletableFuture.failedFuture(new ProblemException(Problem.of(refused.why())))
        : CompletableFuture.completedFuture(null);
  }
}
