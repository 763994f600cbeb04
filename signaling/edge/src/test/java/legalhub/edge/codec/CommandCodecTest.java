package legalhub.edge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.conference.Conference;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Refusal;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.Queue;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.edge.ConflictCheck;
import legalhub.edge.FakeSealer;
import legalhub.edge.Fixtures;
import legalhub.edge.token.Principal;
import legalhub.wire.v1.AskForLawyer;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import legalhub.wire.v1.Fallback;
import legalhub.wire.v1.Group;
import org.junit.jupiter.api.Test;

/** Every command: where it goes, what is sealed, what its fields may hold. */
class CommandCodecTest {
  /** What entities, alarms, leases and the hub's HTTP ask; never a person over the socket. */
  private static final Set<String> NOT_FROM_THE_SOCKET =
      Set.of(
          "Consultation.Open",
          "Consultation.JoinTimeOut",
          "Consultation.LineLost",
          "Consultation.LineBack",
          "Consultation.DropTimeOut",
          "Consultation.WrapUpTimeOut",
          "Consultation.ResidentGone",
          "Conference.Open",
          "Conference.Close",
          "Conference.Knock",
          "Conference.Assign",
          "Conference.NobodyComes",
          "Conference.AssistantLate",
          "Conference.InvitationOver",
          "Conference.LineLost",
          "Conference.LineBack",
          "Lawyer.TurnAway",
          "Lawyer.ConnectionLost",
          "Lawyer.ConnectionBack",
          "Queue.Join",
          "Queue.Assist",
          "Queue.Withdraw",
          "Queue.Convert",
          "Queue.Presence",
          "Queue.Availability",
          "Queue.TalkStarted",
          "Queue.TalkEnded",
          "Queue.WrappedUp",
          "Queue.EndTicket",
          "Queue.SetRules",
          "Queue.RingOut",
          "Queue.Widen",
          "Queue.OfferInstead",
          "Queue.AbsentTooLong",
          "Queue.WaitedTooLong",
          "Queue.Reconsider",
          "Queue.Undeliverable",
          "ResidentSession.JoinRefused",
          "ResidentSession.Answered",
          "ResidentSession.Requeued",
          "ResidentSession.TicketClosed",
          "ResidentSession.ConsultationEnded",
          "ResidentSession.ConnectionLost",
          "ResidentSession.ConnectionBack",
          "ResidentSession.RatingOver");

  private final CommandCodec codec =
      new CommandCodec(
          new FakeSealer(), Fixtures.town(), Fixtures.NO_CONFLICTS, Fixtures.CONFERENCES);

  private static Speaker speaker(Caller.Role role) {
    var id = role == Caller.Role.LAWYER ? Fixtures.LAWYER.value() : "r-1";
    return new Speaker(
        new Principal(role, id, "f", Instant.EPOCH, Instant.EPOCH),
        consultation -> Optional.of(new ResidentId("r-9")));
  }

  private static Caller.Role someoneWhoMay(BodyCase kind) {
    return Arrays.stream(Caller.Role.values())
        .filter(role -> Permissions.allows(role, kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody may " + kind));
  }

  private Translated translate(Command command) {
    return codec.fromWire(command, speaker(someoneWhoMay(command.getBodyCase())));
  }

  private Object made(Translated translated) {
    return ((Translated.Addressed) translated).command().toCompletableFuture().join();
  }

  @Test
  void everyCommandOfTheWireIsTranslatedAndMayBeSentBySomebody() {
    var kinds =
        Arrays.stream(BodyCase.values())
            .filter(kind -> kind != BodyCase.BODY_NOT_SET)
            .collect(Collectors.toSet());
    assertThat(codec.kinds()).isEqualTo(kinds);
    assertThat(WireCommands.all().keySet()).isEqualTo(kinds);
    WireCommands.all()
        .values()
        .forEach(command -> assertThat(made(translate(command))).isNotNull());
  }

  @Test
  void whoIsKnownToActForTheOtherSideIsNamedWithTheAsk() {
    ConflictCheck check =
        (own, other) ->
            CompletableFuture.completedFuture(
                own.equals("Li Na") && other.equals("Zhao Wei")
                    ? Set.of(Fixtures.LAWYER)
                    : Set.<LawyerId>of());
    var checked = new CommandCodec(new FakeSealer(), Fixtures.town(), check, Fixtures.CONFERENCES);
    var ask = command(WireCommands.ask().setDisplayName("Li Na").setOtherParty("Zhao Wei"));
    var made =
        (ResidentSession.AskForLawyer) made(checked.fromWire(ask, speaker(Caller.Role.RESIDENT)));
    assertThat(made.visit().conflicts()).containsExactly(Fixtures.LAWYER);
  }

  /** A command that is added to an entity must get its way over the wire, or its name above. */
  @Test
  void everyCommandOfTheEntitiesComesFromTheWireOrIsKnownNotTo() {
    var fromWire =
        WireCommands.all().values().stream()
            .map(command -> made(translate(command)).getClass())
            .collect(Collectors.toSet());
    var others =
        Stream.of(
                Consultation.Command.class,
                Conference.Command.class,
                Lawyer.Command.class,
                Queue.Command.class,
                ResidentSession.Command.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .filter(type -> !fromWire.contains(type))
            .map(type -> type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName())
            .toList();
    assertThat(others).containsExactlyInAnyOrderElementsOf(NOT_FROM_THE_SOCKET);
  }

  @Test
  void eachGoesToItsEntity() {
    var addresses = new HashSet<String>();
    WireCommands.all()
        .forEach(
            (kind, command) -> {
              var to = ((Translated.Addressed) translate(command)).to();
              addresses.add(kind + " " + to.kind() + " " + to.id());
            });
    assertThat(addresses)
        .contains(
            "ASK_FOR_LAWYER RESIDENT_SESSION r-1",
            "WITHDRAW RESIDENT_SESSION r-1",
            "CHOOSE_FALLBACK RESIDENT_SESSION r-1",
            "FINISH_VISIT RESIDENT_SESSION r-1",
            "RATE CONSULTATION k-1",
            "JOIN_CALL CONSULTATION k-1",
            "OPEN_CONFERENCE CONSULTATION k-1",
            "JOIN_CONFERENCE CONFERENCE conf-k-1",
            "LEAVE_CALL CONSULTATION k-1",
            "SAY CONSULTATION k-1",
            "SET_MEDIA CONSULTATION k-1",
            "SET_HOLD CONSULTATION k-1",
            "END_CALL CONSULTATION k-1",
            "REPORT_QUALITY CONSULTATION k-1",
            "COMPLETE_RECORD CONSULTATION k-1",
            "ADD_ADDENDUM CONSULTATION k-1",
            "TRANSFER CONSULTATION k-1",
            "CHECK_CONFLICT CONSULTATION k-1",
            "GO_ON_DUTY LAWYER lawyer-1",
            "GO_OFF_DUTY LAWYER lawyer-1",
            "ACCEPT_OFFER QUEUE pool-1",
            "DECLINE_OFFER QUEUE pool-1");
  }

  @Test
  void anAskNamesItsPoolItsMatterAndSealsWhatIsPersonal() {
    var ask =
        (ResidentSession.AskForLawyer)
            made(
                translate(
                    command(
                        WireCommands.ask()
                            .addGroups(Group.ELDERLY)
                            .addGroups(Group.ELDERLY)
                            .setInstead(Fallback.FALLBACK_MESSAGE))));
    var visit = ask.visit();
    assertThat(visit.pool()).isEqualTo(Fixtures.POOL);
    assertThat(visit.matter()).isEqualTo(CaseId.of(new ResidentId("r-1"), "LABOUR"));
    assertThat(visit.kind()).isEqualTo(Kind.MESSAGE);
    assertThat(visit.brief().groups()).containsExactly(legalhub.actors.session.Group.ELDERLY);
    assertThat(visit.brief().facts()).isEqualTo(FakeSealer.sealed("r-1", Purpose.FACTS, "facts"));
    assertThat(visit.brief().displayName())
        .isEqualTo(FakeSealer.sealed("r-1", Purpose.NAME, "name"));
    assertThat(visit.brief().otherParty().isNone()).isTrue();
  }

  private static Command command(AskForLawyer.Builder ask) {
    return Command.newBuilder().setId("c").setAskForLawyer(ask).build();
  }

  @Test
  void aLawyersRecordIsSealedUnderTheResidentsKey() {
    var record =
        (Consultation.CompleteRecord)
            made(translate(WireCommands.all().get(BodyCase.COMPLETE_RECORD)));
    assertThat(record.advice().advice())
        .isEqualTo(FakeSealer.sealed("r-9", Purpose.RECORD_ADVICE, "advice"));
  }

  @Test
  void whoseConsultationItIsMustBeKnownToALawyerOnly() {
    var say = WireCommands.all().get(BodyCase.SAY);
    var lawyer = new Speaker(speaker(Caller.Role.LAWYER).principal(), any -> Optional.empty());
    assertThat(codec.fromWire(say, lawyer)).isInstanceOf(Translated.ResidentUnknown.class);
    var resident = new Speaker(speaker(Caller.Role.RESIDENT).principal(), any -> Optional.empty());
    assertThat(codec.fromWire(say, resident)).isInstanceOf(Translated.Addressed.class);
  }

  @Test
  void aLawyerOfNoPoolHasNoOffers() {
    var principal = new Principal(Caller.Role.LAWYER, "stray", "f", Instant.EPOCH, Instant.EPOCH);
    var accept = WireCommands.all().get(BodyCase.ACCEPT_OFFER);
    assertThat(codec.fromWire(accept, new Speaker(principal, any -> Optional.empty())))
        .isEqualTo(new Translated.Rejected(Refusal.NOT_FOUND));
  }
}
