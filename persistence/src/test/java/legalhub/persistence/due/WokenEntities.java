package legalhub.persistence.due;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import legalhub.actors.entity.Entities;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.Message;
import legalhub.actors.entity.Reply;

/** Takes wakes in the place of entities. */
final class WokenEntities implements Entities {
  /** How an entity that is awake answers. */
  static final BiConsumer<EntityAddress, Message.Wake> AWAKE =
      (entity, wake) -> wake.replyTo().tell(new Reply.Done(wake.id()));

  private final Map<EntityAddress, List<Message.Wake>> wakes = new ConcurrentHashMap<>();
  private volatile BiConsumer<EntityAddress, Message.Wake> answer;

  WokenEntities(BiConsumer<EntityAddress, Message.Wake> answer) {
    this.answer = answer;
  }

  void answer(BiConsumer<EntityAddress, Message.Wake> now) {
    answer = now;
  }

  @Override
  public void tell(EntityAddress to, Message message) {
    var wake = (Message.Wake) message;
    wakes.computeIfAbsent(to, any -> new CopyOnWriteArrayList<>()).add(wake);
    answer.accept(to, wake);
  }

  /** How often each was woken. */
  Map<EntityAddress, Integer> counts() {
    var counts = new ConcurrentHashMap<EntityAddress, Integer>();
    wakes.forEach((entity, woken) -> counts.put(entity, woken.size()));
    return counts;
  }
}
