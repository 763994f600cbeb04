package legalhub.actors.consultation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.consultation.ConsultationState.Dropped;
import legalhub.actors.consultation.ConsultationState.Ended;
import legalhub.actors.consultation.ConsultationState.Joining;
import legalhub.actors.consultation.ConsultationState.Opened;
import legalhub.actors.consultation.ConsultationState.Talking;
import legalhub.actors.consultation.ConsultationView.Phase;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.session.Media;
import legalhub.actors.town.ConsultationSettings;

/** What a consultation shows: talk, facts and advice to its participants only. */
record ConsultationScreen(ConsultationId id, ConsultationSettings settings) {

  Optional<Map<String, ViewPart>> view(ConsultationState state, Caller viewer) {
    if (!(state instanceof Opened opened)) {
      return Optional.of(Map.of());
    }
    var side = ConsultationRules.sideOf(opened.file(), viewer);
    boolean overseer =
        viewer.role() == Caller.Role.ADMINISTRATOR || viewer.role() == Caller.Role.OFFICER;
    if (side.isEmpty() && !overseer && !viewer.isHub()) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, ViewPart>();
    parts.put("call", call(opened, side));
    if (side.isPresent()) {
      content(opened, parts);
    }
    return Optional.of(parts);
  }

  private ViewPart call(Opened opened, Optional<Side> side) {
    var file = opened.file();
    boolean mayKnowStars = side.filter(Side.RESIDENT::equals).isPresent();
    return new ConsultationView.Call(
        id,
        phase(opened),
        file.commission().matter(),
        file.commission().lawyer(),
        file.commission().resident(),
        file.commission().kind(),
        since(opened),
        until(opened),
        file.onHold(),
        opened instanceof Ended ended ? Optional.of(ended.outcome()) : Optional.empty(),
        file.conflictChecked(),
        file.papers().record().map(written -> written.first().plus(settings.lockAfter())),
        mayKnowStars ? file.papers().stars().orElse(0) : 0,
        file.talk().conferencing() == Talk.Conferencing.NONE
            ? Optional.empty()
            : Optional.of(ConferenceId.of(id)));
  }

  private static Phase phase(Opened opened) {
    if (opened instanceof Joining) {
      return Phase.JOINING;
    }
    if (opened instanceof Talking) {
      return Phase.TALKING;
    }
    if (opened instanceof Dropped) {
      return Phase.DROPPED;
    }
    return opened instanceof Ended ended && ended.isWrappingUp()
        ? Phase.RECORDING_ADVICE
        : Phase.CLOSED;
  }

  private static Instant since(Opened opened) {
    if (opened instanceof Talking talking) {
      return talking.since();
    }
    if (opened instanceof Dropped dropped) {
      return dropped.since();
    }
    return opened instanceof Ended ended ? ended.at() : opened.file().opened();
  }

  private Optional<Instant> until(Opened opened) {
    if (opened instanceof Joining joining) {
      return Optional.of(joining.file().opened().plus(settings.joinWithin()));
    }
    return opened instanceof Dropped dropped
        ? Optional.of(dropped.at().plus(settings.returnWithin()))
        : Optional.empty();
  }

  private static void content(Opened opened, Map<String, ViewPart> parts) {
    var file = opened.file();
    var talk = file.talk();
    parts.put("participant/resident", participant(opened, Side.RESIDENT));
    parts.put("participant/lawyer", participant(opened, Side.LAWYER));
    parts.put(
        "brief", new ConsultationView.Asked(file.commission().desk(), file.commission().brief()));
    for (int i = 0; i < talk.chat().size(); i++) {
      var line = talk.chat().get(i);
      parts.put(
          "chat/" + (i + 1), new ConsultationView.Chat(i + 1, line.from(), line.text(), line.at()));
    }
    file.papers()
        .record()
        .ifPresent(w -> parts.put("record", new ConsultationView.Written(w.advice(), w.latest())));
    for (int i = 0; i < file.papers().addenda().size(); i++) {
      var note = file.papers().addenda().get(i);
      parts.put(
          "addendum/" + (i + 1), new ConsultationView.Addendum(i + 1, note.text(), note.at()));
    }
    for (var side : Side.values()) {
      if (talk.quality().containsKey(side) || talk.steps().containsKey(side)) {
        parts.put("quality/" + side.seat(), measured(talk, side));
      }
    }
  }

  private static ViewPart measured(Talk talk, Side side) {
    return new ConsultationView.Measured(
        side,
        talk.quality().getOrDefault(side, Consultation.Quality.UNKNOWN),
        Optional.ofNullable(talk.steps().get(side)));
  }

  private static ViewPart participant(Opened opened, Side side) {
    var commission = opened.file().commission();
    var person =
        side == Side.RESIDENT ? commission.resident().value() : commission.lawyer().value();
    return new ConsultationView.Participant(
        side,
        person,
        isPresent(opened, side),
        opened.file().talk().media().getOrDefault(side, Media.NONE));
  }

  private static boolean isPresent(Opened opened, Side side) {
    if (opened instanceof Joining joining) {
      return joining.joined().contains(side);
    }
    if (opened instanceof Dropped dropped) {
      return !dropped.lost().contains(side);
    }
    return opened instanceof Talking;
  }
}
