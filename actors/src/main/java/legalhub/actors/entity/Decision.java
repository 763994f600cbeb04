package legalhub.actors.entity;

import java.util.List;

/** What rules make of a command. */
public sealed interface Decision<E> {
  /** Record these facts, then answer Done. None: it is so already, and that is no news. */
  record Record<E>(List<E> events) implements Decision<E> {}

  /** Record nothing and say why. */
  record Refuse<E>(Refusal why) implements Decision<E> {}

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <E> Decision<E> record(E... events) {
    return new Record<>(List.of(events));
  }

  static <E> Decision<E> record(List<E> events) {
    return new Record<>(List.copyOf(events));
  }

  static <E> Decision<E> alreadySo() {
    return new Record<>(List.of());
  }

  static <E> Decision<E> refuse(Refusal why) {
    return new Refuse<>(why);
  }
}
