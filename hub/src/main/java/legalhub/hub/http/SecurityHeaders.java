package legalhub.hub.http;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every answer tells the browser to allow: this site's own files, and nothing else. */
final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
          + "media-src 'self' blob:; worker-src 'self'; connect-src 'self' %s; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Origins origins;
  private final boolean secure;

  SecurityHeaders(Origins origins, boolean secure) {
    this.origins = origins;
    this.secure = secure;
  }

  HttpResponse on(HttpResponse response, HttpRequest request) {
    var marked =
        with(
            response, "Content-Security-Policy", POLICY.formatted(origins.connectSources(request)));
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
            "camera=(self), microphone=(self), screen-wake-lock=(self), autoplay=(self), "
                + "geolocation=(self), payment=(), usb=()");
    if (response.getHeader("Cache-Control").isEmpty()) {
      marked = with(marked, "Cache-Control", "no-store");
    }
    return secure ? with(marked, "Strict-Transport-Security", "max-age=31536000") : marked;
  }

  private static HttpResponse with(HttpResponse response, String name, String value) {
    return response.addHeader(RawHeader.create(name, value));
  }
}
