package legalhub.actors.ledger;

/**
 * Signs what an office's chain comes to. The same statement always gets the same signature, so that
 * rules may use it; the key lies outside the database.
 */
@FunctionalInterface
public interface HeadSigner {
  /**
   * @param key names the key
   * @param value the signature, in hex
   */
  record Signature(String key, String value) {}

  Signature sign(String statement);
}
