package legalhub.edge.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.conference.MemberId;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.Side;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.SessionView;
import legalhub.edge.FakeSealer;
import legalhub.edge.Fixtures;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.ConferenceTopic;
import legalhub.wire.v1.ConsultationTopic;
import legalhub.wire.v1.JoinCall;
import legalhub.wire.v1.Say;
import legalhub.wire.v1.SayToAll;
import legalhub.wire.v1.Subscribe;
import legalhub.wire.v1.Topic;
import legalhub.wire.v1.VisitTopic;
import legalhub.wire.v1.Withdraw;

/** Frames and parts that many tests need. */
final class Frames {
  private Frames() {}

  static Command.Builder withdraw(String id) {
    return Command.newBuilder()
        .setId(id)
        .setTtlMillis(10_000)
        .setWithdraw(Withdraw.newBuilder().setTicketId("t-1"));
  }

  static Command.Builder say(String id, String consultation, String text) {
    return Command.newBuilder()
        .setId(id)
        .setTtlMillis(10_000)
        .setSay(Say.newBuilder().setConsultationId(consultation).setText(text));
  }

  static Command.Builder sayToAll(String id, String conference, String text) {
    return Command.newBuilder()
        .setId(id)
        .setTtlMillis(10_000)
        .setSayToAll(SayToAll.newBuilder().setConferenceId(conference).setText(text));
  }

  static Command.Builder joinCall(String id, String consultation) {
    return Command.newBuilder()
        .setId(id)
        .setTtlMillis(10_000)
        .setJoinCall(JoinCall.newBuilder().setConsultationId(consultation));
  }

  static Subscribe.Builder visit(int number) {
    return Subscribe.newBuilder()
        .setSubscription(number)
        .setTopic(Topic.newBuilder().setVisit(VisitTopic.getDefaultInstance()));
  }

  static Subscribe.Builder consultation(int number, String id) {
    return Subscribe.newBuilder()
        .setSubscription(number)
        .setTopic(
            Topic.newBuilder()
                .setConsultation(ConsultationTopic.newBuilder().setConsultationId(id)));
  }

  static Subscribe.Builder conference(int number, String id) {
    return Subscribe.newBuilder()
        .setSubscription(number)
        .setTopic(
            Topic.newBuilder().setConference(ConferenceTopic.newBuilder().setConferenceId(id)));
  }

  static ConferenceView.Whole conference(String consultation, String resident) {
    var id = new ConsultationId(consultation);
    return new ConferenceView.Whole(
        ConferenceId.of(id),
        id,
        Optional.of(new MemberId("m3")),
        Optional.empty(),
        false,
        true,
        Conference.Recording.NONE,
        Instant.EPOCH,
        Optional.of(new ResidentId(resident)));
  }

  static ConsultationView.Call call(
      String consultation, String resident, ConsultationView.Phase phase) {
    return new ConsultationView.Call(
        new ConsultationId(consultation),
        phase,
        new CaseId("case-1"),
        Fixtures.LAWYER,
        new ResidentId(resident),
        Kind.LIVE,
        Instant.EPOCH,
        Optional.empty(),
        false,
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        Optional.empty());
  }

  static ConsultationView.Chat chat(int number, String resident, String text) {
    return new ConsultationView.Chat(
        number, Side.RESIDENT, FakeSealer.sealed(resident, "chat", text), Instant.EPOCH);
  }

  static SessionView.Visit visit(String reason) {
    return new SessionView.Visit(
        SessionView.Phase.IDLE,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        List.of(),
        false);
  }
}
