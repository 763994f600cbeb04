package legalhub.actors;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legalhub.actors.consultation.Consultation;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.ledger.HeadSigner;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.session.ResidentSession;
import legalhub.actors.town.Desk;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;

/** A small town and its people, for tests of rules. */
public final class Sample {
  public static final PoolId POOL = new PoolId("pool");
  public static final DeskId DESK = new DeskId("labour");
  public static final ResidentId RESIDENT = new ResidentId("resident");
  public static final TicketId TICKET = new TicketId("ticket");
  public static final Caller HUB = Caller.hub("another");

  /** Shows what it signed. */
  public static final HeadSigner SIGNER =
      statement -> new HeadSigner.Signature("key", "signed " + statement);

  private Sample() {}

  public static Sealed sealed(String text) {
    return new Sealed(RESIDENT.value(), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static Brief brief(String contact, String message, Group... groups) {
    var none = Sealed.none(RESIDENT.value());
    return new Brief(
        "LABOUR",
        Channel.PHONE_WEB,
        "",
        Set.of(groups),
        false,
        new Media(true, true),
        "",
        "1",
        false,
        none,
        sealed("facts"),
        none,
        contact.isEmpty() ? none : sealed(contact),
        message.isEmpty() ? none : sealed(message));
  }

  public static ResidentSession.Visit visit(Kind kind) {
    var matter = CaseId.of(RESIDENT, "LABOUR");
    return new ResidentSession.Visit(TICKET, POOL, DESK, matter, kind, brief("", ""), Set.of());
  }

  public static Consultation.Commission commission(String lawyer, Instant at) {
    var visit = visit(Kind.LIVE);
    return new Consultation.Commission(
        visit.pool(),
        visit.ticket(),
        RESIDENT,
        new LawyerId(lawyer),
        visit.matter(),
        visit.desk(),
        visit.kind(),
        visit.brief(),
        at,
        1);
  }

  public static Queue.Join join(String ticket, Kind kind, Group... groups) {
    return new Queue.Join(
        new Queue.Entry(
            new TicketId(ticket),
            new ResidentId("resident of " + ticket),
            CaseId.of(RESIDENT, "LABOUR"),
            DESK,
            kind,
            brief("", "", groups),
            Set.of()));
  }

  public static LawyerProfile lawyer(String id, String firm) {
    return new LawyerProfile(new LawyerId(id), firm, Set.of(DESK), Set.of(), Set.of());
  }

  public static Pool pool(LawyerProfile... lawyers) {
    return new Pool(
        POOL,
        List.of(new Desk(DESK, true)),
        Stream.of(lawyers).collect(Collectors.toMap(LawyerProfile::lawyer, Function.identity())),
        OpenHours.always(),
        QueueSettings.defaults());
  }

  public static Caller lawyer(String id) {
    return new Caller(Caller.Role.LAWYER, id);
  }

  public static Caller resident() {
    return new Caller(Caller.Role.RESIDENT, RESIDENT.value());
  }
}
