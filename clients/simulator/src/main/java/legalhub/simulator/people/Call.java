package legalhub.simulator.people;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.wire.v1.CallPart;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.ChatPart;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.ConsultationTopic;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.JoinCall;
import legalhub.wire.v1.JoinedCall;
import legalhub.wire.v1.LeaveCall;
import legalhub.wire.v1.Media;
import legalhub.wire.v1.ParticipantPart;
import legalhub.wire.v1.RecordPart;
import legalhub.wire.v1.ReportQuality;
import legalhub.wire.v1.Say;
import legalhub.wire.v1.Topic;

/** One participant's side of a consultation. To be closed. */
public final class Call implements AutoCloseable {
  private static final String CALL = "call";
  private static final String CHAT = "chat/";
  private static final String RECORD = "record";
  private static final String PARTICIPANT = "participant/";
  private static final Media BOTH = Media.newBuilder().setAudio(true).setVideo(true).build();

  private final HubClient client;
  private final String consultationId;
  private final Watch watch;

  Call(HubClient client, String consultationId) {
    this.client = client;
    this.consultationId = consultationId;
    var topic = ConsultationTopic.newBuilder().setConsultationId(consultationId);
    this.watch = client.watch(Topic.newBuilder().setConsultation(topic));
  }

  public String consultationId() {
    return consultationId;
  }

  /** The consultation, as this participant's page shows it. */
  public Watch watch() {
    return watch;
  }

  public static CallPart callIn(View view) {
    return view.part(CALL).map(part -> part.getCall()).orElse(CallPart.getDefaultInstance());
  }

  /** Without a time when nothing is written. */
  public static RecordPart recordIn(View view) {
    return view.part(RECORD).map(part -> part.getRecord()).orElse(RecordPart.getDefaultInstance());
  }

  public static List<ChatPart> chatIn(View view) {
    return view.parts(CHAT).stream().map(part -> part.getChat()).toList();
  }

  /** Whether the hub shows this person as being in the call. */
  public static boolean shows(View view, String personId) {
    return view.parts(PARTICIPANT).stream()
        .map(part -> part.getParticipant())
        .filter(participant -> participant.getPersonId().equals(personId))
        .anyMatch(ParticipantPart::getPresent);
  }

  public CompletableFuture<JoinedCall> join() {
    var join = JoinCall.newBuilder().setConsultationId(consultationId).setMedia(BOTH);
    return client.send(Command.newBuilder().setJoinCall(join)).thenApply(Done::getJoinedCall);
  }

  public CompletableFuture<CallPart> awaitPhase(CallPhase phase, Duration within) {
    return await("in phase " + phase, view -> callIn(view).getPhase() == phase, within)
        .thenApply(Call::callIn);
  }

  public CompletableFuture<View> await(String what, Predicate<View> wish, Duration within) {
    return watch.await("call " + what, wish, within);
  }

  public CompletableFuture<Done> say(String text) {
    var say = Say.newBuilder().setConsultationId(consultationId).setText(text);
    return client.send(Command.newBuilder().setSay(say));
  }

  public CompletableFuture<Done> reportQuality(ReportQuality.Builder measured) {
    return client.send(
        Command.newBuilder().setReportQuality(measured.setConsultationId(consultationId)));
  }

  /** For good. */
  public CompletableFuture<Done> leave() {
    var leave = LeaveCall.newBuilder().setConsultationId(consultationId);
    return client.send(Command.newBuilder().setLeaveCall(leave));
  }

  /** A negotiation with the other side that needs no media. To be begun after joining. */
  public FakePeer peer(FakePeer.Witness witness) {
    return new FakePeer(client, consultationId, witness);
  }

  /** Looks away; the hub isn't told. */
  @Override
  public void close() {
    watch.close();
  }
}
