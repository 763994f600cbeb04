package legalhub.persistence.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationRules;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityActor;
import legalhub.actors.entity.EntityEnvironment;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.Witness;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Media;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.DeskId;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** A real consultation in the real journal, from its opening to the resident's stars. */
public final class TalkedThrough {
  /** Its row's last version: the resident's stars. */
  public static final long LAST_VERSION = 8;

  private static final Caller QUEUE = Caller.hub("queue");
  private static final Caller RESIDENT =
      new Caller(Caller.Role.RESIDENT, RowSamples.RESIDENT.value());
  private static final Caller LAWYER = new Caller(Caller.Role.LAWYER, RowSamples.LAWYER.value());
  private static final Sealed NOTHING = Sealed.none(RowSamples.RESIDENT.value());
  private static final Media VIDEO = new Media(true, true);

  private final ActorRef<Message> entity;
  private final TestProbe<Reply> replies;

  private TalkedThrough(ActorTestKit kit, String id, Witness witness) {
    var environment =
        new EntityEnvironment(Clock.systemUTC(), () -> true, (to, message) -> {}, witness);
    var spec = ConsultationRules.spec(ConsultationSettings.defaults());
    this.entity = kit.spawn(EntityActor.create(spec, id, environment, Optional.empty()));
    this.replies = kit.createTestProbe();
  }

  public static void on(ActorTestKit kit, String id, Witness witness) {
    var talk = new TalkedThrough(kit, id, witness);
    talk.ask(QUEUE, new Consultation.Open(commission(Kind.LIVE)));
    talk.ask(RESIDENT, new Consultation.Join(VIDEO));
    talk.ask(LAWYER, new Consultation.Join(Media.NONE));
    talk.ask(RESIDENT, new Consultation.Say(NOTHING));
    talk.ask(LAWYER, new Consultation.SetHold(true));
    talk.ask(LAWYER, new Consultation.End(Outcome.FOLLOW_UP));
    talk.ask(LAWYER, new Consultation.CompleteRecord(advice()));
    talk.ask(RESIDENT, new Consultation.Rate(5, NOTHING));
    kit.stop(talk.entity, Duration.ofSeconds(10));
  }

  /** A message, whose answer ends it: two tagged events at once. */
  public static void inWriting(ActorTestKit kit, String id, Witness witness) {
    var talk = new TalkedThrough(kit, id, witness);
    talk.ask(QUEUE, new Consultation.Open(commission(Kind.MESSAGE)));
    talk.ask(LAWYER, new Consultation.CompleteRecord(advice()));
    kit.stop(talk.entity, Duration.ofSeconds(10));
  }

  private void ask(Caller by, Consultation.Command command) {
    var id = new CommandId(UUID.randomUUID().toString());
    var deadline = Clock.systemUTC().instant().plusSeconds(60);
    entity.tell(new Message.Ask(id, deadline, by, command, replies.getRef()));
    assertThat(replies.receiveMessage(Duration.ofSeconds(60))).isEqualTo(new Reply.Done(id));
  }

  private static Consultation.Advice advice() {
    return new Consultation.Advice(
        "DEBT", NOTHING, NOTHING, NOTHING, List.of("民法典 675"), "", "2026-12-01");
  }

  private static Consultation.Commission commission(Kind kind) {
    return new Consultation.Commission(
        RowSamples.OFFICE,
        new TicketId("ticket-1"),
        RowSamples.RESIDENT,
        RowSamples.LAWYER,
        new CaseId("case-1"),
        new DeskId("general"),
        kind,
        RowSamples.brief(),
        Instant.parse("2026-11-23T08:00:00Z"),
        1);
  }
}
