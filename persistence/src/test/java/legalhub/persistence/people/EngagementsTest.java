package legalhub.persistence.people;

import static legalhub.persistence.testing.Waits.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.consultation.Consultation.Commission;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.PoolId;
import legalhub.actors.queue.TicketId;
import legalhub.actors.session.Brief;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Media;
import legalhub.actors.session.ResidentId;
import legalhub.actors.town.DeskId;
import legalhub.persistence.Store;
import legalhub.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngagementsTest {
  private final Set<String> erased = new HashSet<>();
  private Store store;
  private Engagements engagements;
  private int talks;

  @BeforeEach
  void open() {
    store = within(Store.open(SharedCassandra.config()));
    engagements =
        new Engagements(
            store.session(),
            store.config().getString("legalhub.store.keyspace"),
            new Plain(),
            name ->
                Optional.of(name).filter(full -> full.length() > 1).map(full -> "key of " + full));
  }

  @AfterEach
  void close() {
    within(store.close());
  }

  @Test
  void whoAdvisedTheOtherSideMayNotBeOfferedThisOne() {
    talked("lawyer-1", "resident-1", "Zhao Wei", "Qian Li");
    assertThat(against("Sun Qiang", "Zhao Wei"))
        .as("they advised the other party")
        .containsExactly("lawyer-1");
    assertThat(against("Qian Li", ""))
        .as("they advised against this person")
        .containsExactly("lawyer-1");
    assertThat(against("Zhao Wei", "Qian Li")).as("the same side again").isEmpty();
    assertThat(against("", "")).isEmpty();
  }

  @Test
  void everyTalkCountsAndTwiceIsOnce() {
    talked("lawyer-2", "resident-2", "Li Na", "");
    talked("lawyer-3", "resident-2", "Li Na", "");
    talked("lawyer-3", "resident-2", "Li Na", "");
    assertThat(against("", "Li Na")).containsExactlyInAnyOrder("lawyer-2", "lawyer-3");
  }

  @Test
  void anErasedPersonLeavesNothingAndNothingIsWrittenOfThemLater() {
    talked("lawyer-4", "resident-4", "Zhou Jie", "Wu Yan");
    talked("lawyer-4", "resident-5", "Zhou Jie", "");
    erased.add("resident-4");
    within(engagements.forget(new ResidentId("resident-4")));
    assertThat(against("Wu Yan", "")).isEmpty();
    assertThat(against("", "Zhou Jie"))
        .as("another person of that name stays")
        .containsExactly("lawyer-4");
    talked("lawyer-4", "resident-4", "Zhou Jie", "Wu Yan");
    assertThat(against("Wu Yan", "")).isEmpty();
  }

  private Set<String> against(String own, String other) {
    var lawyers = within(engagements.lawyersAgainst(own, other));
    return lawyers.stream().map(LawyerId::value).collect(java.util.stream.Collectors.toSet());
  }

  private void talked(String lawyer, String resident, String own, String other) {
    var none = Sealed.none(resident);
    var brief =
        new Brief(
            "LABOUR",
            Channel.PHONE_WEB,
            "",
            Set.of(),
            false,
            Media.NONE,
            "",
            "1",
            false,
            sealed(resident, own),
            none,
            sealed(resident, other),
            none,
            none);
    var commission =
        new Commission(
            new PoolId("pool"),
            new TicketId("ticket"),
            new ResidentId(resident),
            new LawyerId(lawyer),
            CaseId.of(new ResidentId(resident), "LABOUR"),
            new DeskId("labour"),
            Kind.LIVE,
            brief,
            Instant.EPOCH,
            1);
    within(engagements.note(new ConsultationId("talk-" + talks++), commission));
  }

  private static Sealed sealed(String subject, String clear) {
    return new Sealed(subject, clear.getBytes(StandardCharsets.UTF_8));
  }

  /** Opens what isn't erased. */
  private final class Plain implements Sealer {
    @Override
    public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
      assertThat(purpose).isIn(Purpose.NAME, Purpose.OTHER_PARTY);
      return CompletableFuture.completedFuture(
          Optional.of(sealed)
              .filter(value -> !erased.contains(value.subject()))
              .map(value -> new String(value.ciphertext(), StandardCharsets.UTF_8)));
    }
  }
}
