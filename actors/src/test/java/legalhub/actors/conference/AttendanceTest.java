package legalhub.actors.conference;

import static legalhub.actors.conference.SampleConference.GUEST;
import static legalhub.actors.conference.SampleConference.HOST;
import static legalhub.actors.conference.SampleConference.ID;
import static legalhub.actors.conference.SampleConference.LINK;
import static legalhub.actors.conference.SampleConference.M3;
import static legalhub.actors.conference.SampleConference.NAME;
import static legalhub.actors.conference.SampleConference.RESIDENT;
import static legalhub.actors.conference.SampleConference.SECOND;
import static legalhub.actors.conference.SampleConference.atTheDoor;
import static legalhub.actors.conference.SampleConference.byAccount;
import static legalhub.actors.conference.SampleConference.byLink;
import static legalhub.actors.conference.SampleConference.knock;
import static legalhub.actors.conference.SampleConference.ofThree;
import static legalhub.actors.conference.SampleConference.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.Specs;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Played;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.record.Service;
import legalhub.actors.record.ServiceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who was there beside the two is on record: in what role, from when to when, and how it ended. */
final class AttendanceTest {
  private static final Shown VOICE = new Shown(true, false, false);

  @Test
  void whoIsLetInIsOnRecordAtOnce() {
    var played = opened();
    played.recorded(RESIDENT, byLink(LINK, "digest"));
    played.pass(Duration.ofSeconds(40));
    played.recorded(Sample.HUB, knock(GUEST));
    assertThat(record(played)).isEmpty();

    played.recorded(GUEST, new Conference.Join(VOICE));
    played.recorded(HOST, new Conference.Admit(M3, true));
    var record = record(played).orElseThrow();
    assertThat(record.service()).isEqualTo(Service.ATTENDANCE);
    assertThat(record.id()).isEqualTo("k-m3-1");
    assertThat(record.source()).isEqualTo(new EntityAddress(EntityKind.CONFERENCE, ID.value()));
    assertThat(record.office()).isEqualTo(Sample.POOL);
    assertThat(record.place()).isEqualTo(SampleConference.PLACE);
    assertThat(record.matter().category()).isEqualTo("FAMILY");
    assertThat(record.parties().resident()).isEqualTo(Sample.RESIDENT);
    assertThat(record.parties().lawyer()).isEmpty();
    assertThat(record.times().waited()).isEqualTo(Duration.ofSeconds(40));
    assertThat(record.merit().tookPlace()).isTrue();
    assertThat(record.isOpen()).isTrue();
  }

  @Test
  void whoGoesIsNoLongerThere() {
    var played = ofThree();
    played.pass(Duration.ofMinutes(5));
    played.recorded(GUEST, new Conference.Leave());
    var record = record(played).orElseThrow();
    assertThat(record.outcome()).contains("LEFT");
    assertThat(record.times().talked()).isEqualTo(Duration.ofMinutes(5));
    assertThat(record.times().closed()).contains(played.now());
  }

  @Test
  void whoIsPutOutIsRemoved() {
    var played = ofThree();
    played.recorded(HOST, new Conference.Remove(M3));
    assertThat(record(played).orElseThrow().outcome()).contains("REMOVED");
  }

  @Test
  void whoIsThereAtTheEndStayed() {
    var played = ofThree();
    played.recorded(HOST, byAccount());
    played.recorded(RESIDENT, new Conference.AnswerInvitation(SampleConference.ACCOUNT, true));
    played.recorded(SECOND, new Conference.Join(VOICE));
    played.recorded(HOST, new Conference.Admit(SampleConference.M4, true));
    assertThat(record(played).orElseThrow().parties().lawyer()).contains(new LawyerId(SECOND.id()));
    played.pass(Duration.ofMinutes(2));

    var closed = closing(played);
    assertThat(closed).extracting(ServiceRecord::id).containsExactly("k-m3-1", "k-m4-1");
    assertThat(closed).allMatch(record -> record.outcome().equals(Optional.of("STAYED")));
    assertThat(entries(played)).allMatch(entry -> entry.end().isPresent());
  }

  /** Everything that the end leaves, as the tables take it: event by event. */
  private static List<ServiceRecord> closing(Played<Command, Event, ConferenceState> played) {
    var rules = new ConferenceRules(ID, SampleConference.SETTINGS);
    var state = played.state();
    var left = new ArrayList<ServiceRecord>();
    for (var event : played.recorded(Sample.HUB, new Conference.Close("RESOLVED"))) {
      state = rules.apply(state, event, played.now());
      if (!ConferenceRecord.tags(ID.value(), event).isEmpty()) {
        ConferenceRecord.of(ID.value(), 9, state).ifPresent(left::add);
      }
    }
    return left;
  }

  @Test
  void whoComesAgainIsThereASecondTime() {
    var played = ofThree();
    played.recorded(GUEST, new Conference.Leave());
    played.pass(Duration.ofMinutes(1));
    played.recorded(Sample.HUB, knock(GUEST));
    played.pass(Duration.ofSeconds(10));
    played.recorded(HOST, new Conference.Admit(M3, true));
    var second = record(played).orElseThrow();
    assertThat(second.id()).isEqualTo("k-m3-2");
    assertThat(second.times().waited()).isEqualTo(Duration.ofSeconds(10));
    assertThat(entries(played)).extracting(Attendance::number).containsExactly(1, 2);
  }

  @Test
  void whoseStandsAtTheDoorWasNotThere() {
    var played = atTheDoor();
    played.recorded(GUEST, new Conference.Leave());
    assertThat(record(played)).isEmpty();
    assertThat(entries(played)).isEmpty();
  }

  @Test
  void theTwoOfTheConsultationAreOnItsOwnRecord() {
    var played = opened();
    played.recorded(HOST, new Conference.Join(VOICE));
    assertThat(entries(played)).isEmpty();
    assertThat(closing(played)).isEmpty();
  }

  @Test
  void whoseNeverShowedAPageDidNotTakePart() {
    var played = atTheDoor();
    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(record(played).orElseThrow().merit().tookPlace()).isFalse();
    played.recorded(GUEST, new Conference.Join(VOICE));
    played.recorded(GUEST, new Conference.Leave());
    assertThat(record(played).orElseThrow().merit().tookPlace()).isTrue();
  }

  @Test
  void theTwoSeeWhoWasThere() {
    var played = ofThree();
    for (var viewer : List.of(HOST, RESIDENT)) {
      assertThat(played.view(seenBy(viewer)).values())
          .singleElement()
          .isInstanceOfSatisfying(
              Attendance.class,
              entry -> {
                assertThat(entry.name()).isEqualTo(NAME);
                assertThat(entry.role()).isEqualTo(MemberRole.FAMILY);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"GUEST, g-1", "LAWYER, second", "OFFICER, qian", "ADMINISTRATOR, gao"})
  void nobodyElseDoes(Caller.Role role, String id) {
    var viewer = new Caller(role, id);
    var rules = new ConferenceRules(ID, SampleConference.SETTINGS);
    var played = ofThree();
    assertThat(rules.view(played.state(), seenBy(viewer), played.now())).isEmpty();
  }

  @Test
  void otherEventsChangeNoRecord() {
    var played = ofThree();
    var events = new ArrayList<Event>();
    events.addAll(played.recorded(HOST, new Conference.Lock(true)));
    events.addAll(played.recorded(GUEST, new Conference.RaiseHand(true)));
    events.addAll(played.recorded(GUEST, new Conference.Join(VOICE)));
    assertThat(events).noneMatch(e -> !ConferenceRecord.tags(ID.value(), e).isEmpty());
  }

  @Test
  void itIsAmongTheRecorders() {
    assertThat(Specs.recorders()).anyMatch(one -> one.kind() == EntityKind.CONFERENCE);
  }

  private static Audience seenBy(Caller viewer) {
    return new Audience(viewer, ConferenceView.ATTENDANCE, "");
  }

  private static List<Attendance> entries(Played<Command, Event, ConferenceState> played) {
    return played.view(seenBy(Sample.HUB)).values().stream().map(Attendance.class::cast).toList();
  }

  private static Optional<ServiceRecord> record(Played<Command, Event, ConferenceState> played) {
    return ConferenceRecord.of(ID.value(), 7, played.state());
  }
}
