package legalhub.actors.conference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import legalhub.actors.conference.ConferenceState.Ended;
import legalhub.actors.conference.ConferenceState.Line;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Opened;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;

/**
 * What a conference shows. Who is in sees everybody who is in, so that nobody is there unseen; who
 * isn't sees no more than how it went for them. Administrators and officers see nothing unless they
 * are members.
 */
record ConferenceScreen(ConferenceId id, ConferenceSettings settings) {

  Optional<Map<String, ViewPart>> view(ConferenceState state, Caller viewer) {
    if (!(state instanceof Opened opened)) {
      return Optional.of(Map.of());
    }
    var own = opened.roll().member(viewer);
    if (own.isEmpty() && !viewer.isHub()) {
      return isAsked(opened, viewer) ? Optional.of(Map.of()) : Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("conference", whole(opened, own.map(Member::id)));
    boolean in = viewer.isHub() || own.orElseThrow().isIn();
    boolean leads = viewer.isHub() || own.orElseThrow().isOneOfTheTwo();
    for (var member : opened.roll().members()) {
      if (leads || in && member.isIn() || own.filter(member::equals).isPresent()) {
        parts.put("member/" + member.id().value(), person(opened, member));
      }
    }
    if (leads) {
      for (var asked : opened.roll().invitations()) {
        parts.put(
            "invitation/" + asked.what().id().value(),
            new ConferenceView.Asked(
                asked.what(), asked.stage(), asked.assistant().map(Assistant::lawyer)));
      }
      lines(opened.roll(), line -> true, parts);
    } else if (in && opened instanceof Open open) {
      var reader = own.orElseThrow().id();
      lines(open, line -> line.to().contains(reader), parts);
    }
    return Optional.of(parts);
  }

  Optional<Map<String, ViewPart>> attendance(ConferenceState state, Caller viewer) {
    if (!(state instanceof Opened opened)) {
      return Optional.of(Map.of());
    }
    var own = opened.roll().member(viewer);
    if (!viewer.isHub() && own.filter(Member::isOneOfTheTwo).isEmpty()) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    for (var entry : opened.roll().register().entries()) {
      parts.put("attendance/" + parts.size(), entry);
    }
    lines(opened.roll(), line -> true, parts);
    return Optional.of(parts);
  }

  private static void lines(Open open, Predicate<Line> isRead, Map<String, ViewPart> parts) {
    int number = 0;
    for (var line : open.lines()) {
      number++;
      if (isRead.test(line)) {
        var role = open.member(line.from()).orElseThrow().role();
        parts.put(
            "line/" + number,
            new ConferenceView.Line(number, line.from(), role, line.text(), line.at()));
      }
    }
  }

  /** An account that is asked may look before it comes to the door. */
  private static boolean isAsked(Opened opened, Caller viewer) {
    return opened.roll().invitations().stream()
        .anyMatch(asked -> asked.stage().isOpen() && asked.isFor(viewer));
  }

  private ViewPart whole(Opened opened, Optional<MemberId> own) {
    var roll = opened.roll();
    return new ConferenceView.Whole(
        id,
        roll.opening().consultation(),
        own,
        opened instanceof Ended ended ? Optional.of(ended.why()) : Optional.empty(),
        roll.terms().locked(),
        roll.isByBridge(settings),
        roll.terms().recording(),
        roll.since(),
        Optional.of(roll.opening().resident()));
  }

  private static ViewPart person(Opened opened, Member member) {
    boolean open = !(opened instanceof Ended);
    return new ConferenceView.Person(
        member.id(),
        member.role(),
        member.person().id(),
        member.name(),
        member.stage(),
        open && member.line() == Member.Line.HERE,
        member.shown(),
        member.muted(),
        member.handRaised(),
        member.since(),
        member.records(),
        member.invitation());
  }
}
