package legalhub.hub.http;

import java.util.StringJoiner;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every answer tells the browser to allow: this site's own files, and nothing else. */
final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
          + "media-src 'self' blob:; worker-src 'self'; connect-src 'self' %s; frame-src %s; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** A Jitsi Meet that is embedded needs what this site's own pages need. */
  private static final String PERMISSIONS =
      "camera=(self%1$s), microphone=(self%1$s), display-capture=(self%1$s), "
          + "screen-wake-lock=(self), autoplay=(self%1$s), geolocation=(self), payment=(), usb=()";

  private final Origins origins;
  private final boolean secure;
  private final Site.Rooms rooms;

  SecurityHeaders(Origins origins, boolean secure, Site.Rooms rooms) {
    this.origins = origins;
    this.secure = secure;
    this.rooms = rooms;
  }

  HttpResponse on(HttpResponse response, HttpRequest request) {
    var connect = new StringJoiner(" ").add(origins.connectSources(request));
    rooms.connect().forEach(connect::add);
    var policy = POLICY.formatted(connect, rooms.frame().orElse("'none'"));
    var marked = with(response, "Content-Security-Policy", policy);
    marked = with(marked, "X-Content-Type-Options", "nosniff");
    marked = with(marked, "X-Frame-Options", "DENY");
    // Nothing leaves this site; within it the page says which of a browser's log-ins it means.
    marked = with(marked, "Referrer-Policy", "same-origin");
    marked = with(marked, "Cross-Origin-Opener-Policy", "same-origin");
    marked = with(marked, "Cross-Origin-Resource-Policy", "same-origin");
    marked =
        with(
            marked,
            "Permissions-Policy",
            PERMISSIONS.formatted(rooms.frame().map(" \"%s\""::formatted).orElse("")));
    if (response.getHeader("Cache-Control").isEmpty()) {
      marked = with(marked, "Cache-Control", "no-store");
    }
    return secure ? with(marked, "Strict-Transport-Security", "max-age=31536000") : marked;
  }

  private static HttpResponse with(HttpResponse response, String name, String value) {
    return response.addHeader(RawHeader.create(name, value));
  }
}
