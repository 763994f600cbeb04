package legalhub.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import legalhub.actors.entity.Caller;
import legalhub.edge.Fixtures;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Renew;
import legalhub.wire.v1.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S9: expiry, renewal and revocation of tokens, together. */
class TokenLifeTest {
  private final ConnectionBench bench = new ConnectionBench("");

  @AfterEach
  void close() {
    bench.close();
  }

  private void renew(ConnectionBench.Client client, String token) {
    client.send(ClientFrame.newBuilder().setRenew(Renew.newBuilder().setToken(token)));
  }

  private void live(ConnectionBench.Client client, Duration span) {
    for (int i = 0; i < span.toSeconds() / 5; i++) {
      bench.pass(Duration.ofSeconds(5));
      client.beat();
    }
  }

  private String token(String person, String family) {
    return bench.tokens.issue(Caller.Role.RESIDENT, person, family);
  }

  @Test
  void withoutRenewalTheSocketClosesWhenTheTokenRunsOut() {
    var client = bench.resident("r-1");
    live(client, Duration.ofSeconds(595));
    assertThat(client.sink.closed()).isNull();
    live(client, Duration.ofSeconds(5));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.TOKEN_EXPIRED);
  }

  @Test
  void aRenewalMovesTheEnd() {
    var client = bench.resident("r-1");
    live(client, Duration.ofMinutes(9));
    renew(client, token("r-1", "family-r-1"));
    assertThat(client.sink.last(ServerFrame::hasRenewed).getRenewed().getTokenExpiresMillis())
        .isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(10)).toEpochMilli());
    live(client, Duration.ofMinutes(9));
    assertThat(client.sink.closed()).isNull();
    live(client, Duration.ofMinutes(1));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.TOKEN_EXPIRED);
  }

  @Test
  void nobodyRenewsWithAnotherPersonsToken() {
    var client = bench.resident("r-1");
    renew(client, token("r-2", "family-r-2"));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.TOKEN_INVALID);
  }

  @Test
  void nobodyRenewsIntoAnotherRole() {
    var client = bench.resident("r-1");
    renew(client, bench.tokens.issue(Caller.Role.ADMINISTRATOR, "r-1", "family-r-1"));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.TOKEN_INVALID);
  }

  @Test
  void aForeignOrOldTokenRenewsNothing() {
    var client = bench.resident("r-1");
    renew(client, Fixtures.tokens(bench.clock).issue(Caller.Role.RESIDENT, "r-1", "f"));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.TOKEN_INVALID);
    var old = token("r-2", "f");
    bench.pass(Duration.ofMinutes(9));
    var other = bench.resident("r-2");
    live(other, Duration.ofMinutes(1));
    renew(other, old);
    assertThat(other.sink.closed()).isEqualTo(CloseCode.TOKEN_EXPIRED);
  }

  @Test
  void aRevokedLogInClosesItsSocketsAtOnceAndOnlyThose() {
    var revoked = bench.greeted(Caller.Role.RESIDENT, "r-1");
    var other = bench.greeted(Caller.Role.RESIDENT, "r-2");
    bench.revocations.revokeFamily("family-r-1");
    assertThat(revoked.sink.closed()).isEqualTo(CloseCode.REVOKED);
    assertThat(other.sink.closed()).isNull();
  }

  @Test
  void aRevokedLogInStaysOutEvenWithARefreshedToken() {
    bench.revocations.revokeFamily("stolen");
    bench.pass(Duration.ofSeconds(1));
    var late = bench.open().hello(token("r-1", "stolen"), "s");
    assertThat(late.sink.closed()).isEqualTo(CloseCode.REVOKED);
  }

  @Test
  void aRevokedPersonComesBackOnlyByANewLogIn() {
    var before = token("r-1", "one");
    var client = bench.open().hello(before, "s");
    bench.pass(Duration.ofMillis(1));
    bench.revocations.revokePerson("r-1");
    assertThat(client.sink.closed()).isEqualTo(CloseCode.REVOKED);
    assertThat(bench.open().hello(before, "s").sink.closed()).isEqualTo(CloseCode.REVOKED);
    bench.pass(Duration.ofMillis(1));
    assertThat(bench.open().hello(token("r-1", "two"), "s").sink.closed()).isNull();
  }

  @Test
  void aRenewalUnderARevokedLogInClosesTheSocket() {
    var client = bench.open().hello(token("r-1", "one"), "s");
    bench.revocations.revokeFamily("two");
    renew(client, token("r-1", "two"));
    assertThat(client.sink.closed()).isEqualTo(CloseCode.REVOKED);
  }

  @Test
  void aRenewedConnectionFollowsItsNewLogIn() {
    var client = bench.open().hello(token("r-1", "one"), "s");
    renew(client, token("r-1", "two"));
    bench.revocations.revokeFamily("two");
    assertThat(client.sink.closed()).isEqualTo(CloseCode.REVOKED);
  }
}
