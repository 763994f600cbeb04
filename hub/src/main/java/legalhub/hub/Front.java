package legalhub.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.queue.Queue;
import legalhub.actors.supervision.SupervisedPerson;
import legalhub.edge.EdgeServices;
import legalhub.edge.EdgeSettings;
import legalhub.edge.revocation.Revocations;
import legalhub.edge.server.Edge;
import legalhub.edge.token.TokenKeys;
import legalhub.edge.token.Tokens;
import legalhub.hub.admin.AccountCare;
import legalhub.hub.admin.AccountRoutes;
import legalhub.hub.admin.AdminRoutes;
import legalhub.hub.admin.Administration;
import legalhub.hub.admin.RulesDesk;
import legalhub.hub.admin.RulesRoutes;
import legalhub.hub.alert.AlertDesk;
import legalhub.hub.alert.AlertRoutes;
import legalhub.hub.audit.AuditRoutes;
import legalhub.hub.audit.AuditTrail;
import legalhub.hub.conference.ConferenceRoutes;
import legalhub.hub.conference.KeyRoutes;
import legalhub.hub.entity.Asker;
import legalhub.hub.hall.HallRoutes;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.HttpServer;
import legalhub.hub.http.HttpSettings;
import legalhub.hub.http.Origins;
import legalhub.hub.http.Site;
import legalhub.hub.ledger.LedgerRoutes;
import legalhub.hub.login.Accounts;
import legalhub.hub.login.LogIn;
import legalhub.hub.login.LoginSettings;
import legalhub.hub.login.SignedTokens;
import legalhub.hub.records.OfficeRecordRoutes;
import legalhub.hub.records.RecordRoutes;
import legalhub.hub.rota.RotaRoutes;
import legalhub.hub.speech.SpeechChecks;
import legalhub.hub.store.SpreadErasures;
import legalhub.hub.supervision.FileBook;
import legalhub.hub.supervision.Supervision;
import legalhub.hub.terminal.TerminalSettings;
import legalhub.hub.terminal.Terminals;
import legalhub.hub.town.TownPlan;
import legalhub.persistence.hall.HallHistory;
import legalhub.persistence.journal.EntityBook;
import legalhub.persistence.keys.KeyStoreSettings;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;

/** What people meet: the socket and the pages, and how one gets in. */
record Front(
    Edge edge, HttpServer http, LogIn login, Supervision supervision, HttpSettings settings) {

  /** What stands behind it. */
  record Behind(Foundation foundation, Node node, TownPlan town, NodeHealth health, Clock clock) {}

  /** Nobody is let in before this node knows which log-ins are over. */
  static CompletionStage<Front> open(Behind behind) {
    var system = behind.node().system();
    var edgeSettings = EdgeSettings.from(system.settings().config());
    var tokens =
        new Tokens(keys(edgeSettings, behind.clock()), edgeSettings.tokenLife(), behind.clock());
    var revocations = Revocations.start(system, edgeSettings.tokenLife(), behind.clock());
    return revocations
        .catchUp()
        .thenCompose(known -> open(behind, edgeSettings, tokens, revocations));
  }

  private static CompletionStage<Front> open(
      Behind behind, EdgeSettings edgeSettings, Tokens tokens, Revocations revocations) {
    var system = behind.node().system();
    var config = system.settings().config();
    var edge = Edge.start(system, edgeSettings, edgeServices(behind, tokens, revocations));
    behind.node().metrics().follow(edge);
    var settings = HttpSettings.from(config).withRealtimePort(edge.port());
    var signed = new SignedTokens(tokens, revocations);
    var asker = new Asker(system, behind.node().entities(), behind.clock());
    var login = login(behind, signed, asker);
    var calls = new ArrayList<>(login.calls(system, settings));
    var trail = new AuditTrail(asker, behind.foundation().rows().zone(), behind.clock());
    calls.addAll(calls(behind, signed, asker));
    calls.addAll(administration(behind, signed, asker, trail));
    var care = new AccountCare(behind.town().staff(), new Accounts(asker), signed, login::hash);
    calls.add(new AccountRoutes(signed, care, trail));
    var supervision = supervision(behind, asker, login);
    calls.addAll(supervision.calls(signed));
    calls.addAll(
        new Terminals(signed, asker, TerminalSettings.from(config), trail, behind.clock())
            .calls(login::seal, login.door(settings), new ClientAddress(settings.proxies())));
    calls.add(conferences(behind, signed, asker, login, settings));
    var elsewhere = new ArrayList<>(login.pages());
    behind
        .node()
        .conferencing()
        .map(by -> new KeyRoutes(by.roomKeys(), by.systemKeys()))
        .ifPresent(elsewhere::add);
    var site = new Site(facts(behind), settings, calls, elsewhere);
    return HttpServer.start(system, settings, site.route())
        .thenApply(http -> new Front(edge, http, login, supervision, settings));
  }

  private static Site.Part conferences(
      Behind behind, SignedTokens tokens, Asker asker, LogIn login, HttpSettings settings) {
    var services =
        new ConferenceRoutes.Services(
            asker, tokens, behind.foundation().sealer(), login.links(), new Origins(settings));
    return new ConferenceRoutes(services, new ClientAddress(settings.proxies()), behind.clock());
  }

  private static TokenKeys keys(EdgeSettings settings, Clock clock) {
    try {
      return TokenKeys.load(settings.tokenKeyFile(), clock);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static EdgeServices edgeServices(Behind behind, Tokens tokens, Revocations revocations) {
    return new EdgeServices(
        behind.node().entities(),
        behind.foundation().sealer(),
        behind.foundation().recordings(),
        behind.town().town(),
        behind.foundation().engagements()::lawyersAgainst,
        tokens,
        revocations,
        behind.foundation().probe()::available,
        behind.clock(),
        behind.node().metrics().edge(),
        new EdgeServices.Conferences(
            behind.node().conferencing().isPresent(), behind.node().records()));
  }

  private static LogIn login(Behind behind, SignedTokens tokens, Asker asker) {
    var config = behind.node().system().settings().config();
    var services =
        new LogIn.Services(
            behind.town().staff(),
            new Accounts(asker),
            tokens,
            behind.foundation().people(),
            behind.clock());
    try {
      return new LogIn(services, LoginSettings.from(config), config.getBoolean("legalhub.demo"));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static List<Site.Part> calls(Behind behind, SignedTokens tokens, Asker asker) {
    var foundation = behind.foundation();
    var ledgers = new EntityBook<>(behind.node().system(), EntityKind.LEDGER, Ledger.Event.class);
    return List.of(
        new RecordRoutes(tokens, foundation.records(), asker, foundation.sealer(), behind.clock()),
        new OfficeRecordRoutes(
            tokens,
            behind.town().town(),
            foundation.rows()::ofDay,
            foundation.history()::versions,
            new OfficeRecordRoutes.Calendar(foundation.rows().zone(), behind.clock())),
        new LedgerRoutes(
            tokens,
            behind.town().town(),
            foundation.ledgerKey(),
            office -> ledgers.after(office.value(), 0),
            behind.clock()),
        new HallRoutes(
            tokens,
            behind.town().town(),
            new HallHistory(
                    behind.node().system(),
                    new EntityBook<>(behind.node().system(), EntityKind.QUEUE, Queue.Event.class),
                    foundation.session(),
                    foundation.keyspace())
                ::at,
            behind.clock()),
        new AlertRoutes(tokens, behind.town().town(), new AlertDesk(asker)),
        behind.node().webhooks().routes(tokens));
  }

  private static List<Site.Part> administration(
      Behind behind, SignedTokens tokens, Asker asker, AuditTrail trail) {
    var foundation = behind.foundation();
    var keys = foundation.sealer();
    var erasures =
        SpreadErasures.start(
            behind.node().system(),
            keys,
            keys::forget,
            KeyStoreSettings.from(foundation.config()).cachedFor());
    var acts =
        new Administration(behind.town().town(), asker, tokens, foundation.people(), erasures);
    return List.of(
        // Officers plan too, whom the rest of the administration sends away.
        new RotaRoutes(tokens, behind.town().town(), asker, trail),
        new AdminRoutes(tokens, acts, trail),
        new RulesRoutes(
            tokens, new RulesDesk(behind.town().town(), behind.town().staff(), asker), trail),
        new AuditRoutes(tokens, trail, behind.town().staff(), behind.clock()));
  }

  private static Supervision supervision(Behind behind, Asker asker, LogIn login) {
    var foundation = behind.foundation();
    var services =
        new Supervision.Services(
            asker,
            foundation.sealer(),
            foundation.recordings(),
            files(behind.node().system()),
            SpeechChecks.from(foundation.config()));
    return new Supervision(behind.town().town(), services, login::supervised, behind.clock());
  }

  private static FileBook files(ActorSystem<?> system) {
    var book = new EntityBook<>(system, EntityKind.SUPERVISED_PERSON, SupervisedPerson.Event.class);
    return person ->
        book.after(person, 0)
            .map(line -> new FileBook.Line(line.at(), line.event()))
            .runWith(Sink.seq(), system);
  }

  private static Site.Facts facts(Behind behind) {
    var demo = behind.node().system().settings().config().getBoolean("legalhub.demo");
    var rooms =
        behind
            .node()
            .conferencing()
            .map(
                by ->
                    new Site.Rooms(
                        by.kind(), behind.node().records(), by.frameOrigin(), by.channelOrigins()))
            .orElse(Site.Rooms.NONE);
    return new Site.Facts(behind.town().directory(), behind.health(), behind.clock(), demo, rooms);
  }
}
