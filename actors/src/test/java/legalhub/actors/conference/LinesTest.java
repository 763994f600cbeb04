package legalhub.actors.conference;

import static legalhub.actors.conference.SampleConference.GUEST;
import static legalhub.actors.conference.SampleConference.HOST;
import static legalhub.actors.conference.SampleConference.ID;
import static legalhub.actors.conference.SampleConference.M3;
import static legalhub.actors.conference.SampleConference.RESIDENT;
import static legalhub.actors.conference.SampleConference.SECOND;
import static legalhub.actors.conference.SampleConference.SETTINGS;
import static legalhub.actors.conference.SampleConference.atTheDoor;
import static legalhub.actors.conference.SampleConference.knock;
import static legalhub.actors.conference.SampleConference.ofThree;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.Sample;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Played;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Sealed;
import org.junit.jupiter.api.Test;

/** What is written in a room: all who are in read it, and nobody reads what was written before. */
final class LinesTest {
  private static final Sealed BEFORE = Sample.sealed("before");
  private static final Sealed AFTER = Sample.sealed("after");

  @Test
  void whatIsWrittenIsReadByAllWhoAreIn() {
    var played = ofThree();
    played.recorded(GUEST, new Conference.Say(BEFORE));
    played.recorded(RESIDENT, new Conference.Say(AFTER));
    for (var reader : List.of(HOST, RESIDENT, GUEST)) {
      assertThat(lines(played, reader))
          .containsExactly(
              new ConferenceView.Line(1, M3, MemberRole.FAMILY, BEFORE, played.now()),
              new ConferenceView.Line(
                  2, new MemberId("m2"), MemberRole.RESIDENT, AFTER, played.now()));
    }
  }

  @Test
  void whoComesLaterReadsNothingOfBefore() {
    var played = atTheDoor();
    played.recorded(HOST, new Conference.Say(BEFORE));
    played.recorded(HOST, new Conference.Admit(M3, true));
    played.recorded(HOST, new Conference.Say(AFTER));
    assertThat(lines(played, GUEST)).extracting(ConferenceView.Line::text).containsExactly(AFTER);
    assertThat(lines(played, RESIDENT)).hasSize(2);
  }

  @Test
  void whoComesBackReadsWhatWasWrittenInTheirPresenceAlone() {
    var played = ofThree();
    played.recorded(HOST, new Conference.Say(BEFORE));
    played.recorded(GUEST, new Conference.Leave());
    played.recorded(HOST, new Conference.Say(AFTER));
    played.recorded(Sample.HUB, knock(GUEST));
    played.recorded(HOST, new Conference.Admit(M3, true));
    assertThat(lines(played, GUEST)).extracting(ConferenceView.Line::text).containsExactly(BEFORE);
  }

  @Test
  void whoIsNotInNeitherWritesNorReads() {
    var played = atTheDoor();
    played.recorded(HOST, new Conference.Say(BEFORE));
    var forbidden = Decision.<Event>refuse(Refusal.FORBIDDEN);
    assertThat(played.ask(GUEST, new Conference.Say(AFTER))).isEqualTo(forbidden);
    assertThat(played.ask(SECOND, new Conference.Say(AFTER))).isEqualTo(forbidden);
    assertThat(lines(played, GUEST)).isEmpty();

    played.recorded(HOST, new Conference.Admit(M3, true));
    played.recorded(GUEST, new Conference.Leave());
    assertThat(played.ask(GUEST, new Conference.Say(AFTER))).isEqualTo(forbidden);
    assertThat(lines(played, GUEST)).isEmpty();
  }

  @Test
  void afterTheEndTheTwoKeepWhatWasWrittenAndTheOthersDoNot() {
    var played = ofThree();
    played.recorded(GUEST, new Conference.Say(BEFORE));
    played.recorded(Sample.HUB, new Conference.Close("RESOLVED"));
    assertThat(lines(played, GUEST)).isEmpty();
    assertThat(lines(played, HOST)).hasSize(1);
    assertThat(seen(played, RESIDENT, ConferenceView.ATTENDANCE))
        .containsKeys("attendance/0", "line/1");
  }

  @Test
  void aThousandLinesAreEnough() {
    var played = ofThree();
    for (int i = 0; i < 1_000; i++) {
      played.recorded(GUEST, new Conference.Say(BEFORE));
    }
    assertThat(played.ask(HOST, new Conference.Say(AFTER)))
        .isEqualTo(Decision.refuse(Refusal.AT_CAPACITY));
  }

  private static List<ConferenceView.Line> lines(
      Played<Command, Event, ConferenceState> played, Caller reader) {
    return seen(played, reader, ConferenceView.CONFERENCE).values().stream()
        .filter(ConferenceView.Line.class::isInstance)
        .map(ConferenceView.Line.class::cast)
        .toList();
  }

  private static Map<String, ViewPart> seen(
      Played<Command, Event, ConferenceState> played, Caller reader, String topic) {
    Optional<Map<String, ViewPart>> view =
        new ConferenceRules(ID, SETTINGS)
            .view(played.state(), new Audience(reader, topic, ""), Instant.EPOCH);
    return view.orElseThrow();
  }
}
