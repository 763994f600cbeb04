package legalhub.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** Records to JSON and back. */
public final class Json {
  private static final ContentType PROBLEM_JSON =
      ContentTypes.create(
          MediaTypes.customWithFixedCharset(
              "application", "problem+json", HttpCharsets.UTF_8, Map.of(), false));

  private static final JsonInclude.Value NO_NULLS =
      JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultPropertyInclusion(NO_NULLS)
          .build();

  private record ProblemBody(
      String type, String title, int status, String code, List<FieldError> errors) {}

  private Json() {}

  public static HttpResponse ok(Object body) {
    return answer(200, body);
  }

  public static HttpResponse answer(int status, Object body) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes(body)));
  }

  /**
   * With a tag that changes with the body.
   *
   * @param known the tags that the client has, as If-None-Match names them
   */
  static HttpResponse tagged(Object body, Optional<String> known) {
    var bytes = bytes(body);
    var tag = "\"" + Long.toHexString(hash(bytes.toArrayUnsafe())) + "\"";
    var header = RawHeader.create("ETag", tag);
    if (known.filter(tags -> List.of(tags.split("\\s*,\\s*")).contains(tag)).isPresent()) {
      return HttpResponse.create().withStatus(304).addHeader(header);
    }
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes))
        .addHeader(header);
  }

  /** The beginning of its SHA-256. */
  private static long hash(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static HttpResponse problem(Problem problem, Duration retryAfter) {
    return problem(problem, retryAfter, List.of());
  }

  /**
   * @param errors what is wrong with which field; none are left out
   */
  static HttpResponse problem(Problem problem, Duration retryAfter, List<FieldError> errors) {
    var body =
        new ProblemBody(
            "about:blank",
            problem.title(),
            problem.status(),
            problem.name(),
            errors.isEmpty() ? null : errors);
    var response =
        HttpResponse.create()
            .withStatus(problem.status())
            .withEntity(HttpEntities.create(PROBLEM_JSON, bytes(body)));
    if (retryAfter.isZero()) {
      return response;
    }
    long seconds = Math.max(1, retryAfter.toSeconds());
    return response.addHeader(RawHeader.create("Retry-After", Long.toString(seconds)));
  }

  /** Throws {@link Problem#INVALID} for whatever isn't a {@code T}. */
  static <T> T read(ByteString bytes, Class<T> type) {
    try {
      T value = MAPPER.readValue(bytes.toArrayUnsafe(), type);
      if (value == null) {
        throw new ProblemException(Problem.INVALID);
      }
      return value;
    } catch (IOException notThis) {
      throw new ProblemException(Problem.INVALID);
    }
  }

  /** One line of JSON. */
  public static String text(Object body) {
    return bytes(body).utf8String();
  }

  private static ByteString bytes(Object body) {
    try {
      return ByteString.fromArrayUnsafe(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
