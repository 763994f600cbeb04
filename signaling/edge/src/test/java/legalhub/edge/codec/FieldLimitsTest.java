package legalhub.edge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import legalhub.actors.entity.Caller;
import legalhub.actors.session.ResidentId;
import legalhub.edge.FakeSealer;
import legalhub.edge.Fixtures;
import legalhub.edge.token.Principal;
import legalhub.wire.v1.AskForLawyer;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Command.BodyCase;
import org.junit.jupiter.api.Test;

/** Every field of every command at its limit, and one past it. */
class FieldLimitsTest {
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

  private static Command command(AskForLawyer.Builder ask) {
    return Command.newBuilder().setId("c").setAskForLawyer(ask).build();
  }

  @Test
  void everyTextIsTakenAtItsLimitAndRefusedPastIt() {
    limit(2_000, text -> command(WireCommands.ask().setFacts(text)));
    limit(40, text -> command(WireCommands.ask().setDisplayName(text)));
    limit(80, text -> command(WireCommands.ask().setOtherParty(text)));
    limit(32, text -> command(WireCommands.ask().setContact(text)));
    limit(2_000, text -> command(WireCommands.ask().setText(text)));
    limit(64, text -> command(WireCommands.ask().setCategory(text)));
    limit(64, text -> command(WireCommands.ask().setVillage(text)));
    limit(
        32,
        text -> edit(BodyCase.CHOOSE_FALLBACK, c -> c.getChooseFallbackBuilder().setContact(text)));
    limit(
        2_000,
        text -> edit(BodyCase.CHOOSE_FALLBACK, c -> c.getChooseFallbackBuilder().setText(text)));
    limit(500, text -> edit(BodyCase.RATE, c -> c.getRateBuilder().setComment(text)));
    limit(1_000, text -> edit(BodyCase.SAY, c -> c.getSayBuilder().setText(text)));
    limit(4_000, text -> edit(BodyCase.ADD_ADDENDUM, c -> c.getAddAddendumBuilder().setText(text)));
    limit(
        4_000,
        text -> edit(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setFacts(text)));
    limit(
        4_000,
        text -> edit(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setRequest(text)));
    limit(
        4_000,
        text -> edit(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setAdvice(text)));
    limit(
        120,
        text ->
            edit(
                BodyCase.COMPLETE_RECORD,
                c -> c.getCompleteRecordBuilder().addCitedArticles(text)));
  }

  private void limit(int max, Function<String, Command> command) {
    // A character outside the basic plane is two in Java and one to a person.
    for (var one : List.of("a", "法", "😀")) {
      assertThat(translate(command.apply(one.repeat(max))))
          .isInstanceOf(Translated.Addressed.class);
      assertThat(translate(command.apply(one.repeat(max + 1)))).isEqualTo(Translated.invalid());
    }
  }

  private static Command edit(BodyCase kind, Consumer<Command.Builder> change) {
    var command = WireCommands.all().get(kind).toBuilder();
    change.accept(command);
    return command.build();
  }

  private void invalid(BodyCase kind, Consumer<Command.Builder> change) {
    assertThat(translate(edit(kind, change))).isEqualTo(Translated.invalid());
  }

  private void valid(BodyCase kind, Consumer<Command.Builder> change) {
    assertThat(translate(edit(kind, change))).isInstanceOf(Translated.Addressed.class);
  }

  @Test
  void fieldsThatAreNotOneOfTheirValuesAreInvalid() {
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().setDesk("nowhere"));
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().setCategory(" "));
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().setTicketId("a b"));
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().setChannelValue(99));
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().clearChannel());
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().addGroupsValue(0));
    invalid(BodyCase.ASK_FOR_LAWYER, c -> c.getAskForLawyerBuilder().setInsteadValue(99));
    invalid(BodyCase.CHOOSE_FALLBACK, c -> c.getChooseFallbackBuilder().clearKind());
    invalid(BodyCase.RATE, c -> c.getRateBuilder().setStars(0));
    valid(BodyCase.RATE, c -> c.getRateBuilder().setStars(1));
    invalid(BodyCase.RATE, c -> c.getRateBuilder().setStars(6));
    invalid(BodyCase.SAY, c -> c.getSayBuilder().setText(""));
    invalid(BodyCase.END_CALL, c -> c.getEndCallBuilder().clearOutcome());
    invalid(BodyCase.DECLINE_OFFER, c -> c.getDeclineOfferBuilder().setReason("TIRED"));
    invalid(BodyCase.REPORT_QUALITY, c -> c.getReportQualityBuilder().setMode("smell"));
    invalid(BodyCase.REPORT_QUALITY, c -> c.getReportQualityBuilder().setLossPerMille(1_001));
    valid(BodyCase.REPORT_QUALITY, c -> c.getReportQualityBuilder().setLossPerMille(1_000));
    invalid(BodyCase.REPORT_QUALITY, c -> c.getReportQualityBuilder().setWidth(-1));
    invalid(BodyCase.TRANSFER, c -> c.getTransferBuilder().clearTo());
    valid(BodyCase.TRANSFER, c -> c.getTransferBuilder().setLawyerId("l-2"));
    invalid(BodyCase.TRANSFER, c -> c.getTransferBuilder().setLawyerId(""));
  }

  @Test
  void aRecordsDayAndArticlesAreChecked() {
    valid(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setFollowUp(""));
    invalid(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setFollowUp("2026-02-30"));
    invalid(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setFollowUp("tomorrow"));
    for (int count : List.of(20, 21)) {
      var command =
          edit(
              BodyCase.COMPLETE_RECORD,
              c -> {
                for (int i = 0; i < count; i++) {
                  c.getCompleteRecordBuilder().addCitedArticles("民法典 第1076条");
                }
              });
      assertThat(translate(command) instanceof Translated.Addressed).isEqualTo(count == 20);
    }
  }

  /** Ids become entity ids, where a {@code |} would break the name of a journal. */
  @Test
  void anIdThatIsNoneIsInvalidEverywhere() {
    for (var id : List.of("", "a|b", "a/b", "汉", "a".repeat(65), "a b")) {
      invalid(BodyCase.WITHDRAW, c -> c.getWithdrawBuilder().setTicketId(id));
      invalid(BodyCase.JOIN_CALL, c -> c.getJoinCallBuilder().setConsultationId(id));
      invalid(BodyCase.SAY, c -> c.getSayBuilder().setConsultationId(id));
      invalid(BodyCase.COMPLETE_RECORD, c -> c.getCompleteRecordBuilder().setConsultationId(id));
      invalid(BodyCase.ACCEPT_OFFER, c -> c.getAcceptOfferBuilder().setOfferId(id));
      invalid(BodyCase.RATE, c -> c.getRateBuilder().setConsultationId(id));
    }
    valid(BodyCase.WITHDRAW, c -> c.getWithdrawBuilder().setTicketId("a".repeat(64)));
  }
}
