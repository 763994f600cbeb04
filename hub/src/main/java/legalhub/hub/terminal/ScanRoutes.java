package legalhub.hub.terminal;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import legalhub.actors.entity.Caller;
import legalhub.actors.terminal.TerminalId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.http.TokenCheck;
import legalhub.hub.login.ResidentDoor;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/scans}: what a phone asks that has read a code from a terminal's screen. */
final class ScanRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> RESIDENT = Set.of(Caller.Role.RESIDENT);
  private static final int SECRET_MAX = 256;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{2}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** More than people scan, fewer than would find a code. */
  private static final Throttle.Limit SCANS = new Throttle.Limit(20, Duration.ofMinutes(5));

  private record LookBody(String secret) {}

  private record ConfirmBody(String secret, String digits) {}

  private record TakeBody(String terminalId, String nonce) {}

  private final TokenCheck tokens;
  private final ScanDesk desk;
  private final ResidentDoor door;
  private final Throttle scans;

  ScanRoutes(TokenCheck tokens, ScanDesk desk, ResidentDoor door, Clock clock) {
    this.tokens = tokens;
    this.desk = desk;
    this.door = door;
    this.scans = new Throttle(clock, SCANS);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "scans",
        () ->
            caller(
                tokens,
                RESIDENT,
                who ->
                    concat(
                        path("look", () -> post(this::look)),
                        path(PathMatchers.segment("confirm"), () -> post(() -> confirm(who))),
                        path("take", () -> post(() -> take(who))))));
  }

  private Route look() {
    return body(LookBody.class, asked -> json(desk.look(required(asked.secret(), SECRET_MAX))));
  }

  private Route confirm(Caller who) {
    return body(
        ConfirmBody.class,
        asked -> {
          scans.takeOrRefuse(who.id());
          return json(
              desk.confirm(
                  who, required(asked.secret(), SECRET_MAX), matching(DIGITS, asked.digits())));
        });
  }

  private Route take(Caller who) {
    return body(
        TakeBody.class,
        asked -> {
          var terminal = new TerminalId(matching(ID, asked.terminalId()));
          return response(
              desk.take(who, terminal, matching(ID, asked.nonce())).thenCompose(door::open));
        });
  }
}
