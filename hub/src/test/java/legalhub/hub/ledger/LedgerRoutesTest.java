package legalhub.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.ledger.Chain;
import legalhub.actors.ledger.Ledger;
import legalhub.actors.record.Service;
import legalhub.hub.login.TestSite;
import legalhub.persistence.journal.EntityBook;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerRoutesTest {
  private static final Instant AT = Instant.parse("2026-11-26T04:00:00Z");

  @TempDir Path folder;
  private TestSite site;
  private final List<EntityBook.Line<Ledger.Event>> book = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    var key = LedgerKey.load(folder.resolve("ledger.key"));
    site =
        new TestSite(
            folder,
            "",
            null,
            test ->
                List.of(
                    new LedgerRoutes(
                        test.tokens,
                        test.plan.town(),
                        key,
                        office -> Source.from(book),
                        test.clock)));
    var office = site.plan.town().pools().keySet().iterator().next().value();
    var text = "service=request\nid=t-1\nversion=1\nvillage=南栅";
    var entry = new Ledger.Entry(Service.REQUEST, "t-1", 1, text, "c0ffee", "5a17");
    var head = Chain.next(Chain.start(office), entry);
    var day = LocalDate.of(2026, 11, 26);
    var signature = key.sign(Chain.statement(office, day, 1, head));
    book.add(new EntityBook.Line<>(1, AT, new Ledger.Appended(entry)));
    book.add(
        new EntityBook.Line<>(
            2, AT, new Ledger.DayClosed(day, 1, head, signature.key(), signature.value())));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OFFICER", "ADMINISTRATOR"})
  void theOfficesPeopleGetALedgerThatAnybodyCanVerify(Role role) throws IOException {
    var answer = get("", role);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type").orElse("")).startsWith("application/x-ndjson");
    var report =
        LedgerVerifier.verify(
            new BufferedReader(new StringReader(answer.raw().body())), Optional.empty());
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(1);
    assertThat(report.heads()).isEqualTo(1);
    assertThat(answer.raw().body()).contains("南栅");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"RESIDENT", "LAWYER"})
  void nobodyElseDoes(Role role) {
    assertThat(get("", role).status()).isEqualTo(403);
  }

  @Test
  void anOfficeThatIsNotThereIsSaid() {
    assertThat(get("?office=elsewhere", Role.OFFICER).code()).isEqualTo("INVALID");
    assertThat(get("?office=", Role.OFFICER).code()).isEqualTo("INVALID");
  }

  @Test
  void everybodyMayKnowThePublicKeys() {
    var answer = site.get("/api/ledger-keys");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().body()).contains("\"algorithm\":\"Ed25519\"").contains("\"publicKey\"");
  }

  private TestSite.Answer get(String query, Role role) {
    var path = "/api/office/ledger" + query;
    return site.get(path, "Authorization", "Bearer " + site.tokenOf(role, "somebody"));
  }
}
