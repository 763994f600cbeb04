package legalhub.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.NotSerializableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import legalhub.actors.entity.Caller;
import legalhub.edge.ManualClock;
import legalhub.edge.revocation.Revocation.Scope;
import legalhub.edge.token.Principal;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.Test;

/** A revocation holds here at once, and everywhere within a second. */
class RevocationsTest {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private static Principal principal(String person, String family, Instant issued) {
    return new Principal(Caller.Role.RESIDENT, person, family, issued, issued.plus(LIFE));
  }

  @Test
  void aRevocationIsForgottenWhenNoTokenUnderItCanBeAboutAnyMore() {
    var clock = new ManualClock();
    long[] passed = new long[1];
    clock.follow(() -> passed[0]);
    var record = new RevocationRecord(LIFE, clock);
    record.add(new Revocation(Scope.FAMILY, "f", clock.instant()));
    passed[0] = LIFE.plusMinutes(1).toMillis();
    assertThat(record.sweep()).hasSize(1);
    passed[0]++;
    assertThat(record.sweep()).isEmpty();
  }

  @Test
  void theLaterRevocationOfAPersonCounts() {
    var record = new RevocationRecord(LIFE, Clock.systemUTC());
    var early = Instant.ofEpochMilli(1_000);
    assertThat(record.add(new Revocation(Scope.PERSON, "p", early.plusMillis(5)))).isTrue();
    assertThat(record.add(new Revocation(Scope.PERSON, "p", early))).isFalse();
    assertThat(record.find(principal("p", "f", early.plusMillis(5)))).isPresent();
    assertThat(record.find(principal("p", "f", early.plusMillis(6)))).isEmpty();
  }

  @Test
  void aNoticePassesBetweenNodesUnchangedAndDamageIsNoticed() throws NotSerializableException {
    var notice =
        new Notice(
            List.of(
                new Revocation(Scope.FAMILY, "f", Instant.ofEpochMilli(1)),
                new Revocation(Scope.PERSON, "人", Instant.ofEpochMilli(2))));
    var serializer = new NoticeSerializer();
    var bytes = serializer.toBinary(notice);
    assertThat(serializer.fromBinary(bytes, serializer.manifest(notice))).isEqualTo(notice);
    for (int length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> serializer.fromBinary(cut, serializer.manifest(notice)))
          .isInstanceOf(NotSerializableException.class);
    }
  }

  private static ActorTestKit node() {
    return ActorTestKit.create(
        "revocations",
        ConfigFactory.parseString(
                """
                pekko.actor.provider = cluster
                pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
                pekko.cluster.gossip-interval = 200ms
                """)
            .withFallback(ConfigFactory.load()));
  }

  @Test
  void twoNodesOfAClusterKnowWithinASecond() {
    var one = node();
    var two = node();
    try {
      var first = Cluster.get(one.system());
      first.manager().tell(Join.create(first.selfMember().address()));
      Cluster.get(two.system()).manager().tell(Join.create(first.selfMember().address()));
      var probe = TestProbe.<Revocation>create(two.system());
      probe.awaitAssert(
          Duration.ofSeconds(20),
          () -> {
            var self = Cluster.get(two.system()).selfMember();
            assertThat(self.status()).isEqualTo(MemberStatus.up());
            return null;
          });
      revokeAcross(one, two, probe);
    } finally {
      two.shutdownTestKit();
      one.shutdownTestKit();
    }
  }

  private static void revokeAcross(
      ActorTestKit one, ActorTestKit two, TestProbe<Revocation> probe) {
    var clock = Clock.systemUTC();
    var here = Revocations.start(one.system(), LIFE, clock);
    var there = Revocations.start(two.system(), LIFE, clock);
    // The two topics find each other by gossip; the first revocation that crosses shows it.
    var warm = principal("p", "warm", clock.instant());
    there.follow(warm, probe.ref());
    probe.awaitAssert(
        Duration.ofSeconds(20),
        () -> {
          here.revokeFamily("warm");
          assertThat(there.covers(warm)).isTrue();
          return null;
        });
    probe.expectMessageClass(Revocation.class);
    var principal = principal("p", "family", clock.instant());
    var second = TestProbe.<Revocation>create(two.system());
    there.follow(principal, second.ref());
    here.revokeFamily("family");
    second.expectMessageClass(Revocation.class, Duration.ofSeconds(1));
    assertThat(there.covers(principal)).isTrue();
  }
}
