package legalhub.hub.login;

import java.net.URI;
import java.util.Optional;
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
 * The refresh token as a browser keeps it: no script can read it. Residents and staff have a cookie
 * each, so that one browser can show both; which one a page means is told by where it lies.
 */
final class RefreshCookie {
  private static final String RESIDENT = "legalhub-resident";
  private static final String STAFF = "legalhub-staff";
  private static final String RESIDENT_PAGES = "/resident";
  private static final String STAFF_PAGES = "/lawyer";

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
    var name = opened.session().role() == Caller.Role.RESIDENT ? RESIDENT : STAFF;
    return with(response, name, opened.refresh().text(keys), opened.life().toSeconds());
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
    if (page.startsWith(RESIDENT_PAGES)) {
      return Optional.of(RESIDENT);
    }
    if (page.startsWith(STAFF_PAGES)) {
      return Optional.of(STAFF);
    }
    return value(request, STAFF).isPresent() ? Optional.of(STAFF) : Optional.of(RESIDENT);
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
