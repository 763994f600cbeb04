package legalhub.hub.login;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.entity.Caller;
import legalhub.actors.session.ResidentId;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.login.Sessions.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By a code sent to a phone, by a receipt, or as nobody in particular. The number itself is never
 * kept.
 */
final class ResidentLogIn {
  private static final Logger LOG = LoggerFactory.getLogger(ResidentLogIn.class);
  private static final int CODES = 1_000_000;

  /** How phones and people are told apart. */
  record Directory(LoginKeys keys, Codes codes, CodeSender sender, PersonIndex people) {}

  private final Directory directory;
  private final Entry entry;
  private final SecureRandom random = new SecureRandom();

  ResidentLogIn(Directory directory, Entry entry) {
    this.directory = directory;
    this.entry = entry;
  }

  /** Sends a code, if one may be sent now; the answer doesn't tell. */
  CompletionStage<Void> sendCode(Phone phone) {
    var code = "%06d".formatted(random.nextInt(CODES));
    var person = directory.keys().personKey(phone);
    return directory
        .codes()
        .begin(person, directory.keys().codeHash(person, code))
        .thenAccept(
            maySend -> {
              if (maySend) {
                send(phone, code);
              }
            });
  }

  private void send(Phone phone, String code) {
    var unused =
        directory
            .sender()
            .send(phone, code)
            .whenComplete(
                (sent, failure) -> {
                  if (failure != null) {
                    LOG.warn("A code couldn't be sent: {}", failure.getMessage());
                  }
                });
  }

  CompletionStage<Opened> logIn(Phone phone, String code) {
    return redeemed(phone, code)
        .thenCompose(
            right -> directory.people().findOrAdd(directory.keys().personKey(phone), fresh()))
        .thenCompose(entry::open);
  }

  /**
   * As the supervised person with this number; a wrong code and an unknown number look the same.
   */
  CompletionStage<Opened> logInSupervised(Phone phone, String code) {
    return redeemed(phone, code)
        .thenCompose(right -> directory.people().find(directory.keys().supervisedKey(phone)))
        .thenCompose(
            known ->
                known
                    .map(
                        person ->
                            entry.open(new Caller(Caller.Role.SUPERVISED_PERSON, person.value())))
                    .orElseGet(ResidentLogIn::wrongCode));
  }

  private CompletionStage<Boolean> redeemed(Phone phone, String code) {
    var person = directory.keys().personKey(phone);
    return directory
        .codes()
        .redeem(person, directory.keys().codeHash(person, code))
        .thenCompose(
            right -> right ? CompletableFuture.completedFuture(true) : ResidentLogIn.wrongCode());
  }

  private static <T> CompletionStage<T> wrongCode() {
    return CompletableFuture.failedFuture(new ProblemException(Problem.WRONG_CODE));
  }

  /** A resident made for this device. */
  CompletionStage<Opened> logInAnonymously() {
    return entry.open(fresh());
  }

  /** The code that reopens this person's records on another device. */
  CompletionStage<ReceiptCode> receipt(ResidentId resident) {
    var code = directory.keys().receipt(resident);
    return directory
        .people()
        .findOrAdd(directory.keys().personKey(code), resident)
        .thenApply(known -> code);
  }

  CompletionStage<Opened> logIn(ReceiptCode code) {
    return directory
        .people()
        .find(directory.keys().personKey(code))
        .thenCompose(known -> known.map(entry::open).orElseGet(ResidentLogIn::wrongCode));
  }

  private static ResidentId fresh() {
    return new ResidentId(UUID.randomUUID().toString());
  }
}
