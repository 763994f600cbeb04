package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import legalhub.hub.webhook.Receiver;
import legalhub.wire.v1.AcceptOffer;
import legalhub.wire.v1.AskForLawyer;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.Channel;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.ConsultationTopic;
import legalhub.wire.v1.DeskTopic;
import legalhub.wire.v1.DutyState;
import legalhub.wire.v1.EndCall;
import legalhub.wire.v1.GoOnDuty;
import legalhub.wire.v1.JoinCall;
import legalhub.wire.v1.Outcome;
import legalhub.wire.v1.Topic;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * A whole hub on which one consultation has taken its course, followed by a webhook. All tests of
 * this JVM that look at what is left share one.
 *
 * @param metrics as they were right after it
 */
record ConsultedHub(
    RunningHub running,
    RunningHub.LoggedIn lawyer,
    RunningHub.LoggedIn resident,
    String consultation,
    String metrics,
    Receiver receiver)
    implements AutoCloseable {
  static final String TICKET = "ticket-0f3a";
  static final String HOOK = "big-data";

  private static final byte[] SECRET = new byte[32];

  /** Gives it to tests; made at the first use, stopped at the end of the JVM's tests. */
  static final class Once extends TypeBasedParameterResolver<ConsultedHub> {
    private record Kept(ConsultedHub hub) implements AutoCloseable {
      @Override
      public void close() {
        hub.close();
      }
    }

    @Override
    public ConsultedHub resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Kept.class, any -> new Kept(start()), Kept.class)
          .hub();
    }
  }

  private static ConsultedHub start() {
    try {
      var receiver = new Receiver(SECRET);
      var hooks = Files.createTempFile(Path.of("target"), "webhooks", ".conf");
      Files.writeString(
          hooks,
          "webhooks = [{ name = %s, url = \"%s\", secret = \"whsec_%s\" }]"
              .formatted(HOOK, receiver.url(), Base64.getEncoder().encodeToString(SECRET)));
      var settings =
          ConfigFactory.parseMap(
              Map.of("legalhub.webhooks.file", hooks.toAbsolutePath().toString()));
      return consulted(new RunningHub(settings), receiver);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ConsultedHub consulted(RunningHub running, Receiver receiver) {
    var lawyer =
        running.logIn("/api/sessions/staff", Map.of("name", "shen", "password", "legalhub"));
    var resident = running.logIn("/api/sessions/anonymous", Map.of());
    var desk = running.page(lawyer);
    desk.watch(Topic.newBuilder().setDesk(DeskTopic.getDefaultInstance()));
    assertDone(desk, Command.newBuilder().setGoOnDuty(GoOnDuty.getDefaultInstance()));
    desk.part(part -> part.getDuty().getState() == DutyState.AVAILABLE);
    var phone = running.page(resident);
    assertDone(phone, Command.newBuilder().setAskForLawyer(ask()));
    var consultation = desk.part(part -> part.hasOffer()).getOffer().getOfferId();
    assertDone(
        desk,
        Command.newBuilder().setAcceptOffer(AcceptOffer.newBuilder().setOfferId(consultation)));
    talk(desk, phone, consultation);
    var metrics = running.management("GET", "/metrics").body();
    return new ConsultedHub(running, lawyer, resident, consultation, metrics, receiver);
  }

  private static AskForLawyer.Builder ask() {
    return AskForLawyer.newBuilder()
        .setTicketId(TICKET)
        .setDesk("family")
        .setCategory("MARRIAGE_FAMILY")
        .setChannel(Channel.PHONE_WEB)
        .setDisplayName("Aunt Wang")
        .setFacts("the house that was my mother's");
  }

  private static void talk(TestPage desk, TestPage phone, String consultation) {
    for (var page : new TestPage[] {desk, phone}) {
      page.watch(
          Topic.newBuilder()
              .setConsultation(ConsultationTopic.newBuilder().setConsultationId(consultation)));
      page.part(part -> part.getCall().getPhase() == CallPhase.JOINING);
      assertDone(
          page,
          Command.newBuilder().setJoinCall(JoinCall.newBuilder().setConsultationId(consultation)));
    }
    desk.part(part -> part.getCall().getPhase() == CallPhase.TALKING);
    assertDone(
        desk,
        Command.newBuilder()
            .setEndCall(
                EndCall.newBuilder().setConsultationId(consultation).setOutcome(Outcome.RESOLVED)));
    phone.part(part -> part.getCall().getPhase() == CallPhase.RECORDING_ADVICE);
    desk.part(part -> part.getDuty().getState() == DutyState.WRAP_UP);
  }

  private static void assertDone(TestPage page, Command.Builder command) {
    var answer = page.ask(command);
    assertThat(answer.hasDone()).as(answer.toString()).isTrue();
  }

  @Override
  public void close() {
    running.close();
    receiver.close();
  }
}
