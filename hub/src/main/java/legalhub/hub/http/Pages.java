package legalhub.hub.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.util.ByteString;

/**
 * The pages, from the jar of clients/web. What the build names by its content is kept by browsers
 * for a year, everything else is asked for anew each time.
 */
final class Pages extends AllDirectives {
  private static final Pattern ORDINARY =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final Pattern NAMED_BY_CONTENT =
      Pattern.compile("assets/.+[-.][A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
  private static final Set<String> PAGES =
      Set.of("resident", "lawyer", "office", "supervised", "admin", "terminal", "scan");
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=UTF-8"),
          Map.entry("js", "text/javascript; charset=UTF-8"),
          Map.entry("css", "text/css; charset=UTF-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("txt", "text/plain; charset=UTF-8"));

  private record Page(ContentType type, ByteString plain, ByteString zipped, String tag) {}

  private final String root;
  private final Map<String, Page> loaded = new ConcurrentHashMap<>();

  /**
   * @param root the folder on the classpath, with a slash at its end
   */
  Pages(String root) {
    this.root = root;
  }

  Route route() {
    return extractRequest(request -> answer(request).map(this::complete).orElseGet(this::reject));
  }

  private Optional<HttpResponse> answer(HttpRequest request) {
    if (!request.method().equals(HttpMethods.GET)) {
      return Optional.empty();
    }
    var path = request.getUri().path().substring(1);
    if (PAGES.contains(path)) {
      return Optional.of(
          HttpResponse.create()
              .withStatus(308)
              .addHeader(RawHeader.create("Location", "/" + path + "/")));
    }
    var file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    return page(file).map(page -> answer(request, file, page));
  }

  private static HttpResponse answer(HttpRequest request, String file, Page page) {
    var lasting = NAMED_BY_CONTENT.matcher(file).matches();
    var response =
        HttpResponse.create()
            .addHeader(RawHeader.create("ETag", page.tag()))
            .addHeader(RawHeader.create("Vary", "Accept-Encoding"))
            .addHeader(RawHeader.create("Cache-Control", lasting ? FOR_A_YEAR : "no-cache"));
    if (header(request, "If-None-Match").contains(page.tag())) {
      return response.withStatus(304);
    }
    if (page.zipped().isEmpty() || !header(request, "Accept-Encoding").contains("gzip")) {
      return response.withEntity(HttpEntities.create(page.type(), page.plain()));
    }
    return response
        .addHeader(RawHeader.create("Content-Encoding", "gzip"))
        .withEntity(HttpEntities.create(page.type(), page.zipped()));
  }

  private static String header(HttpRequest request, String name) {
    return request.getHeader(name).map(header -> header.value()).orElse("");
  }

  private Optional<Page> page(String file) {
    if (!ORDINARY.matcher(file).matches()) {
      return Optional.empty();
    }
    var known = loaded.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    var fresh = load(file);
    fresh.ifPresent(page -> loaded.put(file, page));
    return fresh;
  }

  private Optional<Page> load(String file) {
    try (var in = Pages.class.getClassLoader().getResourceAsStream(root + file)) {
      if (in == null || !file.contains(".")) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
      if (type == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Page(
              ContentTypes.parse(type),
              ByteString.fromArrayUnsafe(bytes),
              type.startsWith("text/") || type.contains("json") || type.contains("svg")
                  ? zip(bytes)
                  : ByteString.emptyByteString(),
              tag(bytes)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(root + file + " can't be read", unreadable);
    }
  }

  private static ByteString zip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return ByteString.fromArrayUnsafe(out.toByteArray());
  }

  private static String tag(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
