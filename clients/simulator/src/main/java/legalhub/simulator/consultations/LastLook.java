package legalhub.simulator.consultations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import legalhub.simulator.client.HubAccess;
import legalhub.simulator.client.HubClient;
import legalhub.simulator.client.View;
import legalhub.simulator.client.Watch;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.people.Call;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.ChatPart;
import legalhub.wire.v1.WaitingPart;

/** After everything: what is really there. */
final class LastLook {
  private static final Duration WITHIN = Duration.ofSeconds(15);

  /** The list of records is fed beside the journal, within seconds. */
  private static final Duration LISTED_WITHIN = Duration.ofSeconds(15);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int PAGE = 100;

  private final Books books;

  LastLook(Books books) {
    this.books = books;
  }

  /** One after the other, so that nobody asks for more than a page does. */
  CompletableFuture<Void> at(Function<String, Call> call, List<String> consultations) {
    var looked = CompletableFuture.<Void>completedFuture(null);
    for (var id : consultations) {
      looked = looked.thenCompose(before -> at(call.apply(id)));
    }
    return looked;
  }

  private CompletableFuture<Void> at(Call call) {
    return call.await("as it is", view -> view.part("call").isPresent(), WITHIN)
        .handle(
            (view, failure) -> {
              call.close();
              if (failure == null) {
                books.ledger.note(found(call.consultationId(), view));
              }
              return null;
            });
  }

  private static Fact.Found found(String consultation, View view) {
    var call = Call.callIn(view);
    var written = Call.recordIn(view);
    boolean ended =
        call.getPhase() == CallPhase.RECORDING_ADVICE || call.getPhase() == CallPhase.CLOSED;
    return new Fact.Found(
        consultation,
        ended ? Optional.of(call.getSinceMillis()) : Optional.empty(),
        Optional.of(written.getWrittenMillis()).filter(millis -> millis > 0),
        Call.chatIn(view).stream().map(ChatPart::getText).toList(),
        written.getAdvice(),
        call.getStars());
  }

  /** Whether a board still shows tickets of this run, which all have been left by now. */
  CompletableFuture<Void> board(Watch board, Set<String> ours) {
    return board
        .await("without this run's tickets", view -> lingering(view, ours).isEmpty(), WITHIN)
        .handle(
            (view, failure) -> {
              if (failure != null) {
                lingering(board.view(), ours)
                    .forEach(ticket -> books.ledger.note(new Fact.Lingering(ticket)));
              }
              return null;
            });
  }

  private static List<String> lingering(View board, Set<String> ours) {
    return waitingIn(board).stream().map(WaitingPart::getTicketId).filter(ours::contains).toList();
  }

  static List<WaitingPart> waitingIn(View board) {
    return board.parts("waiting/").stream().map(part -> part.getWaiting()).toList();
  }

  /** Whether the person's list of records has them all. */
  CompletableFuture<Void> listed(HubAccess hub, HubClient client, Set<String> consultations) {
    long until = hub.clock().millis() + LISTED_WITHIN.toMillis();
    return unlisted(hub, client, consultations, until)
        .handle(
            (missing, failure) -> {
              var left = failure == null ? missing : consultations;
              left.forEach(id -> books.ledger.note(new Fact.Unlisted(id, client.personId())));
              return null;
            });
  }

  private CompletableFuture<Set<String>> unlisted(
      HubAccess hub, HubClient client, Set<String> wanted, long untilMillis) {
    return read(client, "", wanted)
        .thenCompose(
            missing ->
                missing.isEmpty() || hub.clock().millis() > untilMillis
                    ? CompletableFuture.completedFuture(missing)
                    : client
                        .after(LOOK_AGAIN)
                        .thenCompose(later -> unlisted(hub, client, missing, untilMillis)));
  }

  /** Page by page until all are found or the list ends. */
  private CompletableFuture<Set<String>> read(HubClient client, String before, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return CompletableFuture.completedFuture(wanted);
    }
    return client
        .read("/api/records?limit=" + PAGE + before)
        .thenCompose(
            answer -> {
              var records = answer.path("records");
              var missing = new HashSet<>(wanted);
              records.forEach(row -> missing.remove(row.path("consultationId").asText()));
              return records.size() < PAGE
                  ? CompletableFuture.completedFuture(missing)
                  : read(client, "&before=" + oldest(records), missing);
            });
  }

  private static long oldest(JsonNode records) {
    return records.get(records.size() - 1).path("atMillis").asLong();
  }
}
