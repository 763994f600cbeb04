package legalhub.actors.entity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is allowed when, written as a table: in this state, on this command, do that. Whatever no
 * row names is refused. It does for rules what {@code forStateType(..).onCommand(..)} does for
 * Pekko's handlers.
 */
public final class Transitions<C, E, S> {
  private final Map<Class<?>, Map<Class<?>, Handler<C, E, S>>> rows = new LinkedHashMap<>();

  /** How one command is decided in one state. */
  @FunctionalInterface
  public interface Handler<C, E, S> {
    Decision<E> decide(S state, C command, Asking asking);
  }

  /** Begins the rows of one state, or, with the states' common type, of every state. */
  public <T extends S> In<T> in(Class<T> state) {
    return new In<>(rows.computeIfAbsent(state, any -> new LinkedHashMap<>()));
  }

  /** A row of the exact state wins over a row of a type above it. */
  public Decision<E> decide(S state, C command, Asking asking) {
    var exact = handler(state.getClass(), command);
    if (exact != null) {
      return exact.decide(state, command, asking);
    }
    for (var type : rows.keySet()) {
      var handler = type.isInstance(state) ? handler(type, command) : null;
      if (handler != null) {
        return handler.decide(state, command, asking);
      }
    }
    return Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private Handler<C, E, S> handler(Class<?> state, C command) {
    var row = rows.get(state);
    return row == null ? null : row.get(command.getClass());
  }

  /** The rows of one state. */
  public final class In<T extends S> {
    private final Map<Class<?>, Handler<C, E, S>> row;

    private In(Map<Class<?>, Handler<C, E, S>> row) {
      this.row = row;
    }

    @SuppressWarnings("unchecked") // The row is found by the classes of both.
    public <D extends C> In<T> on(Class<D> command, Handler<D, E, T> handler) {
      row.put(command, (state, asked, asking) -> handler.decide((T) state, (D) asked, asking));
      return this;
    }
  }
}
