package legalhub.persistence.keys;

import com.google.crypto.tink.Aead;

/**
 * The generations of the master key, kept outside the database and its backups: in files by
 * default, in a KMS or a Vault by another implementation. Calls may block.
 */
public interface MasterKeys {

  /**
   * Makes a generation; one that exists stays as it is, whoever made it.
   *
   * @param generation its number, from 1
   */
  void create(int generation);

  /**
   * @param generation its number
   * @return what wraps and unwraps under it
   * @throws IllegalStateException when it doesn't exist here
   */
  Aead use(int generation);

  /**
   * Destroys a generation beyond recovery; one that is gone already is fine.
   *
   * @param generation its number
   */
  void destroy(int generation);
}
