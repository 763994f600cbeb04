package legalhub.actors.queue;

/** One place in a queue; made by the client. */
public record TicketId(String value) {
  public TicketId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a ticket id has 1 to 64 characters");
    }
  }
}
