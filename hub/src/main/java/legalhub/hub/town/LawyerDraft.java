package legalhub.hub.town;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import legalhub.actors.entity.Caller;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.town.DeskId;
import legalhub.actors.town.LawyerProfile;
import legalhub.hub.town.TownDirectory.LawyerEntry;

/** One lawyer as the file has them, before anything they name is looked up. */
record LawyerDraft(Reading at, Staff.Member member, String pool, String firm, Skills skills) {

  private static final int ROTA_MAX = 99;

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

  /** Lawyers of a rota: alike, and told apart by their number. */
  static List<LawyerDraft> rota(Reading rota) {
    var id = rota.text("id");
    var login = login(rota);
    var name = rota.name("name");
    var pool = rota.text("pool");
    var firm = rota.textOrEmpty("firm");
    var skills = new Skills(rota.words("desks"), rota.words("languages"), rota.words("villages"));
    int count = rota.count("count", 1, 1, ROTA_MAX);
    rota.done();
    return IntStream.rangeClosed(1, count)
        .mapToObj("%02d"::formatted)
        .map(
            number ->
                new Staff.Member(
                    id + "-" + number,
                    login + number,
                    Caller.Role.LAWYER,
                    new Name(name.zh() + number, name.en() + " " + number)))
        .map(member -> new LawyerDraft(rota, member, pool, firm, skills))
        .toList();
  }

  static String login(Reading person) {
    return person.text("login").toLowerCase(Locale.ROOT);
  }

  LawyerEntry entry() {
    return new LawyerEntry(member.id(), member.name(), pool);
  }

  LawyerProfile profile() {
    var desks = skills.desks().stream().map(DeskId::new).collect(Collectors.toUnmodifiableSet());
    return new LawyerProfile(
        new LawyerId(member.id()), firm, desks, skills.languages(), skills.villages());
  }
}
