package legalhub.actors.supervision;

import static legalhub.actors.Sample.POOL;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.town.Pool;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.town.Town;
import legalhub.actors.voicereport.VoiceReport;

/** A supervised person and the officers of a small office, for tests of rules. */
public final class SamplePerson {
  public static final SupervisedId PERSON = new SupervisedId("person");
  public static final Caller SELF = new Caller(Caller.Role.SUPERVISED_PERSON, "person");
  public static final Caller OFFICER = new Caller(Caller.Role.OFFICER, "qian");
  public static final Caller OTHER_OFFICER = new Caller(Caller.Role.OFFICER, "wu");
  public static final Caller FOREIGN_OFFICER = new Caller(Caller.Role.OFFICER, "far");

  public static final Town TOWN =
      new Town(
          Map.of(POOL, Pool.closed(POOL)),
          Map.of("qian", Set.of(POOL), "wu", Set.of(POOL), "far", Set.of()),
          SupervisionSettings.defaults());

  private SamplePerson() {}

  public static Sealed sealed(String text) {
    return new Sealed(PERSON.value(), text.getBytes(StandardCharsets.UTF_8));
  }

  public static Fix at(Placement placement) {
    return new Fix(
        placement == Placement.UNKNOWN ? Sealed.none(PERSON.value()) : sealed("somewhere"),
        placement);
  }

  public static SupervisedPerson.Admission admission(
      SupervisionClass level, String from, String until) {
    return new SupervisedPerson.Admission(
        POOL,
        level,
        Ground.SUSPENDED_SENTENCE,
        from,
        until,
        false,
        new VoiceReport.Guard(false, Set.of()),
        sealed("Li"),
        sealed("30.74,120.48,20000"),
        Sealed.none(PERSON.value()),
        List.of(new SupervisedPerson.GroupMember(sealed("Qian"), "OFFICER", false)));
  }

  /** A minor's file, or a woman's. */
  public static SupervisedPerson.Admission with(
      SupervisedPerson.Admission a, boolean woman, VoiceReport.Guard guard, boolean womanInGroup) {
    return new SupervisedPerson.Admission(
        a.office(),
        a.level(),
        a.ground(),
        a.from(),
        a.until(),
        woman,
        guard,
        a.name(),
        a.area(),
        a.injunctions(),
        List.of(new SupervisedPerson.GroupMember(sealed("Wu"), "VILLAGE", womanInGroup)));
  }
}
