package legalhub.actors.entity;

/** Two witnesses of the same. */
record WitnessPair(Witness first, Witness second) implements Witness {
  @Override
  public void recorded(EntityAddress entity, long version, Recorded<?> fact, Object state) {
    first.recorded(entity, version, fact, state);
    second.recorded(entity, version, fact, state);
  }

  @Override
  public void arrived(EntityAddress entity, Object state, long nanos) {
    first.arrived(entity, state, nanos);
    second.arrived(entity, state, nanos);
  }

  @Override
  public void gone(EntityAddress entity) {
    first.gone(entity);
    second.gone(entity);
  }

  @Override
  public void wrote(EntityAddress entity, long nanos) {
    first.wrote(entity, nanos);
    second.wrote(entity, nanos);
  }

  @Override
  public void wroteInVain(EntityAddress entity) {
    first.wroteInVain(entity);
    second.wroteInVain(entity);
  }
}
