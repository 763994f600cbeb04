package legalhub.actors.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import legalhub.actors.account.Account;
import legalhub.actors.account.AccountView;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.Side;
import legalhub.actors.dashboard.Measure;
import legalhub.actors.dashboard.Summary;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.CommandId;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Reply;
import legalhub.actors.entity.SeatNotice;
import legalhub.actors.entity.ViewUpdate;
import legalhub.actors.entity.ViewVersion;
import legalhub.actors.lawyer.Lawyer;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.lawyer.LawyerView;
import legalhub.actors.lawyer.Standing;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.legalcase.LegalCase;
import legalhub.actors.legalcase.LegalCaseView;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.CloseReason;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.OfferId;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueView;
import legalhub.actors.queue.Rule;
import legalhub.actors.queue.TicketId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.session.SessionView;
import legalhub.actors.signal.Signals;
import legalhub.actors.town.DeskId;
import org.apache.pekko.actor.typed.ActorRef;

/** Every class that crosses between nodes, with its number; see {@link KryoRegistry}. */
final class KryoIds {
  /** One class and its number. */
  record Row(int id, Class<?> type) {}

  /** All of them. */
  static List<Row> all() {
    return Stream.of(
            HUB,
            OfficeKryoIds.ROWS,
            SupervisionKryoIds.ROWS,
            TerminalKryoIds.ROWS,
            RotaKryoIds.ROWS,
            AdministrationKryoIds.ROWS,
            ConferenceKryoIds.ROWS)
        .flatMap(List::stream)
        .toList();
  }

  private static final List<Row> HUB =
      List.of(
          // What records are made of.
          id(1, int.class),
          id(2, long.class),
          id(3, boolean.class),
          id(4, double.class),
          id(10, String.class),
          id(11, byte[].class),
          id(12, Instant.class),
          id(13, Duration.class),
          id(14, Optional.class),
          id(15, List.class),
          id(16, Set.class),
          id(17, Map.class),
          id(18, ActorRef.class),
          // Names, worth one byte each.
          id(20, CommandId.class),
          id(21, Caller.class),
          id(22, Caller.Role.class),
          id(23, EntityAddress.class),
          id(24, EntityKind.class),
          id(25, Sealed.class),
          id(26, PoolId.class),
          id(27, DeskId.class),
          id(28, TicketId.class),
          id(29, OfferId.class),
          id(30, ConsultationId.class),
          id(31, CaseId.class),
          id(32, ResidentId.class),
          id(33, LawyerId.class),
          // entity: the envelope.
          id(150, Message.Ask.class),
          id(151, Message.Watch.class),
          id(152, Message.Unwatch.class),
          id(153, Message.Attend.class),
          id(154, Message.Depart.class),
          id(155, Message.Look.class),
          id(156, Message.Relay.class),
          id(157, Message.Wake.class),
          id(158, Message.Notice.class),
          id(159, Message.Receipt.class),
          // entity: the answers.
          id(160, Reply.Done.class),
          id(161, Reply.Refused.class),
          id(162, Refusal.class),
          id(163, ViewUpdate.Whole.class),
          id(164, ViewUpdate.Changed.class),
          id(165, ViewUpdate.Closed.class),
          id(166, SeatNotice.Displaced.class),
          id(167, Audience.class),
          id(168, ViewVersion.class),
          // queue.
          id(200, Queue.Join.class),
          id(201, Queue.Withdraw.class),
          id(202, Queue.Convert.class),
          id(203, Queue.Presence.class),
          id(204, Queue.Availability.class),
          id(205, Queue.Accept.class),
          id(206, Queue.Decline.class),
          id(207, Queue.TalkStarted.class),
          id(208, Queue.TalkEnded.class),
          id(209, Queue.WrappedUp.class),
          id(210, Queue.EndTicket.class),
          id(211, Queue.RingOut.class),
          id(212, Queue.Widen.class),
          id(213, Queue.OfferInstead.class),
          id(214, Queue.AbsentTooLong.class),
          id(215, Queue.Reconsider.class),
          id(216, Queue.Undeliverable.class),
          id(217, Queue.WaitedTooLong.class),
          // queue: what they carry.
          id(240, Queue.Entry.class),
          id(241, Queue.Over.class),
          id(242, Queue.ResidentMissing.class),
          id(243, Queue.LawyerMissing.class),
          id(244, Queue.HandedOn.class),
          id(245, Queue.Conflicted.class),
          id(246, Kind.class),
          id(247, Rule.class),
          id(248, CloseReason.class),
          // queue: views.
          id(260, QueueView.Place.class),
          id(261, QueueView.Wait.class),
          id(262, QueueView.Duty.class),
          id(263, QueueView.Offer.class),
          id(264, QueueView.Work.class),
          id(265, QueueView.Board.class),
          id(266, QueueView.Waiting.class),
          id(267, QueueView.TicketState.class),
          id(268, QueueView.DutyState.class),
          id(269, QueueView.OnDuty.class),
          // session.
          id(300, ResidentSession.AskForLawyer.class),
          id(301, ResidentSession.Withdraw.class),
          id(302, ResidentSession.ChooseFallback.class),
          id(303, ResidentSession.FinishVisit.class),
          id(304, ResidentSession.JoinRefused.class),
          id(305, ResidentSession.Answered.class),
          id(306, ResidentSession.Requeued.class),
          id(307, ResidentSession.TicketClosed.class),
          id(308, ResidentSession.ConsultationEnded.class),
          id(309, ResidentSession.ConnectionLost.class),
          id(310, ResidentSession.ConnectionBack.class),
          id(311, ResidentSession.RatingOver.class),
          // session: what they carry, and views.
          id(340, ResidentSession.Visit.class),
          id(341, Brief.class),
          id(342, Channel.class),
          id(343, Group.class),
          id(344, Media.class),
          id(345, SessionView.Visit.class),
          id(346, SessionView.Phase.class),
          // lawyer.
          id(400, Lawyer.GoOnDuty.class),
          id(401, Lawyer.GoOffDuty.class),
          id(402, Lawyer.TurnAway.class),
          id(403, Lawyer.ConnectionLost.class),
          id(404, Lawyer.ConnectionBack.class),
          // lawyer: what they carry, and views.
          id(420, Standing.class),
          id(421, LawyerView.Duty.class),
          // consultation.
          id(450, Consultation.Open.class),
          id(451, Consultation.Join.class),
          id(452, Consultation.Leave.class),
          id(453, Consultation.Say.class),
          id(454, Consultation.SetMedia.class),
          id(455, Consultation.SetHold.class),
          id(456, Consultation.End.class),
          id(457, Consultation.ReportQuality.class),
          id(458, Consultation.CompleteRecord.class),
          id(459, Consultation.AddAddendum.class),
          id(460, Consultation.Transfer.class),
          id(461, Consultation.CheckConflict.class),
          id(462, Consultation.Rate.class),
          id(463, Consultation.JoinTimeOut.class),
          id(464, Consultation.LineLost.class),
          id(465, Consultation.LineBack.class),
          id(466, Consultation.DropTimeOut.class),
          id(467, Consultation.WrapUpTimeOut.class),
          id(468, Consultation.ResidentGone.class),
          // consultation: what they carry.
          id(490, Consultation.Commission.class),
          id(491, Consultation.Advice.class),
          id(492, Consultation.Quality.class),
          id(493, Outcome.class),
          id(494, Side.class),
          // consultation: views.
          id(500, ConsultationView.Call.class),
          id(501, ConsultationView.Participant.class),
          id(502, ConsultationView.Asked.class),
          id(503, ConsultationView.Chat.class),
          id(504, ConsultationView.Written.class),
          id(505, ConsultationView.Addendum.class),
          id(506, ConsultationView.Measured.class),
          id(507, ConsultationView.Phase.class),
          // consultation: the call's negotiation.
          id(520, Signals.Enter.class),
          id(521, Signals.Resume.class),
          id(522, Signals.Send.class),
          id(523, Signals.Ack.class),
          id(524, Signals.Entered.class),
          id(525, Signals.NewEpoch.class),
          id(526, Signals.Deliver.class),
          id(527, Signals.Acked.class),
          id(528, Signals.Description.class),
          id(529, Signals.Candidate.class),
          id(530, Signals.NotOpen.class),
          // legalcase.
          id(550, LegalCase.Attach.class),
          id(551, LegalCase.Admit.class),
          id(552, LegalCase.Entry.class),
          id(553, LegalCaseView.Matter.class),
          id(554, LegalCaseView.Entry.class),
          // account.
          id(600, Account.Enrol.class),
          id(601, Account.SignIn.class),
          id(602, Account.Refresh.class),
          id(603, Account.SignOut.class),
          id(604, Account.RevokeAll.class),
          id(605, AccountView.Credentials.class),
          // record.
          id(620, ServiceRecord.class),
          id(621, ServiceRecord.Place.class),
          id(622, ServiceRecord.Matter.class),
          id(623, ServiceRecord.Parties.class),
          id(624, ServiceRecord.Times.class),
          id(625, ServiceRecord.Merit.class),
          id(626, Service.class),
          // dashboard.
          id(640, Summary.class),
          id(641, Measure.class));

  private KryoIds() {}

  static Row id(int id, Class<?> type) {
    return new Row(id, type);
  }
}
