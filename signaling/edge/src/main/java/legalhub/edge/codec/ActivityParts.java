package legalhub.edge.codec;

import java.time.Instant;
import legalhub.actors.activity.Activity;
import legalhub.actors.caseload.Caseload;
import legalhub.actors.caseload.CaseloadView;
import legalhub.wire.v1.ActivityPart;
import legalhub.wire.v1.Part;
import legalhub.wire.v1.Participant;

/** Public-benefit activities. Nothing in them is personal; who takes part only officers see. */
final class ActivityParts {
  private ActivityParts() {}

  static void addTo(ViewCodec.Writers writers) {
    writers.putClear(CaseloadView.OneActivity.class, ActivityParts::activity);
  }

  private static Part.Builder activity(CaseloadView.OneActivity one) {
    var entry = one.entry();
    var notice = entry.notice();
    var wire =
        ActivityPart.newBuilder()
            .setActivityId(entry.activity().value())
            .setTitle(notice.title())
            .setPlace(notice.place())
            .setFromMillis(notice.from().toEpochMilli())
            .setUntilMillis(notice.until().toEpochMilli())
            .setPlaces(notice.places())
            .setTaken(one.taken())
            .setCancelled(entry.cancelled())
            .setMine(one.mine().map(Activity.Part::name).orElse(""));
    if (one.forOfficers()) {
      wire.setCode(notice.code());
      entry.participants().forEach(participant -> wire.addParticipants(participant(participant)));
    }
    return Part.newBuilder().setActivity(wire);
  }

  private static Participant participant(Caseload.Participant participant) {
    return Participant.newBuilder()
        .setPersonId(participant.person().value())
        .setState(participant.part().name())
        .setMinutes(participant.minutes())
        .setArrivedMillis(participant.arrived().map(Instant::toEpochMilli).orElse(0L))
        .setDepartedMillis(participant.departed().map(Instant::toEpochMilli).orElse(0L))
        .build();
  }
}
