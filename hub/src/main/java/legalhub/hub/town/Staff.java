package legalhub.hub.town;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import legalhub.actors.entity.Caller;

/** Everybody who logs in with a name and a password. */
public record Staff(List<Member> members) {

  /**
   * @param id the person's id, which records keep
   * @param login the name for logging in, lower case
   */
  public record Member(String id, String login, Caller.Role role, Name name) {}

  public Optional<Member> byLogin(String login) {
    var wanted = login.strip().toLowerCase(Locale.ROOT);
    return members.stream().filter(member -> member.login().equals(wanted)).findFirst();
  }

  public Optional<Member> byId(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst();
  }
}
