package legalhub.hub.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.Json;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.login.Sessions.Opened;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/sessions}. */
final class SessionRoutes extends ApiDirectives implements Site.Part {
  private static final int NAME_MAX = 64;
  private static final int PASSWORD_MAX = 256;
  private static final int PHONE_MAX = 32;
  private static final int CODE_MAX = 16;
  private static final int RECEIPT_MAX = 64;

  private record StaffBody(String name, String password) {}

  private record PhoneBody(String phone) {}

  private record CodeBody(String phone, String code) {}

  private record ReceiptBody(String code) {}

  private record Empty() {}

  /** The ways in and the way on. */
  record Ways(StaffLogIn staff, ResidentLogIn residents, Renewal renewal) {}

  /** What one address may do. */
  record Throttles(Throttle codes, Throttle wrongCodes, Throttle anonymous) {}

  private final Ways ways;
  private final Throttles throttles;
  private final RefreshCookie cookie;
  private final ClientAddress addresses;

  SessionRoutes(Ways ways, Throttles throttles, RefreshCookie cookie, ClientAddress addresses) {
    this.ways = ways;
    this.throttles = throttles;
    this.cookie = cookie;
    this.addresses = addresses;
  }

  @Override
  public Route route() {
    return pathPrefix(
        "sessions",
        () ->
            extractRequest(
                request ->
                    cookie.isOwn(request)
                        ? concat(
                            path("staff", () -> post(() -> staff(request))),
                            path(
                                PathMatchers.segment("resident").slash("codes"),
                                () -> post(() -> codes(request))),
                            path("resident", () -> post(() -> resident(request))),
                            path("supervised", () -> post(() -> supervised(request))),
                            path("receipt", () -> post(() -> receipt(request))),
                            path("anonymous", () -> post(() -> anonymous(request))),
                            path("refresh", () -> post(() -> refresh(request))),
                            pathEnd(() -> delete(() -> signOut(request))))
                        : problem(Problem.FORBIDDEN)));
  }

  private Route staff(HttpRequest request) {
    return body(
        StaffBody.class,
        asked ->
            opened(
                ways.staff()
                    .logIn(
                        required(asked.name(), NAME_MAX),
                        required(asked.password(), PASSWORD_MAX),
                        addresses.of(request))));
  }

  private Route codes(HttpRequest request) {
    return body(
        PhoneBody.class,
        asked -> {
          var phone = phone(asked.phone());
          throttles.codes().takeOrRefuse(addresses.of(request));
          return response(
              ways.residents()
                  .sendCode(phone)
                  .thenApply(sent -> Json.answer(StatusCodes.ACCEPTED.intValue(), new Empty())));
        });
  }

  private Route resident(HttpRequest request) {
    return body(
        CodeBody.class,
        asked -> {
          var phone = phone(asked.phone());
          var code = required(asked.code(), CODE_MAX).strip();
          return guarded(request, () -> ways.residents().logIn(phone, code));
        });
  }

  private Route supervised(HttpRequest request) {
    return body(
        CodeBody.class,
        asked -> {
          var phone = phone(asked.phone());
          var code = required(asked.code(), CODE_MAX).strip();
          return guarded(request, () -> ways.residents().logInSupervised(phone, code));
        });
  }

  private Route receipt(HttpRequest request) {
    return body(
        ReceiptBody.class,
        asked -> {
          var code =
              ReceiptCode.parse(required(asked.code(), RECEIPT_MAX))
                  .orElseThrow(() -> new ProblemException(Problem.WRONG_CODE));
          return guarded(request, () -> ways.residents().logIn(code));
        });
  }

  /** A try is taken before it is known to be wrong, and given back when it was right. */
  private Route guarded(HttpRequest request, Supplier<CompletionStage<Opened>> logIn) {
    var address = addresses.of(request);
    throttles.wrongCodes().takeOrRefuse(address);
    return opened(
        logIn
            .get()
            .thenApply(
                opened -> {
                  throttles.wrongCodes().giveBack(address);
                  return opened;
                }));
  }

  private Route anonymous(HttpRequest request) {
    return body(
        Empty.class,
        asked -> {
          throttles.anonymous().takeOrRefuse(addresses.of(request));
          return opened(ways.residents().logInAnonymously());
        });
  }

  private Route refresh(HttpRequest request) {
    return withCookie(request, token -> opened(ways.renewal().refresh(token)));
  }

  private Route signOut(HttpRequest request) {
    return withCookie(
        request,
        token ->
            response(
                ways.renewal()
                    .end(token)
                    .thenApply(
                        ended ->
                            cookie.removed(
                                HttpResponse.create().withStatus(StatusCodes.NO_CONTENT),
                                request))));
  }

  private Route withCookie(HttpRequest request, Function<RefreshToken, Route> inner) {
    Optional<RefreshToken> token = cookie.of(request);
    return token.map(inner).orElseGet(() -> problem(Problem.SIGNED_OUT));
  }

  private Route opened(CompletionStage<Opened> opening) {
    return response(opening.thenApply(opened -> cookie.set(Json.ok(opened.session()), opened)));
  }

  /** Throws {@link Problem#INVALID} for what is no number. */
  static Phone phone(String typed) {
    return Phone.parse(required(typed, PHONE_MAX))
        .orElseThrow(() -> new ProblemException(Problem.INVALID));
  }
}
