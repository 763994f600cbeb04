package legalhub.hub.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final Executor HERE = Runnable::run;
  private final Passwords passwords = new Passwords(new Passwords.Cost(64, 1, 1), HERE);

  @Test
  void aHashOpensForItsPasswordAlone() {
    var hash = passwords.hash("correct horse").toCompletableFuture().join();
    assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(matches("correct horse", hash)).isTrue();
    assertThat(matches("Correct horse", hash)).isFalse();
    assertThat(passwords.hash("correct horse").toCompletableFuture().join()).isNotEqualTo(hash);
  }

  /** Made by the reference implementation: {@code argon2 somesalt -id -t 2 -m 16 -p 1}. */
  @Test
  void aHashOfTheReferenceImplementationOpens() {
    var hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(matches("password", hash)).isTrue();
    assertThat(matches("passwore", hash)).isFalse();
  }

  @Test
  void anOlderHashKeepsItsCost() {
    var dearer = new Passwords(new Passwords.Cost(128, 2, 1), HERE);
    var hash = passwords.hash("x").toCompletableFuture().join();
    assertThat(dearer.matches("x", Optional.of(hash)).toCompletableFuture().join()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "$argon2i$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA"})
  void whatIsNoHashOpensForNobody(String hash) {
    assertThat(matches("", hash)).isFalse();
  }

  @Test
  void nobodyHasAPassword() {
    assertThat(passwords.matches("x", Optional.empty()).toCompletableFuture().join()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "13800000001, +8613800000001",
    "+86 138 0000 0001, +8613800000001",
    "86-13800000001, +8613800000001",
    "+442071234567, +442071234567",
    "12345, ",
    "23800000001, ",
    "1380000000a, ",
    "+0123456789, "
  })
  void aPhoneHasOneForm(String typed, String form) {
    assertThat(Phone.parse(typed).map(Phone::e164)).isEqualTo(Optional.ofNullable(form));
    assertThat(Phone.parse(typed).map(Object::toString).orElse("")).doesNotContain("1");
  }

  private boolean matches(String password, String hash) {
    return passwords.matches(password, Optional.of(hash)).toCompletableFuture().join();
  }
}
