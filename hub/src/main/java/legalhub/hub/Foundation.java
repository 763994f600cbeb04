package legalhub.hub;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import legalhub.actors.Specs;
import legalhub.actors.voicereport.Recordings;
import legalhub.hub.StartFailure.Code;
import legalhub.hub.ledger.LedgerKey;
import legalhub.hub.login.LoginKeys;
import legalhub.hub.login.LoginSettings;
import legalhub.hub.login.PersonIndex;
import legalhub.hub.records.RecordQueries;
import legalhub.hub.store.StoredPeople;
import legalhub.hub.store.StoredRecords;
import legalhub.hub.store.SubjectSealer;
import legalhub.persistence.Store;
import legalhub.persistence.WrongStoreSettings;
import legalhub.persistence.due.DueTable;
import legalhub.persistence.health.ProbeListener;
import legalhub.persistence.health.StoreProbe;
import legalhub.persistence.keys.FileMasterKeys;
import legalhub.persistence.keys.KeyStore;
import legalhub.persistence.keys.KeyStoreSettings;
import legalhub.persistence.people.Engagements;
import legalhub.persistence.people.PersonTable;
import legalhub.persistence.records.EntityHistory;
import legalhub.persistence.records.ServiceRows;
import legalhub.persistence.voice.VoiceRecordings;

/** What stands under the actors: the database, its health, and the keys of people. */
final class Foundation {
  private final Store store;
  private final SubjectSealer sealer;
  private final StoreProbe probe;
  private final ScheduledExecutorService threads;
  private final Engagements engagements;
  private final PersonIndex people;
  private final ServiceRows rows;
  private final DueTable dueTimes;
  private final LedgerKey ledgerKey;
  private final Recordings recordings;

  /** What is sealed under people's keys. */
  private record Sealing(SubjectSealer sealer, Recordings recordings) {}

  private Foundation(
      Store store,
      Sealing people,
      StoreProbe probe,
      ScheduledExecutorService threads,
      ServiceRows rows) {
    this.store = store;
    this.sealer = people.sealer();
    this.probe = probe;
    this.threads = threads;
    this.rows = rows;
    this.engagements =
        new Engagements(store.session(), keyspace(store), sealer, names(store)::partyKey);
    this.dueTimes = new DueTable(store.session(), keyspace(store));
    this.ledgerKey = ledgerKey(store);
    this.recordings = people.recordings();
    this.people = new StoredPeople(new PersonTable(store.session(), keyspace(store)), engagements);
  }

  private static LoginKeys names(Store store) {
    try {
      return LoginKeys.load(LoginSettings.from(store.config()).keyFile());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static LedgerKey ledgerKey(Store store) {
    try {
      return LedgerKey.load(Path.of(store.config().getString("legalhub.ledger.key-file")));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static String keyspace(Store store) {
    return store.config().getString("legalhub.store.keyspace");
  }

  /**
   * Opens the database.
   *
   * @param zone where a service's day begins and ends
   * @param listener hears how the database answers
   */
  static CompletionStage<Foundation> lay(
      Config config, ZoneId zone, Clock clock, ProbeListener listener) {
    return Store.open(config)
        .exceptionally(
            failure -> {
              throw notUp(failure);
            })
        .thenCompose(store -> withKeys(store, zone, clock, listener));
  }

  private static CompletionStage<Foundation> withKeys(
      Store store, ZoneId zone, Clock clock, ProbeListener listener) {
    var threads = Executors.newScheduledThreadPool(2, Foundation::thread);
    var settings = KeyStoreSettings.from(store.config());
    var masters = new FileMasterKeys(settings.folder());
    return KeyStore.open(store.session(), settings, masters, threads, clock)
        .thenCompose(
            keys ->
                VoiceRecordings.open(
                        store.session(), keyspace(store), new VoiceRecordings.Sealing(keys, clock))
                    .thenApply(voices -> new Sealing(new SubjectSealer(keys), voices)))
        .thenApply(
            people -> {
              var probing = StoreProbe.ProbeSettings.from(store.config());
              var probe = new StoreProbe(store.session(), probing, threads, listener);
              var rows = new ServiceRows(store.session(), keyspace(store), zone, clock);
              return new Foundation(store, people, probe, threads, rows);
            });
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "store-side");
    thread.setDaemon(true);
    return thread;
  }

  private static StartFailure notUp(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    var code = cause instanceof WrongStoreSettings ? Code.WRONG_ARGUMENTS : Code.STORE_NOT_UP;
    return new StartFailure(code, cause.getMessage(), cause);
  }

  /** The given configuration and where the database is. */
  Config config() {
    return store.config();
  }

  CqlSession session() {
    return store.session();
  }

  SubjectSealer sealer() {
    return sealer;
  }

  /** Who advised whom, for the conflict check. */
  Engagements engagements() {
    return engagements;
  }

  PersonIndex people() {
    return people;
  }

  /** The bytes of voice reports. */
  Recordings recordings() {
    return recordings;
  }

  RecordQueries records() {
    return new StoredRecords(rows);
  }

  /** Where the entities and the projection write their rows. */
  ServiceRows rows() {
    return rows;
  }

  /** What an entity was after any of its events. */
  EntityHistory history() {
    return new EntityHistory(store.session(), keyspace(), Specs.recorders());
  }

  /** In which all tables lie. */
  String keyspace() {
    return keyspace(store);
  }

  /** Signs what the offices' ledgers come to. */
  LedgerKey ledgerKey() {
    return ledgerKey;
  }

  /** When resting entities must be started again. */
  DueTable dueTimes() {
    return dueTimes;
  }

  StoreProbe probe() {
    return probe;
  }

  /** The last step of the hub's stop. */
  CompletionStage<Void> remove() {
    probe.close();
    threads.shutdown();
    return store.close();
  }
}
