package legalhub.hub.login;

import com.typesafe.config.Config;
import java.nio.file.Path;
import legalhub.hub.http.Throttle.Limit;

/** {@code legalhub.login} in the configuration; each value with its reason there. */
public record LoginSettings(
    Path keyFile,
    Passwords.Cost passwordCost,
    int passwordThreads,
    CodeState.Limits codes,
    Sender sender,
    Sessions.Lives lives,
    Limits limits) {

  /**
   * Who brings codes to phones.
   *
   * @param url {@code ""}: nobody does, and residents log in anonymously
   */
  record Sender(String url, String secret) {
    @Override
    public String toString() {
      return "Sender[" + url + "]";
    }
  }

  /**
   * Tries on one node.
   *
   * @param login wrong passwords of one name from one address
   * @param name wrong passwords of one name from anywhere
   * @param address wrong passwords and codes of one address
   * @param codes codes asked for by one address
   * @param anonymous anonymous log-ins of one address
   */
  record Limits(Limit login, Limit name, Limit address, Limit codes, Limit anonymous) {}

  public static LoginSettings from(Config config) {
    var login = config.getConfig("legalhub.login");
    var password = login.getConfig("password");
    var codes = login.getConfig("codes");
    return new LoginSettings(
        Path.of(login.getString("key-file")),
        new Passwords.Cost(
            Math.toIntExact(password.getBytes("memory") / 1024),
            password.getInt("iterations"),
            password.getInt("lanes")),
        password.getInt("threads"),
        new CodeState.Limits(
            codes.getDuration("life"),
            codes.getInt("tries"),
            codes.getDuration("pause"),
            codes.getInt("per-hour")),
        new Sender(codes.getString("gateway-url"), codes.getString("gateway-secret")),
        new Sessions.Lives(
            login.getDuration("sessions.resident"), login.getDuration("sessions.staff")),
        limits(login.getConfig("limits")));
  }

  private static Limits limits(Config limits) {
    return new Limits(
        limit(limits, "login"),
        limit(limits, "name"),
        limit(limits, "address"),
        limit(limits, "codes"),
        limit(limits, "anonymous"));
  }

  private static Limit limit(Config limits, String key) {
    return new Limit(limits.getInt(key + ".tries"), limits.getDuration(key + ".per"));
  }
}
