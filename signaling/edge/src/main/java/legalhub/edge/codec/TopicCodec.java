package legalhub.edge.codec;

import java.util.Optional;
import legalhub.actors.caseload.CaseloadView;
import legalhub.actors.conference.AskedIn;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.dashboard.AllOfficesFeed;
import legalhub.actors.dashboard.DashboardView;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Refusal;
import legalhub.actors.fleet.Fleet;
import legalhub.actors.fleet.FleetView;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.LegalCaseView;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.QueueView;
import legalhub.actors.rota.RotaView;
import legalhub.actors.session.SessionView;
import legalhub.actors.supervision.SupervisionView;
import legalhub.actors.terminal.TerminalView;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.edge.token.Principal;
import legalhub.wire.v1.Topic;

/** Which view of which entity a wire topic names. */
public final class TopicCodec {
  private final Town town;

  public TopicCodec(Town town) {
    this.town = town;
  }

  /** A view, or why it can't be had. */
  public sealed interface Target {}

  public record View(EntityAddress entity, Audience audience) implements Target {}

  public record NoView(Refusal why) implements Target {}

  /** The role is looked at here; whether this person may, the entity says. */
  public Target fromWire(Topic topic, Principal viewer) {
    if (topic.getTopicCase() == Topic.TopicCase.TOPIC_NOT_SET) {
      return new NoView(Refusal.INVALID);
    }
    if (!Permissions.allows(viewer.role(), topic.getTopicCase())) {
      return new NoView(Refusal.FORBIDDEN);
    }
    return switch (topic.getTopicCase()) {
      case VISIT -> view(EntityKind.RESIDENT_SESSION, viewer.personId(), viewer, SessionView.VISIT);
      case PLACE -> place(topic, viewer);
      case DESK -> desk(viewer);
      case BOARD ->
          inPool(
              EntityKind.QUEUE,
              topic.getBoard().getPool(),
              Audience.everyone(viewer.role(), QueueView.BOARD));
      case CONSULTATION ->
          view(
              EntityKind.CONSULTATION,
              topic.getConsultation().getConsultationId(),
              viewer,
              ConsultationView.CALL);
      case MATTER ->
          view(EntityKind.LEGAL_CASE, topic.getMatter().getCaseId(), viewer, LegalCaseView.MATTER);
      case DASHBOARD -> dashboard(topic.getDashboard().getOffice(), viewer);
      case SUPERVISION, CASELOAD, REPORT, PERSON, ACTIVITIES -> corrections(topic, viewer);
      case DEVICE, CLAIM, FLEET -> terminals(topic, viewer);
      case CONFERENCE, ASKED -> conferences(topic, viewer);
      case ROTA -> rota(topic.getRota().getOffice(), viewer);
      case TOPIC_NOT_SET -> new NoView(Refusal.INVALID);
    };
  }

  private Target corrections(Topic topic, Principal viewer) {
    return switch (topic.getTopicCase()) {
      case SUPERVISION -> file(viewer.personId(), viewer);
      case PERSON -> file(topic.getPerson().getPersonId(), viewer);
      case REPORT ->
          view(
              EntityKind.VOICE_REPORT,
              topic.getReport().getReportId(),
              viewer,
              VoiceReportView.REPORT);
      case CASELOAD -> caseload(topic.getCaseload().getOffice(), viewer, CaseloadView.BOARD);
      case ACTIVITIES ->
          caseload(topic.getActivities().getOffice(), viewer, CaseloadView.ACTIVITIES);
      default -> throw new IllegalArgumentException("not of corrections: " + topic.getTopicCase());
    };
  }

  private static Target conferences(Topic topic, Principal viewer) {
    return topic.getTopicCase() == Topic.TopicCase.ASKED
        ? view(EntityKind.ASKED, viewer.personId(), viewer, AskedIn.ASKED)
        : view(
            EntityKind.CONFERENCE,
            topic.getConference().getConferenceId(),
            viewer,
            ConferenceView.CONFERENCE);
  }

  private static Target terminals(Topic topic, Principal viewer) {
    return switch (topic.getTopicCase()) {
      case DEVICE -> view(EntityKind.TERMINAL, viewer.personId(), viewer, TerminalView.DEVICE);
      case CLAIM -> claim(topic, viewer);
      case FLEET -> view(EntityKind.FLEET, Fleet.ALL, viewer, FleetView.BOARD);
      default -> throw new IllegalArgumentException("not of terminals: " + topic.getTopicCase());
    };
  }

  private static Target claim(Topic topic, Principal viewer) {
    var terminal = topic.getClaim().getTerminalId();
    var nonce = topic.getClaim().getNonce();
    return Field.isId(terminal) && Field.isId(nonce)
        ? new View(
            new EntityAddress(EntityKind.TERMINAL, terminal),
            new Audience(viewer.caller(), TerminalView.CLAIM, nonce))
        : new NoView(Refusal.INVALID);
  }

  private static Target file(String personId, Principal viewer) {
    return view(EntityKind.SUPERVISED_PERSON, personId, viewer, SupervisionView.FILE);
  }

  private Target caseload(String office, Principal viewer, String topic) {
    return inPool(EntityKind.CASELOAD, office, new Audience(viewer.caller(), topic, ""));
  }

  private Target rota(String office, Principal viewer) {
    return inPool(EntityKind.ROTA, office, new Audience(viewer.caller(), RotaView.SHIFTS, ""));
  }

  private Target place(Topic topic, Principal viewer) {
    var ticket = topic.getPlace().getTicketId();
    return Field.isId(ticket)
        ? inPool(
            EntityKind.QUEUE,
            topic.getPlace().getPool(),
            new Audience(viewer.caller(), QueueView.PLACE, ticket))
        : new NoView(Refusal.INVALID);
  }

  private Target desk(Principal viewer) {
    return town.poolOf(new LawyerId(viewer.personId()))
        .map(
            pool ->
                inPool(
                    EntityKind.QUEUE,
                    pool.id().value(),
                    new Audience(viewer.caller(), QueueView.DESK, "")))
        .orElseGet(() -> new NoView(Refusal.NOT_FOUND));
  }

  private Target dashboard(String office, Principal viewer) {
    var audience = Audience.everyone(viewer.role(), DashboardView.FIGURES);
    return office.isEmpty()
        ? new View(new EntityAddress(EntityKind.DASHBOARD, AllOfficesFeed.ID), audience)
        : inPool(EntityKind.DASHBOARD, office, audience);
  }

  /** The queue and the dashboard of a pool bear its name. */
  private Target inPool(EntityKind kind, String pool, Audience audience) {
    return Optional.of(pool)
        .filter(Field::isId)
        .flatMap(id -> town.pool(new PoolId(id)))
        .<Target>map(found -> new View(new EntityAddress(kind, found.id().value()), audience))
        .orElseGet(() -> new NoView(Refusal.NOT_FOUND));
  }

  private static Target view(EntityKind kind, String id, Principal viewer, String topic) {
    return Field.isId(id)
        ? new View(new EntityAddress(kind, id), new Audience(viewer.caller(), topic, ""))
        : new NoView(Refusal.INVALID);
  }
}
