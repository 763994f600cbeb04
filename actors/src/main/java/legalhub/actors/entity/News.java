package legalhub.actors.entity;

/** What a {@link Feed} is told. A record; crosses the cluster, so each has a Kryo id. */
public interface News {}
