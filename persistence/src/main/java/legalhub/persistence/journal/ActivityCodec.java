package legalhub.persistence.journal;

import static legalhub.persistence.journal.CommonCodec.fromJournal;
import static legalhub.persistence.journal.CommonCodec.toJournal;

import legalhub.actors.activity.Activity;
import legalhub.actors.queue.PoolId;
import legalhub.actors.supervision.SupervisedId;
import legalhub.persistence.journal.v1.ActivityCancelled;
import legalhub.persistence.journal.v1.ActivityClosed;
import legalhub.persistence.journal.v1.ActivityPassage;
import legalhub.persistence.journal.v1.ActivityPerson;
import legalhub.persistence.journal.v1.ActivityPublished;
import legalhub.persistence.journal.v1.StoredActivityNotice;

/** The events of a public-benefit activity. */
final class ActivityCodec {
  private ActivityCodec() {}

  static void register(EventTable table) {
    notices(table);
    passages(table);
    table
        .on(
            "activity.signed-up.v1",
            Activity.SignedUp.class,
            e -> person(e.person()),
            ActivityPerson.parser(),
            m -> new Activity.SignedUp(new SupervisedId(m.getPerson())))
        .on(
            "activity.signed-off.v1",
            Activity.SignedOff.class,
            e -> person(e.person()),
            ActivityPerson.parser(),
            m -> new Activity.SignedOff(new SupervisedId(m.getPerson())));
  }

  private static void passages(EventTable table) {
    table
        .on(
            "activity.arrived.v1",
            Activity.Arrived.class,
            e ->
                ActivityPassage.newBuilder()
                    .setPerson(e.person().value())
                    .setFix(SupervisionCodec.fix(e.fix()))
                    .setPhoto(e.photo())
                    .build(),
            ActivityPassage.parser(),
            m ->
                new Activity.Arrived(
                    new SupervisedId(m.getPerson()),
                    SupervisionCodec.fix(m.getFix()),
                    m.getPhoto()))
        .on(
            "activity.departed.v1",
            Activity.Departed.class,
            e ->
                ActivityPassage.newBuilder()
                    .setPerson(e.person().value())
                    .setFix(SupervisionCodec.fix(e.fix()))
                    .setPhoto(e.photo())
                    .setMinutes(e.minutes())
                    .build(),
            ActivityPassage.parser(),
            m ->
                new Activity.Departed(
                    new SupervisedId(m.getPerson()),
                    SupervisionCodec.fix(m.getFix()),
                    m.getPhoto(),
                    m.getMinutes()));
  }

  private static void notices(EventTable table) {
    table
        .on(
            "activity.published.v1",
            Activity.Published.class,
            e -> ActivityPublished.newBuilder().setNotice(notice(e.notice())).setBy(e.by()).build(),
            ActivityPublished.parser(),
            m -> new Activity.Published(notice(m.getNotice()), m.getBy()))
        .on(
            "activity.cancelled.v1",
            Activity.Cancelled.class,
            e -> ActivityCancelled.newBuilder().setBy(e.by()).build(),
            ActivityCancelled.parser(),
            m -> new Activity.Cancelled(m.getBy()))
        .on(
            "activity.closed.v1",
            Activity.Closed.class,
            e -> ActivityClosed.getDefaultInstance(),
            ActivityClosed.parser(),
            m -> new Activity.Closed());
  }

  private static ActivityPerson person(SupervisedId person) {
    return ActivityPerson.newBuilder().setPerson(person.value()).build();
  }

  static StoredActivityNotice notice(Activity.Notice n) {
    return StoredActivityNotice.newBuilder()
        .setOffice(n.office().value())
        .setTitle(n.title())
        .setPlace(n.place())
        .setArea(n.area())
        .setFrom(toJournal(n.from()))
        .setUntil(toJournal(n.until()))
        .setPlaces(n.places())
        .setMonth(n.month())
        .setCode(n.code())
        .build();
  }

  static Activity.Notice notice(StoredActivityNotice m) {
    return new Activity.Notice(
        new PoolId(m.getOffice()),
        m.getTitle(),
        m.getPlace(),
        m.getArea(),
        fromJournal(m.getFrom()),
        fromJournal(m.getUntil()),
        m.getPlaces(),
        m.getMonth(),
        m.getCode());
  }
}
