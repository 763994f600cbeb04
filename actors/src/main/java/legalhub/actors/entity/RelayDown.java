package legalhub.actors.entity;

/** What a companion sends to a connection, past the journal. */
public interface RelayDown {}
