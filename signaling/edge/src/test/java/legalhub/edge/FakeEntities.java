package legalhub.edge;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Message;

/** Keeps what entities were told, and answers as a test says. */
public final class FakeEntities implements Entities {
  /** One message on its way. */
  public record Told(EntityAddress to, Message message) {}

  private final BlockingQueue<Told> unread = new LinkedBlockingQueue<>();
  private final List<Told> all = new CopyOnWriteArrayList<>();
  private volatile Consumer<Told> answering = told -> {};

  @Override
  public void tell(EntityAddress to, Message message) {
    var told = new Told(to, message);
    all.add(told);
    unread.add(told);
    answering.accept(told);
  }

  public void answerWith(Consumer<Told> answers) {
    answering = answers;
  }

  public List<Told> all() {
    return List.copyOf(all);
  }

  /** The next message of that kind; others before it are skipped. */
  public <M extends Message> To<M> next(Class<M> kind) {
    try {
      while (true) {
        var told = unread.poll(5, TimeUnit.SECONDS);
        if (told == null) {
          throw new AssertionError("no " + kind.getSimpleName() + " came");
        }
        if (kind.isInstance(told.message())) {
          return new To<>(told.to(), kind.cast(told.message()));
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Forgets what came so far. */
  public void skip() {
    unread.clear();
    all.clear();
  }

  public <M extends Message> List<To<M>> told(Class<M> kind) {
    return all.stream()
        .filter(told -> kind.isInstance(told.message()))
        .map(told -> new To<>(told.to(), kind.cast(told.message())))
        .toList();
  }

  /** A message of one kind and where it went. */
  public record To<M>(EntityAddress to, M message) {}
}
