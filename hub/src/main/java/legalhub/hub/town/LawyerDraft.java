package legalhub.hub.town;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.hub.town.TownDirectory.Named;

/** One lawyer as the file has them, before anything they name is looked up. */
record LawyerDraft(Reading at, Staff.Member member, String pool, String firm, Skills skills) {

  /** What a lawyer can take on, by the ids of the file. */
  record Skills(Set<String> desks, Set<String> languages, Set<String> villages) {}

  static LawyerDraft read(Reading lawyer) {
    var member =
        new Staff.Member(lawyer.text("id"), login(lawyer), Caller.Role.LAWYER, lawyer.name("name"));
    var draft =
        new LawyerDraft(
            lawyer,
            member,
            lawyer.text("pool"),
            lawyer.textOrEmpty("firm"),
            new Skills(lawyer.words("desks"), lawyer.words("languages"), lawyer.words("villages")));
    lawyer.done();
    return draft;
  }

  static String login(Reading person) {
    return person.text("login").toLowerCase(Locale.ROOT);
  }

  Named named() {
    return new Named(member.id(), member.name());
  }

  LawyerProfile profile() {
    var desks = skills.desks().stream().map(DeskId::new).collect(Collectors.toUnmodifiableSet());
    return new LawyerProfile(
        new LawyerId(member.id()), firm, desks, skills.languages(), skills.villages());
  }
}
