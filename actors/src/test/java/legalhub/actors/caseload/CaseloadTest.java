package legalhub.actors.caseload;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.Sample.POOL;
import static legalhub.actors.supervision.SamplePerson.FOREIGN_OFFICER;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.OTHER_OFFICER;
import static legalhub.actors.supervision.SamplePerson.PERSON;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static legalhub.actors.supervision.SamplePerson.TOWN;
import static legalhub.actors.supervision.SamplePerson.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.activity.Activity;
import legalhub.actors.activity.ActivityId;
import legalhub.actors.activity.SampleActivity;
import legalhub.actors.caseload.Caseload.Command;
import legalhub.actors.caseload.Caseload.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.supervision.SupervisedPerson.ExceptionKind;
import legalhub.actors.supervision.SupervisionClass;
import legalhub.actors.voicereport.VoiceReport;
import org.junit.jupiter.api.Test;

class CaseloadTest {
  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private final CaseloadRules rules = new CaseloadRules(POOL, TOWN);
  private final Played<Command, Event, CaseloadState> played = new Played<>(rules);

  private static Caseload.Entry entry(long version, VoiceReport.Guard guard, boolean supervised) {
    return new Caseload.Entry(
        PERSON,
        version,
        sealed("Li"),
        guard,
        SupervisionClass.STRICT,
        supervised,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(new Caseload.Open("missed/report/1", ExceptionKind.MISSED_REPORT, AT)),
        0);
  }

  private static Caseload.ActivityEntry activity(long version) {
    return new Caseload.ActivityEntry(
        new ActivityId("activity"),
        version,
        SampleActivity.NOTICE,
        false,
        List.of(
            new Caseload.Participant(
                PERSON, Activity.Part.SIGNED_UP, Optional.empty(), Optional.empty(), 0)));
  }

  private static Caseload.Entry entry(long version) {
    return entry(version, new VoiceReport.Guard(false, Set.of()), true);
  }

  @Test
  void lifecycle() {
    new LifecycleTable<Command, Event, CaseloadState>(
            rules,
            Command.class,
            """
                     | Empty     | Older     | Newer
            Stand    | Stood     | Stood     | -
            Announce | Announced | Announced | -
            """)
        .holds(
            Map.of(
                "Empty",
                CaseloadState.empty(),
                "Older",
                CaseloadState.empty().with(entry(1)).with(activity(1), AT),
                "Newer",
                CaseloadState.empty().with(entry(3)).with(activity(3), AT)),
            List.of(
                new Asked<>(HUB, new Caseload.Stand(entry(2))),
                new Asked<>(HUB, new Caseload.Announce(activity(2)))));
  }

  private Set<String> seenBy(Caller viewer) {
    return rules
        .view(played.state(), new Audience(viewer, CaseloadView.BOARD, ""), played.now())
        .map(Map::keySet)
        .orElse(Set.of("nothing"));
  }

  @Test
  void onlyOfficersOfTheOfficeSeeIt() {
    played.recorded(HUB, new Caseload.Stand(entry(1)));
    assertThat(seenBy(OFFICER))
        .containsExactlyInAnyOrder("person/person", "exception/person/missed/report/1");
    assertThat(seenBy(FOREIGN_OFFICER)).containsExactly("nothing");
    assertThat(seenBy(new Caller(Caller.Role.ADMINISTRATOR, "a"))).containsExactly("nothing");
    assertThat(((Decision.Refuse<Event>) played.ask(OFFICER, new Caseload.Stand(entry(2)))).why())
        .isEqualTo(Refusal.FORBIDDEN);
  }

  @Test
  void aMinorIsSeenByNamedOfficersOnly() {
    played.recorded(
        HUB, new Caseload.Stand(entry(1, new VoiceReport.Guard(true, Set.of("qian")), true)));
    assertThat(seenBy(OFFICER)).hasSize(2);
    assertThat(seenBy(OTHER_OFFICER)).isEmpty();
  }

  @Test
  void afterTheEndOfSupervisionOnlyWhatNobodyHasLookedIntoStays() {
    played.recorded(
        HUB, new Caseload.Stand(entry(1, new VoiceReport.Guard(false, Set.of()), false)));
    assertThat(seenBy(OFFICER)).containsExactly("exception/person/missed/report/1");
  }

  private Optional<CaseloadView.OneActivity> activitySeenBy(Caller viewer) {
    return rules
        .view(played.state(), new Audience(viewer, CaseloadView.ACTIVITIES, ""), played.now())
        .map(parts -> (CaseloadView.OneActivity) parts.get("activity/activity"));
  }

  @Test
  void activitiesAreForTheOfficesOwnPersonsAndWhoTakesPartForItsOfficers() {
    played.recorded(HUB, new Caseload.Stand(entry(1)));
    played.recorded(HUB, new Caseload.Announce(activity(1)));
    assertThat(activitySeenBy(OFFICER).orElseThrow().forOfficers()).isTrue();
    var own = activitySeenBy(SELF).orElseThrow();
    assertThat(own.forOfficers()).isFalse();
    assertThat(own.mine()).contains(Activity.Part.SIGNED_UP);
    assertThat(own.entry().notice().code()).isEmpty();
    assertThat(own.entry().participants()).isEmpty();
    assertThat(activitySeenBy(FOREIGN_OFFICER)).isEmpty();
    assertThat(activitySeenBy(new Caller(Caller.Role.SUPERVISED_PERSON, "far"))).isEmpty();
  }
}
