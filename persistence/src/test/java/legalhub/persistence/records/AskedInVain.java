package legalhub.persistence.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Witness;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.session.SessionRules;
import legalhub.actors.town.DeskId;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** A real session in the real journal: somebody asks for a lawyer and gives up. */
public final class AskedInVain {
  private static final Caller RESIDENT =
      new Caller(Caller.Role.RESIDENT, RowSamples.RESIDENT.value());
  private static final TicketId TICKET = new TicketId("ticket-1");

  private AskedInVain() {}

  public static void on(ActorTestKit kit, Witness witness) {
    var environment =
        new EntityEnvironment(Clock.systemUTC(), () -> true, (to, message) -> {}, witness);
    var session =
        kit.spawn(
            EntityActor.create(
                SessionRules.spec(), RowSamples.RESIDENT.value(), environment, Optional.empty()));
    var visit =
        new ResidentSession.Visit(
            TICKET,
            RowSamples.OFFICE,
            new DeskId("general"),
            new CaseId("case-1"),
            Kind.LIVE,
            RowSamples.brief(),
            Set.of());
    var replies = kit.<Reply>createTestProbe();
    for (var command :
        new ResidentSession.Command[] {
          new ResidentSession.AskForLawyer(visit), new ResidentSession.Withdraw(TICKET)
        }) {
      var id = new CommandId(UUID.randomUUID().toString());
      var deadline = Clock.systemUTC().instant().plusSeconds(60);
      session.tell(new Message.Ask(id, deadline, RESIDENT, command, replies.getRef()));
      assertThat(replies.receiveMessage(Duration.ofSeconds(60))).isEqualTo(new Reply.Done(id));
    }
    kit.stop(session, Duration.ofSeconds(10));
  }
}
