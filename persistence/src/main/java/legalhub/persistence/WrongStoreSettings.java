package legalhub.persistence;

/**
 * The settings of the database can't work, however long one waits; the message names the setting
 * and what it should hold, never a password.
 */
public final class WrongStoreSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what its operator must know
   */
  public WrongStoreSettings(String sentence) {
    super(sentence);
  }

  WrongStoreSettings(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
