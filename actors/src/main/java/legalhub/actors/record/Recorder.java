package legalhub.actors.record;

import java.time.Instant;
import java.util.Optional;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Rules;

/**
 * How one kind of entity leaves service records: which of its events change one is said by their
 * {@link ServiceTags tag}, what it is then, by the state after it.
 */
public final class Recorder<E, S> {
  /** The record of a state; empty where there is none. */
  @FunctionalInterface
  public interface Form<S> {
    Optional<ServiceRecord> of(String entity, long version, S state);
  }

  private final EntitySpec<?, E, S> spec;
  private final Form<S> form;

  public Recorder(EntitySpec<?, E, S> spec, Form<S> form) {
    this.spec = spec;
    this.form = form;
  }

  public EntityKind kind() {
    return spec.kind();
  }

  /**
   * @param event one of this kind's
   */
  @SuppressWarnings("unchecked") // Events and states of a kind are of its types.
  public boolean isChangedBy(String entity, Object event) {
    return !spec.tags().apply(entity, (E) event).isEmpty();
  }

  /**
   * The record at a version.
   *
   * @param state of this kind, right after the event of that version
   */
  @SuppressWarnings("unchecked")
  public Optional<ServiceRecord> record(String entity, long version, Object state) {
    return form.of(entity, version, (S) state);
  }

  /** The same entity from its events alone. */
  public Replay replay(String entity) {
    var rules = spec.rules().apply(entity);
    return new Replay(rules, rules.vacant(), 0);
  }

  /** How far the events have been read. */
  public final class Replay {
    private final Rules<?, E, S> rules;
    private final S state;
    private final long sequenceNr;

    private Replay(Rules<?, E, S> rules, S state, long sequenceNr) {
      this.rules = rules;
      this.state = state;
      this.sequenceNr = sequenceNr;
    }

    @SuppressWarnings("unchecked")
    public Replay after(Object event, Instant at, long number) {
      return new Replay(rules, rules.apply(state, (E) event, at), number);
    }

    public long sequenceNr() {
      return sequenceNr;
    }

    public Object state() {
      return state;
    }
  }
}
