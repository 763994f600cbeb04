package legalhub.actors.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.legalcase.CaseId;
import legalhub.actors.queue.Kind;
import legalhub.actors.session.Channel;
import org.junit.jupiter.api.Test;

class RecordTextTest {
  private static final Instant AT = Instant.parse("2026-11-27T01:02:03.000000004Z");

  /** Hashes in exports are over these very characters: a change here breaks every old one. */
  @Test
  void theTextOfARecordIsForEver() {
    assertThat(RecordText.of(record("nanzha")))
        .isEqualTo(
            """
            service=consultation
            id=talk-1
            version=8
            office=pool
            channel=KIOSK
            village=nanzha
            desk=labour
            kind=LIVE
            category=LABOUR
            lawyer=shen
            case=case-1
            ticket=ticket
            opened=2026-11-27T01:02:03.000000004Z
            closed=2026-11-27T01:12:03.000000004Z
            waited=PT42.5S
            talked=PT10M
            outcome=RESOLVED
            tookPlace=true
            written=false
            stars=5""");
  }

  @Test
  void whomItWasGivenToIsNotInIt() {
    assertThat(RecordText.of(record("nanzha"))).doesNotContain(Sample.RESIDENT.value());
  }

  @Test
  void whateverAValueHoldsComesBack() {
    var village = "南\n栅=\\n\\";
    var text = RecordText.of(record(village));
    assertThat(text.lines()).hasSize(20);
    assertThat(RecordText.read(text)).hasSize(20).containsEntry("village", village);
    assertThatThrownBy(() -> RecordText.read("service=request\nnonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ServiceRecord record(String village) {
    return new ServiceRecord(
        Service.CONSULTATION,
        "talk-1",
        8,
        Sample.POOL,
        new ServiceRecord.Place(Channel.KIOSK, village),
        new ServiceRecord.Matter(Sample.DESK, Kind.LIVE, "LABOUR"),
        new ServiceRecord.Parties(
            Sample.RESIDENT,
            Optional.of(new LawyerId("shen")),
            new CaseId("case-1"),
            Sample.TICKET),
        new ServiceRecord.Times(
            AT,
            Duration.ofMillis(42_500),
            Duration.ofMinutes(10),
            Optional.of(AT.plusSeconds(600))),
        Optional.of("RESOLVED"),
        new ServiceRecord.Merit(true, false, Optional.of(5)));
  }
}
