package legalhub.persistence.embedded;

/**
 * The embedded Cassandra can't be had; the message is one sentence for the person at the console.
 */
public final class CassandraUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what helps
   */
  public CassandraUnavailable(String sentence) {
    super(sentence);
  }

  CassandraUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
