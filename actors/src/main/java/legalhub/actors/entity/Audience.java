package legalhub.actors.entity;

/**
 * For whom a view is made, and which of the entity's views.
 *
 * @param topic the view's name within the entity: {@code "call"}
 * @param detail what the topic is narrowed to, {@code ""} for nothing: a ticket's id
 */
public record Audience(Caller viewer, String topic, String detail) {}
