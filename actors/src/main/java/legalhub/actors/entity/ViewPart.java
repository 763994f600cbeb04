package legalhub.actors.entity;

/** One part of a view: a record that is compared by value and has a Kryo id. */
public interface ViewPart {}
