package legalhub.hub.login;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import legalhub.actors.entity.Caller;
import legalhub.hub.http.Origins;
import legalhub.hub.login.Sessions.Opened;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Cookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookiePair;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * The refresh token as a browser keeps it: no script can read it. Residents, lawyers, the office
 * and supervised persons have a cookie each, so that one browser can show all; which one a page
 * means is told by where it lies.
 */
final class RefreshCookie {
  private static final String RESIDENT = "legalhub-resident";
  private static final String LAWYER = "legalhub-staff";
  private static final String OFFICE = "legalhub-office";
  private static final String SUPERVISED = "legalhub-supervised";

  /** Where the pages of each lie. */
  private static final Map<String, String> PAGES =
      Map.of(
          "resident", RESIDENT,
          "scan", RESIDENT,
          "lawyer", LAWYER,
          "office", OFFICE,
          "admin", OFFICE,
          "supervised", SUPERVISED);

  private final LoginKeys keys;
  private final Origins origins;
  private final boolean secure;

  RefreshCookie(LoginKeys keys, Origins origins, boolean secure) {
    this.keys = keys;
    this.origins = origins;
    this.secure = secure;
  }

  /** Whether a page of this hub asks, or no page at all. */
  boolean isOwn(HttpRequest request) {
    return origins.isOwn(request);
  }

  Optional<RefreshToken> of(HttpRequest request) {
    return name(request)
        .flatMap(name -> value(request, name))
        .flatMap(text -> RefreshToken.parse(text, keys));
  }

  HttpResponse set(HttpResponse response, Opened opened) {
    return with(
        response,
        name(opened.session().role()),
        opened.refresh().text(keys),
        opened.life().toSeconds());
  }

  HttpResponse removed(HttpResponse response, HttpRequest request) {
    return name(request).map(name -> with(response, name, "", 0)).orElse(response);
  }

  private HttpResponse with(HttpResponse response, String name, String value, long seconds) {
    var text =
        "%s=%s; Path=/api/sessions; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(name, value, seconds, secure ? "; Secure" : "");
    return response.addHeader(RawHeader.create("Set-Cookie", text));
  }

  /** The page's own; a client that isn't a page has only one. */
  private static Optional<String> name(HttpRequest request) {
    var page = request.getHeader("Referer").map(header -> path(header.value())).orElse("");
    var own = Optional.ofNullable(PAGES.get(folder(page)));
    if (own.isPresent()) {
      return own;
    }
    return Stream.of(LAWYER, OFFICE, RESIDENT, SUPERVISED)
        .filter(name -> value(request, name).isPresent())
        .findFirst();
  }

  private static String name(Caller.Role role) {
    return switch (role) {
      case RESIDENT -> RESIDENT;
      case OFFICER, ADMINISTRATOR -> OFFICE;
      case SUPERVISED_PERSON -> SUPERVISED;
      // A terminal and a guest have keys instead of a cookie.
      case LAWYER, TERMINAL, GUEST, HUB -> LAWYER;
    };
  }

  /** {@code "/office/x"} lies in {@code "office"}. */
  private static String folder(String path) {
    var parts = path.split("/", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  private static String path(String referer) {
    try {
      return Optional.ofNullable(URI.create(referer).getPath()).orElse("");
    } catch (IllegalArgumentException garbled) {
      return "";
    }
  }

  private static Optional<String> value(HttpRequest request, String name) {
    return request
        .getHeader(Cookie.class)
        .flatMap(
            header ->
                StreamSupport.stream(header.getCookies().spliterator(), false)
                    .filter(pair -> pair.name().equals(name))
                    .map(HttpCookiePair::value)
                    .findFirst());
  }
}
