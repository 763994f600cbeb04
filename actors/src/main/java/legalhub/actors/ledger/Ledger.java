package legalhub.actors.ledger;

import java.time.Instant;
import java.time.LocalDate;
import legalhub.actors.record.Service;

/** The protocol of one office's ledger. Nothing in it is ever changed or taken out. */
public interface Ledger {
  /**
   * One version of a service record.
   *
   * @param text the record as {@link legalhub.actors.record.RecordText} writes it
   * @param content SHA-256, in hex, of all that the journal held of the record's entity at this
   *     version, in its sealed form: what was said and written can't be changed unseen either
   * @param salt random, in hex: whoever has only the hashes can't find out by trying what they are
   *     of
   */
  record Entry(Service service, String id, long version, String text, String content, String salt) {
    /** Which record this is a version of. */
    public String record() {
      return service.key() + "/" + id;
    }
  }

  /** What may be asked. */
  sealed interface Command {}

  /** Takes in a version; one that it has, or an older one, is no news. By the hub alone. */
  record Append(Entry entry) implements Command {}

  /**
   * The day is over on which the first entry came that no head covers. The ledger's own alarm.
   *
   * @param end the midnight after it
   */
  record Close(Instant end) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record Appended(Entry entry) implements Event {}

  /**
   * The signed head of a day.
   *
   * @param entries how many the chain has
   * @param head the chain's last hash
   * @param key names the key that signed
   * @param signature over {@link Chain#statement}
   */
  record DayClosed(LocalDate day, long entries, String head, String key, String signature)
      implements Event {}
}
