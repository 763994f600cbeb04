package legalhub.actors.supervision;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.PERSON;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static legalhub.actors.supervision.SamplePerson.TOWN;
import static legalhub.actors.supervision.SamplePerson.at;
import static legalhub.actors.supervision.SamplePerson.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.supervision.SupervisedPerson.Event;
import org.junit.jupiter.api.Test;

/** What a file leaves in the service records, event by event, as tables and screens get it. */
class SupervisionRecordTest {
  private static final Sealed NONE = Sealed.none(PERSON.value());

  private final SupervisedPersonRules rules = new SupervisedPersonRules(PERSON, TOWN);
  private SupervisedState state = rules.vacant();
  private java.time.Instant now = SixMonths.at("2026-11-02T09:00");
  private long version;

  /** Each version of each record, the newest last. */
  private final Map<String, List<ServiceRecord>> records = new LinkedHashMap<>();

  private void does(Caller by, Command command) {
    var decision = rules.decide(state, command, new Asking(by, now));
    for (var event : ((Decision.Record<Event>) decision).events()) {
      version++;
      state = rules.apply(state, event, now);
      if (!SupervisionRecord.tags(PERSON.value(), event).isEmpty()) {
        var record = SupervisionRecord.of(PERSON.value(), version, state).orElseThrow();
        records.computeIfAbsent(record.id(), any -> new ArrayList<>()).add(record);
      }
    }
  }

  private List<ServiceRecord> versions(Service service) {
    return records.values().stream()
        .filter(all -> all.get(0).service() == service)
        .flatMap(List::stream)
        .toList();
  }

  private void admitted() {
    does(
        OFFICER,
        new SupervisedPerson.Admit(
            SamplePerson.admission(SupervisionClass.STRICT, "2026-11-02", "2027-11-01")));
  }

  @Test
  void aCheckInIsARecordByItself() {
    admitted();
    does(SELF, new SupervisedPerson.CheckIn("check", at(Placement.INSIDE), "device"));
    var record = versions(Service.CHECK_IN).get(0);
    assertThat(record.outcome()).contains("INSIDE");
    assertThat(record.opened()).isEqualTo(now);
    assertThat(record.source())
        .isEqualTo(new EntityAddress(EntityKind.SUPERVISED_PERSON, PERSON.value()));
    assertThat(record.id()).as("exports name nobody").doesNotContain(PERSON.value());
  }

  @Test
  void oneEventMayLeaveTwoRecordsEachAtItsOwnVersion() {
    admitted();
    does(SELF, new SupervisedPerson.CheckIn("check", at(Placement.OUTSIDE), "device"));
    var raised = versions(Service.EXCEPTION).get(0);
    assertThat(raised.matter().category()).isEqualTo("OUT_OF_BOUNDS");
    assertThat(raised.isOpen()).isTrue();
    assertThat(raised.version()).isEqualTo(versions(Service.CHECK_IN).get(0).version() + 1);
  }

  @Test
  void aLeaveIsOneRecordFromAskingToReturn() {
    admitted();
    does(
        SELF,
        new SupervisedPerson.AskLeave(
            new SupervisedPerson.Leave("l", "2026-11-03", "2026-11-04", sealed("there"), NONE)));
    does(OFFICER, new SupervisedPerson.DecideLeave("l", true, NONE));
    does(SELF, new SupervisedPerson.ReturnFromLeave("l"));
    assertThat(versions(Service.LEAVE))
        .extracting(record -> record.outcome().orElse("OPEN"))
        .containsExactly("OPEN", "APPROVED", "RETURNED");
    assertThat(versions(Service.LEAVE)).extracting(ServiceRecord::opened).containsOnly(now);
  }

  @Test
  void whatWasMissedIsARecordOfItsTimeUntilSomebodyHasLookedIntoIt() {
    admitted();
    now = now.plus(Duration.ofHours(5));
    does(HUB, new SupervisedPerson.Tick());
    does(
        OFFICER,
        new SupervisedPerson.Resolve("missed/check-in/2026-11-02T12:00", sealed("was ill")));
    assertThat(versions(Service.EXCEPTION))
        .filteredOn(record -> record.opened().equals(SixMonths.at("2026-11-02T13:00")))
        .extracting(record -> record.outcome().orElse("OPEN"))
        .containsExactly("OPEN", "LOOKED_INTO");
  }

  @Test
  void factsThatAreAboutNoneOfTheseLeaveNothing() {
    admitted();
    does(OFFICER, new SupervisedPerson.OpenFile("sitting"));
    does(
        OFFICER,
        new SupervisedPerson.Censure("c", SupervisedPerson.Severity.ADMONITION, sealed("late")));
    assertThat(records).isEmpty();
  }
}
