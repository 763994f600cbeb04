package legalhub.actors.activity;

import static legalhub.actors.Sample.HUB;
import static legalhub.actors.activity.SampleActivity.NOTICE;
import static legalhub.actors.supervision.SamplePerson.FOREIGN_OFFICER;
import static legalhub.actors.supervision.SamplePerson.OFFICER;
import static legalhub.actors.supervision.SamplePerson.SELF;
import static legalhub.actors.supervision.SamplePerson.TOWN;
import static legalhub.actors.supervision.SamplePerson.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import legalhub.actors.activity.Activity.Command;
import legalhub.actors.activity.Activity.Event;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.LifecycleTable;
import legalhub.actors.entity.LifecycleTable.Asked;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.supervision.Placement;
import legalhub.actors.supervision.SupervisedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {
  private static final Caller OTHER = new Caller(Caller.Role.SUPERVISED_PERSON, "other");
  private static final Caller THIRD = new Caller(Caller.Role.SUPERVISED_PERSON, "third");

  private final ActivityRules rules = new ActivityRules(new ActivityId("activity"), TOWN);

  /** Its clock stands at 01:00Z; the activity is from 06:00Z to 09:00Z. */
  private final Played<Command, Event, ActivityState> played = new Played<>(rules);

  private static Activity.Arrive arrive(Placement placement) {
    return new Activity.Arrive("246810", at(placement), "");
  }

  private static Activity.Depart depart(Placement placement) {
    return new Activity.Depart("246810", at(placement), "");
  }

  private void signedUp() {
    played.recorded(OFFICER, new Activity.Publish(NOTICE));
    played.recorded(SELF, new Activity.SignUp());
  }

  @Test
  void lifecycle() {
    var published = new Played<>(rules);
    published.recorded(OFFICER, new Activity.Publish(NOTICE));
    var signed = new Played<>(rules);
    signed.recorded(OFFICER, new Activity.Publish(NOTICE));
    signed.recorded(SELF, new Activity.SignUp());
    var cancelled = new Played<>(rules);
    cancelled.recorded(OFFICER, new Activity.Publish(NOTICE));
    cancelled.recorded(OFFICER, new Activity.Cancel());
    var closed = new Played<>(rules);
    closed.recorded(OFFICER, new Activity.Publish(NOTICE));
    closed.recorded(HUB, new Activity.Close());
    // At 02:00Z: nobody can have arrived yet.
    new LifecycleTable<Command, Event, ActivityState>(
            rules,
            Command.class,
            """
                    | Vacant    | Published         | Signed            | Cancelled         | Closed
            Publish | Published | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            SignUp  | NOT_FOUND | SignedUp          | -                 | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            SignOff | NOT_FOUND | -                 | SignedOff         | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            Arrive  | NOT_FOUND | NOT_FOUND         | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            Depart  | NOT_FOUND | NOT_FOUND         | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE | NOT_IN_THIS_STATE
            Cancel  | NOT_FOUND | Cancelled         | Cancelled         | -                 | Cancelled
            Close   | NOT_FOUND | Closed            | Closed            | -                 | -
            """)
        .holds(
            Map.of(
                "Vacant",
                ActivityState.vacant(),
                "Published",
                published.state(),
                "Signed",
                signed.state(),
                "Cancelled",
                cancelled.state(),
                "Closed",
                closed.state()),
            List.of(
                new Asked<>(OFFICER, new Activity.Publish(NOTICE)),
                new Asked<>(SELF, new Activity.SignUp()),
                new Asked<>(SELF, new Activity.SignOff()),
                new Asked<>(SELF, arrive(Placement.INSIDE)),
                new Asked<>(SELF, depart(Placement.INSIDE)),
                new Asked<>(OFFICER, new Activity.Cancel()),
                new Asked<>(HUB, new Activity.Close())));
  }

  private static Refusal refusal(Decision<Event> decision) {
    return ((Decision.Refuse<Event>) decision).why();
  }

  @Test
  void placesAreTakenFirstComeFirstServed() {
    signedUp();
    played.recorded(OTHER, new Activity.SignUp());
    assertThat(refusal(played.ask(THIRD, new Activity.SignUp()))).isEqualTo(Refusal.AT_CAPACITY);
    played.recorded(OTHER, new Activity.SignOff());
    played.recorded(THIRD, new Activity.SignUp());
  }

  /** Minutes after 06:00Z of arrival and departure, where each was, and what is credited. */
  @ParameterizedTest
  @CsvSource({
    "-20, 180, INSIDE, INSIDE, 180",
    "0, 90, INSIDE, UNCERTAIN, 90",
    "30, 200, UNCERTAIN, INSIDE, 150",
    "0, 180, OUTSIDE, INSIDE, 0",
    "0, 180, INSIDE, OUTSIDE, 0",
    "0, 180, UNKNOWN, INSIDE, 0"
  })
  void hoursAreWhatWasBetweenTheTwoPassages(
      int arrived, int departed, Placement in, Placement out, int minutes) {
    signedUp();
    played.pass(Duration.ofMinutes(300 + arrived));
    played.recorded(SELF, arrive(in));
    played.pass(Duration.ofMinutes(departed - arrived));
    played.recorded(SELF, depart(out));
    assertThat(played.duties())
        .contains(new SupervisedPerson.CreditHours("activity/activity", "2026-11", minutes));
  }

  @Test
  void theCodeOnSiteIsWanted() {
    signedUp();
    played.pass(Duration.ofHours(5));
    var wrong = new Activity.Arrive("000000", at(Placement.INSIDE), "");
    assertThat(refusal(played.ask(SELF, wrong))).isEqualTo(Refusal.WRONG_CODE);
  }

  @Test
  void whoNeverCameIsAbsentAndWhoNeverWentIsLeftToAnOfficer() {
    signedUp();
    played.recorded(OTHER, new Activity.SignUp());
    played.pass(Duration.ofHours(5));
    played.recorded(SELF, arrive(Placement.INSIDE));
    played.pass(Duration.ofHours(6));
    assertThat(played.state().closed()).isTrue();
    assertThat(played.state().shares().values())
        .extracting(ActivityState.Share::part)
        .containsExactlyInAnyOrder(Activity.Part.LEFT_OPEN, Activity.Part.ABSENT);
    assertThat(played.duties())
        .contains(new SupervisedPerson.CreditHours("activity/activity", "2026-11", 0));
  }

  @Test
  void onlyOfficersOfTheOfficePublishAndCancel() {
    for (var stranger : List.of(SELF, FOREIGN_OFFICER, HUB)) {
      assertThat(refusal(played.ask(stranger, new Activity.Publish(NOTICE))))
          .isEqualTo(Refusal.FORBIDDEN);
    }
    played.recorded(OFFICER, new Activity.Publish(NOTICE));
    for (var stranger : List.of(SELF, FOREIGN_OFFICER, HUB)) {
      assertThat(refusal(played.ask(stranger, new Activity.Cancel()))).isEqualTo(Refusal.FORBIDDEN);
    }
  }
}
