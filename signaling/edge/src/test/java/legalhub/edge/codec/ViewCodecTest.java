package legalhub.edge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.alert.AlertsView;
import legalhub.actors.caseload.CaseloadView;
import legalhub.actors.conference.AskedIn;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.dashboard.DashboardView;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.fleet.FleetView;
import legalhub.actors.legalcase.LegalCaseView;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.QueueView;
import legalhub.actors.rota.RotaView;
import legalhub.actors.session.SessionView;
import legalhub.actors.supervision.SupervisionView;
import legalhub.actors.terminal.TerminalView;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.edge.FakeSealer;
import legalhub.wire.v1.Part;
import org.junit.jupiter.api.Test;

/** Every part of every view that a client may see has a wire form. */
class ViewCodecTest {
  private static final Caller RESIDENT = new Caller(Caller.Role.RESIDENT, "r-1");

  private final ViewCodec codec = new ViewCodec(new FakeSealer());

  /** The views behind the topics of the wire; those of Lawyer and Account stay inside the hub. */
  private static Stream<Class<? extends ViewPart>> parts() {
    var own =
        Stream.of(
                SessionView.class,
                QueueView.class,
                ConsultationView.class,
                LegalCaseView.class,
                DashboardView.class,
                SupervisionView.class,
                CaseloadView.class,
                VoiceReportView.class,
                TerminalView.class,
                FleetView.class,
                RotaView.class,
                ConferenceView.class,
                AskedIn.class)
            .flatMap(view -> Samples.records(view, ViewPart.class))
            // For whoever judges a position or a device within the hub, and what HTTP tells of
            // rules.
            .filter(part -> part != SupervisionView.Area.class && part != TerminalView.File.class)
            .filter(part -> part != QueueView.Rules.class);
    // A dashboard shows what the office's alerts told it.
    return Stream.concat(own, Stream.of(AlertsView.Alert.class));
  }

  private Part write(ViewPart part, Caller viewer) {
    return codec.toWire(Map.of("key", part), viewer).toCompletableFuture().join().get(0);
  }

  @Test
  void everyPartOfEveryViewHasAWireForm() {
    assertThat(codec.kinds())
        .isEqualTo(parts().<Class<? extends ViewPart>>map(p -> p).collect(Collectors.toSet()));
  }

  @Test
  void everyWireFormIsOfItsOwnKindAndFilled() {
    var cases = new HashSet<Part.PartCase>();
    parts()
        .forEach(
            type -> {
              var wire = write(Samples.of(type), RESIDENT);
              assertThat(wire.getKey()).isEqualTo("key");
              assertThat(cases.add(wire.getPartCase())).as(type.getName()).isTrue();
              assertThat(wire.getSerializedSize()).as(type.getName()).isGreaterThan(8);
            });
    var all = Set.of(Part.PartCase.values());
    assertThat(all).hasSize(cases.size() + 1);
  }

  private static ConsultationView.Chat chat(String subject) {
    var sample = Samples.of(ConsultationView.Chat.class);
    return new ConsultationView.Chat(
        1, sample.from(), FakeSealer.sealed(subject, Purpose.CHAT, "secret"), sample.at());
  }

  @Test
  void onlyTheirOwnResidentAndLawyersReadWhatIsPersonal() {
    assertThat(write(chat("r-1"), RESIDENT).getChat().getText()).isEqualTo("secret");
    var lawyer = new Caller(Caller.Role.LAWYER, "l-1");
    assertThat(write(chat("r-1"), lawyer).getChat().getText()).isEqualTo("secret");
    for (var role : Set.of(Caller.Role.OFFICER, Caller.Role.ADMINISTRATOR, Caller.Role.HUB)) {
      assertThat(write(chat("r-1"), new Caller(role, "r-1")).getChat().getText()).isEmpty();
    }
    assertThat(write(chat("r-2"), RESIDENT).getChat().getText()).isEmpty();
  }

  @Test
  void whatIsWrittenToAllIsReadByEverybodyOfTheConference() {
    var sample = Samples.of(ConferenceView.Line.class);
    var text = FakeSealer.sealed("r-1", Purpose.CONFERENCE_LINE, "secret");
    var line = new ConferenceView.Line(1, sample.from(), sample.role(), text, sample.at());
    for (var role : Set.of(Caller.Role.GUEST, Caller.Role.LAWYER, Caller.Role.OFFICER)) {
      assertThat(write(line, new Caller(role, "x")).getLine().getText()).isEqualTo("secret");
    }
    assertThat(write(line, RESIDENT).getLine().getText()).isEqualTo("secret");
    for (var role : Set.of(Caller.Role.ADMINISTRATOR, Caller.Role.SUPERVISED_PERSON)) {
      assertThat(write(line, new Caller(role, "x")).getLine().getText()).isEmpty();
    }
  }

  @Test
  void whatWasntGivenIsEmpty() {
    var none =
        new ConsultationView.Chat(1, chat("r-1").from(), Sealed.none("r-1"), chat("r-1").at());
    assertThat(write(none, RESIDENT).getChat().getText()).isEmpty();
  }

  @Test
  void aPartOfNobodyFails() {
    record Stray() implements ViewPart {}
    assertThat(codec.toWire(Map.of("key", new Stray()), RESIDENT).toCompletableFuture())
        .isCompletedExceptionally();
  }
}
