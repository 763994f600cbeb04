package legalhub.hub.login;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** In the demo, what would have gone out by SMS. On this node only, the newest first. */
public final class DemoInbox implements CodeSender, LinkSender {
  private static final int KEPT_MAX = 1_000;

  /**
   * One message as a phone would show it.
   *
   * @param code {@code ""} where it brings a link
   */
  record Sms(String phone, String code, String link, Instant at) {}

  private final Clock clock;
  private final Deque<Sms> messages = new ArrayDeque<>();

  public DemoInbox(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized CompletionStage<Void> send(Phone phone, String code) {
    return keep(new Sms(phone.e164(), code, "", clock.instant()));
  }

  @Override
  public synchronized CompletionStage<Void> send(Phone phone, Link link) {
    return keep(new Sms(phone.e164(), "", link.url(), clock.instant()));
  }

  private CompletionStage<Void> keep(Sms sms) {
    messages.addFirst(sms);
    if (messages.size() > KEPT_MAX) {
      messages.removeLast();
    }
    return CompletableFuture.completedFuture(null);
  }

  synchronized List<Sms> messages() {
    return List.copyOf(messages);
  }

  synchronized Optional<Sms> newest(Phone phone) {
    return messages.stream().filter(sms -> sms.phone().equals(phone.e164())).findFirst();
  }
}
