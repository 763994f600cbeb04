package legalhub.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import legalhub.edge.Fixtures;
import legalhub.edge.revocation.Revocation.Scope;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Revocations between nodes, also of two releases. */
class NoticeSerializerTest {
  private static final ActorTestKit KIT = ActorTestKit.create("notices", Fixtures.config(""));

  private static final List<Revocation> REVOCATIONS =
      List.of(
          new Revocation(Scope.FAMILY, "f", Instant.ofEpochMilli(1)),
          new Revocation(Scope.PERSON, "人", Instant.ofEpochMilli(2)));

  /** What the release before answers wrote, and reads whatever follows. */
  private static final String WITHOUT_ANSWERS =
      "00000002" + "01000166" + "0000000000000001" + "020003e4baba" + "0000000000000002";

  private final NoticeSerializer serializer =
      new NoticeSerializer((ExtendedActorSystem) Adapter.toClassic(KIT.system()));
  private final Notice question =
      new Notice(REVOCATIONS, Optional.of(KIT.<Known>createTestProbe().ref()));

  @AfterAll
  static void close() {
    KIT.shutdownTestKit();
  }

  @Test
  void noticesAndAnswersComeBackAsTheyWere() throws NotSerializableException {
    var none = new Notice(List.of(), question.answerTo());
    for (var sent : List.of(Notice.of(REVOCATIONS), question, none, new Known(REVOCATIONS))) {
      var bytes = serializer.toBinary(sent);
      assertThat(serializer.fromBinary(bytes, serializer.manifest(sent))).isEqualTo(sent);
    }
  }

  @Test
  void aReleaseWithoutAnswersIsReadAndReadsOurs() throws NotSerializableException {
    var old = HexFormat.of().parseHex(WITHOUT_ANSWERS);
    assertThat(serializer.fromBinary(old, "edge.revocations.v1")).isEqualTo(Notice.of(REVOCATIONS));
    assertThat(serializer.toBinary(Notice.of(REVOCATIONS))).isEqualTo(old);
    assertThat(serializer.toBinary(question)).startsWith(old).hasSizeGreaterThan(old.length);
    assertThat(serializer.manifest(question)).isEqualTo("edge.revocations.v1");
  }

  @Test
  void damageIsNoticed() {
    var bytes = serializer.toBinary(question);
    int list = HexFormat.of().parseHex(WITHOUT_ANSWERS).length;
    for (int length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      if (length != list) {
        assertThatThrownBy(() -> serializer.fromBinary(cut, serializer.manifest(question)))
            .isInstanceOf(NotSerializableException.class);
      }
    }
  }

  /** 1088 KiB is the largest message between nodes (cluster.conf). */
  @Test
  void aFullNoticeFitsBetweenNodes() {
    var longest = new Revocation(Scope.PERSON, "x".repeat(64), Instant.ofEpochMilli(1));
    var notice = Notice.of(Collections.nCopies(Notice.REVOCATIONS_MAX, longest));
    assertThat(serializer.toBinary(notice)).hasSizeLessThan(1_000_000);
  }

  @Test
  void whatANewerReleaseAddsSaysItsName() {
    assertThatThrownBy(() -> serializer.fromBinary(new byte[4], "edge.revocations.v9"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("edge.revocations.v9");
  }
}
