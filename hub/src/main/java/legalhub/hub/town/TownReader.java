package legalhub.hub.town;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import legalhub.actors.entity.Caller;
import legalhub.actors.queue.PoolId;
import legalhub.actors.town.ConsultationSettings;
import legalhub.actors.town.OpenHours;
import legalhub.actors.town.Pool;
import legalhub.actors.town.QueueSettings;
import legalhub.actors.town.Town;
import legalhub.hub.town.TownDirectory.Category;
import legalhub.hub.town.TownDirectory.Choices;
import legalhub.hub.town.TownDirectory.Hours;
import legalhub.hub.town.TownDirectory.Named;

/** From the file's objects to the plan, in the file's order. */
final class TownReader {
  private final Reading town;

  TownReader(Reading town) {
    this.town = town;
  }

  TownPlan read() {
    var notice = town.text("notice-version");
    var hotline = town.text("hotline");
    var office = town.part("office").map(TownReader::named).orElse(new Named("", Name.NONE));
    var hours =
        town.part("hours").map(PoolDraft::hours).orElse(new Hours(OpenHours.always(), Name.NONE));
    var pools = pools(hours);
    var checks = new TownChecks(town, pools);
    checks.pools();
    var consultations =
        town.part("consultation")
            .map(TownReader::consultations)
            .orElse(ConsultationSettings.defaults());
    var alerts = AlertDraft.read(town);
    var supervision = SupervisionDraft.read(town);
    var choices = choices(checks);
    var lawyers = lawyers();
    checks.lawyers(lawyers, choices.languages(), choices.villages());
    var officers = new LinkedHashMap<String, Set<PoolId>>();
    var staff = staff(lawyers, pools, officers);
    checks.people(staff.members());
    town.done();
    var entries = pools.stream().map(pool -> pool.entry(office.name())).toList();
    var names = lawyers.stream().map(LawyerDraft::entry).toList();
    return new TownPlan(
        new Town(withLawyers(pools, lawyers), Map.copyOf(officers), supervision),
        consultations,
        new TownDirectory(notice, hotline, office, entries, choices, names, hours),
        staff,
        alerts);
  }

  private static ConsultationSettings consultations(Reading part) {
    var otherwise = ConsultationSettings.defaults();
    var settings =
        new ConsultationSettings(
            part.span("join-within", otherwise.joinWithin()),
            part.span("return-within", otherwise.returnWithin()),
            part.span("lease", otherwise.lease()),
            part.span("wrap-up-max", otherwise.wrapUpMax()),
            part.span("lock-after", otherwise.lockAfter()));
    part.done();
    return settings;
  }

  private List<LawyerDraft> lawyers() {
    var lawyers = new ArrayList<LawyerDraft>();
    town.each("lawyers").stream().map(LawyerDraft::read).forEach(lawyers::add);
    town.optional("rota").map(LawyerDraft::rota).ifPresent(lawyers::addAll);
    return List.copyOf(lawyers);
  }

  private List<PoolDraft> pools(Hours hours) {
    var queue =
        town.part("queue")
            .map(part -> PoolDraft.settings(part, QueueSettings.defaults()))
            .orElse(QueueSettings.defaults());
    return town.each("pools").stream()
        .map(pool -> PoolDraft.read(pool, hours.times(), queue))
        .toList();
  }

  private Choices choices(TownChecks checks) {
    var categories = town.each("categories").stream().map(TownReader::category).toList();
    checks.categories(categories);
    return new Choices(
        categories, list(checks, "villages"), list(checks, "languages"), list(checks, "referrals"));
  }

  private List<Named> list(TownChecks checks, String key) {
    var entries = town.each(key).stream().map(TownReader::named).toList();
    checks.named(key, entries);
    return entries;
  }

  /**
   * @param officers which offices each officer works for is put there
   */
  private Staff staff(
      List<LawyerDraft> lawyers, List<PoolDraft> pools, Map<String, Set<PoolId>> officers) {
    var members = new ArrayList<>(lawyers.stream().map(LawyerDraft::member).toList());
    for (var person : town.each("staff")) {
      var offices = offices(person, pools);
      var member = member(person);
      members.add(member);
      if (member.role() == Caller.Role.OFFICER) {
        officers.put(member.id(), offices);
      }
    }
    return new Staff(List.copyOf(members));
  }

  /** All of them, where the file names none. */
  private static Set<PoolId> offices(Reading person, List<PoolDraft> pools) {
    var all = pools.stream().map(PoolDraft::id).filter(id -> !id.isEmpty()).toList();
    var named = person.linesOrNone("offices");
    named.stream()
        .filter(id -> !all.contains(id))
        .forEach(id -> person.problem("offices", "names " + id + ", which is no pool"));
    return (named.isEmpty() ? all : named)
        .stream().map(PoolId::new).collect(Collectors.toUnmodifiableSet());
  }

  private static Named named(Reading entry) {
    // The empty id is a language's: Mandarin.
    var named = new Named(entry.textOrEmpty("id"), entry.name("name"));
    entry.done();
    return named;
  }

  private static Category category(Reading entry) {
    var category = new Category(entry.text("id"), entry.name("name"), entry.text("desk"));
    entry.done();
    return category;
  }

  private static Staff.Member member(Reading person) {
    var role = role(person);
    var member =
        new Staff.Member(person.text("id"), LawyerDraft.login(person), role, person.name("name"));
    person.done();
    return member;
  }

  private static Caller.Role role(Reading person) {
    var role =
        person.parsed(
            "role", "OFFICER or ADMINISTRATOR", Caller.Role::valueOf, Caller.Role.OFFICER);
    if (role != Caller.Role.OFFICER && role != Caller.Role.ADMINISTRATOR) {
      person.problem("role", "must be OFFICER or ADMINISTRATOR; lawyers have a list of their own");
    }
    return role;
  }

  private static Map<PoolId, Pool> withLawyers(List<PoolDraft> pools, List<LawyerDraft> lawyers) {
    var all = new LinkedHashMap<PoolId, Pool>();
    for (var draft : pools) {
      if (draft.id().isEmpty()) {
        continue; // Noted as a problem already.
      }
      var pool =
          draft.pool(
              lawyers.stream()
                  .filter(lawyer -> lawyer.pool().equals(draft.id()))
                  .filter(lawyer -> !lawyer.member().id().isEmpty())
                  .map(LawyerDraft::profile)
                  .collect(Collectors.toMap(p -> p.lawyer(), p -> p, (one, twin) -> one)));
      all.put(pool.id(), pool);
    }
    return Map.copyOf(all);
  }
}
