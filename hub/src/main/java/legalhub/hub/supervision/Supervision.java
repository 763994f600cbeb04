package legalhub.hub.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.Recordings;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import legalhub.hub.speech.SpeechChecks;

/** Everything about supervision that people ask by HTTP, put together. */
public final class Supervision {
  private final Town town;
  private final Services services;
  private final SupervisionDesk desk;
  private final OfficerRoutes.Phones phones;
  private final Clock clock;

  public Supervision(Town town, Services services, OfficerRoutes.Phones phones, Clock clock) {
    var examination =
        new Examination(
            services.recordings(), town.supervision().report(), services.speech(), ears());
    this.town = town;
    this.services = services;
    this.clock = clock;
    this.desk = new SupervisionDesk(services.asker(), services.sealer(), examination);
    this.phones = phones;
  }

  /** What it is given by the hub. */
  public record Services(
      Asker asker, Sealer sealer, Recordings recordings, FileBook files, SpeechChecks speech) {}

  /** The routes below {@code /api}. */
  public List<Site.Part> calls(TokenCheck tokens) {
    var activities = new ActivityDesk(services.asker(), town, services.recordings(), desk);
    return List.of(
        new SupervisionRoutes(tokens, desk),
        new LeaveRoutes(tokens, desk),
        new ActivityRoutes(tokens, town, activities, clock),
        new FileRoutes(tokens, town, desk, services.files(), new FileSteps(services.sealer())),
        new OfficerRoutes(tokens, town, desk, phones));
  }

  /**
   * Opens the demonstration's files, who aren't open yet.
   *
   * @param today their first day
   */
  public CompletionStage<Void> enrolDemo(LocalDate today) {
    var demo = new DemoPersons(town, desk, phones);
    return CompletableFuture.allOf(
        demo.all(today).stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new));
  }

  /** Decoding takes processor time that calls and sockets need more. */
  private static ExecutorService ears() {
    return Executors.newFixedThreadPool(
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        work -> {
          var thread = new Thread(work, "ears");
          thread.setDaemon(true);
          thread.setPriority(Thread.MIN_PRIORITY);
          return thread;
        });
  }
}
