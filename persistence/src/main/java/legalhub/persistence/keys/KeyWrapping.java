package legalhub.persistence.keys;

import legalhub.persistence.keys.SubjectKeyTable.Wrapped;

/** Between a subject's key in memory and its row. Calls may block on the master keys. */
final class KeyWrapping {

  private final MasterKeys masters;

  KeyWrapping(MasterKeys masters) {
    this.masters = masters;
  }

  Wrapped wrap(SubjectCipher cipher, int generation) {
    return Wrapped.of(generation, cipher.wrap(masters.use(generation)));
  }

  SubjectCipher unwrap(String subject, Wrapped key) {
    return SubjectCipher.unwrap(subject, key.toArray(), masters.use(key.generation()));
  }

  /** The same key under another generation. */
  Wrapped anew(String subject, Wrapped key, int generation) {
    return wrap(unwrap(subject, key), generation);
  }
}
