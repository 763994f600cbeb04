package legalhub.hub.admin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.account.Account;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentId;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.actors.town.Town;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.AccessTokens;
import legalhub.hub.login.PersonIndex;

/** The acts themselves, each under the name of its intention: repeated, it does nothing twice. */
public final class Administration {
  private final Town town;
  private final Asker asker;
  private final AccessTokens tokens;
  private final PersonIndex people;
  private final SubjectKeys keys;

  public Administration(
      Town town, Asker asker, AccessTokens tokens, PersonIndex people, SubjectKeys keys) {
    this.town = town;
    this.asker = asker;
    this.tokens = tokens;
    this.people = people;
    this.keys = keys;
  }

  CompletionStage<Void> endTicket(Caller by, CommandId id, PoolId pool, TicketId ticket) {
    if (town.pool(pool).isEmpty()) {
      return CompletableFuture.failedFuture(new ProblemException(Problem.NOT_FOUND));
    }
    return asker
        .ask(address(EntityKind.QUEUE, pool.value()), by, new Queue.EndTicket(ticket), id)
        .thenCompose(Asker::done);
  }

  CompletionStage<Void> endConsultation(Caller by, CommandId id, String consultation) {
    var end = new Consultation.End(Outcome.ENDED_BY_ADMINISTRATOR);
    return asker
        .ask(address(EntityKind.CONSULTATION, consultation), by, end, id)
        .thenCompose(Asker::done);
  }

  /** Ends all log-ins of a person; open sockets close within a second. */
  CompletionStage<Void> revoke(Caller by, CommandId id, String person) {
    return revokeAll(by, id, person)
        .thenCompose(Asker::done)
        .thenCompose(done -> tokens.revokePerson(person));
  }

  /** The key first: whatever fails after it, what was said is gone. */
  CompletionStage<Void> erase(Caller by, CommandId id, ResidentId resident) {
    return keys.erase(resident.value())
        .thenCompose(erased -> revokeAll(by, id, resident.value()))
        .thenCompose(Administration::doneOrUnknown)
        .thenCompose(revoked -> endSupervision(by, id, resident.value()))
        .thenCompose(Administration::doneOrUnknown)
        .thenCompose(ended -> people.forget(resident))
        .thenCompose(forgotten -> tokens.revokePerson(resident.value()));
  }

  CompletionStage<Integer> rotate() {
    return keys.rotate();
  }

  private CompletionStage<Reply> revokeAll(Caller by, CommandId id, String person) {
    return asker.ask(address(EntityKind.ACCOUNT, person), by, new Account.RevokeAll(), id);
  }

  /** Residents and supervised persons are one kind of person, told apart by having a file. */
  private CompletionStage<Reply> endSupervision(Caller by, CommandId id, String person) {
    var file = address(EntityKind.SUPERVISED_PERSON, person);
    return asker.ask(file, by, new SupervisedPerson.Forget(), id);
  }

  /** A person who never had an account has no log-in either, and most have no file. */
  private static CompletionStage<Void> doneOrUnknown(Reply reply) {
    return reply instanceof Reply.Refused refused && refused.why() == Refusal.NOT_FOUND
        ? CompletableFuture.completedFuture(null)
        : Asker.done(reply);
  }

  private static EntityAddress address(EntityKind kind, String id) {
    return new EntityAddress(kind, id);
  }
}
