package legalhub.hub.conference;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import legalhub.actors.conference.ConferenceId;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.privacy.Sealer;
import legalhub.hub.entity.Asker;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.Json;
import legalhub.hub.http.Origins;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import legalhub.hub.http.Throttle;
import legalhub.hub.login.AccessTokens;
import legalhub.hub.login.LinkSender;
import legalhub.hub.login.Phone;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/conferences}: a guest's way in, and an invitation's way to a phone. */
public final class ConferenceRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> INVITERS = Set.of(Caller.Role.RESIDENT, Caller.Role.LAWYER);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,128}");
  private static final int NAME_MAX = 40;
  private static final int PHONE_MAX = 32;

  /** A guest's page comes every few seconds while the resident hasn't agreed yet. */
  private static final Throttle.Limit KNOCKS = new Throttle.Limit(120, Duration.ofMinutes(5));

  private static final Throttle.Limit MESSAGES = new Throttle.Limit(5, Duration.ofMinutes(10));

  private record KnockBody(String secret, String guestKey, String name) {}

  private record SmsBody(String phone, String secret) {}

  /** What it works with. */
  public record Services(
      Asker asker, AccessTokens tokens, Sealer sealer, LinkSender links, Origins origins) {}

  private final Services services;
  private final ClientAddress addresses;
  private final Door door;
  private final Throttle knocks;
  private final Throttle messages;

  public ConferenceRoutes(Services services, ClientAddress addresses, Clock clock) {
    this.services = services;
    this.addresses = addresses;
    this.door = new Door(services.asker(), services.tokens(), services.sealer(), clock);
    this.knocks = new Throttle(clock, KNOCKS);
    this.messages = new Throttle(clock, MESSAGES);
  }

  @Override
  public Route route() {
    return pathPrefix(
        "conferences",
        () ->
            concat(
                path(
                    PathMatchers.segment().slash("knock"), id -> post(() -> knock(conference(id)))),
                path(
                    PathMatchers.segment()
                        .slash("invitations")
                        .slash(PathMatchers.segment())
                        .slash("sms"),
                    (id, invitation) -> post(() -> sms(conference(id), invitation)))));
  }

  private static ConferenceId conference(String id) {
    return ConferenceId.read(matching(ID, id))
        .orElseThrow(() -> new ProblemException(Problem.INVALID));
  }

  private Route knock(ConferenceId conference) {
    return extractRequest(
        request ->
            body(
                KnockBody.class,
                asked -> {
                  knocks.takeOrRefuse(addresses.of(request));
                  var guest =
                      new Door.Guest(
                          matching(SECRET, asked.secret()),
                          matching(SECRET, asked.guestKey()),
                          required(asked.name(), NAME_MAX).strip());
                  return json(door.knock(conference, guest));
                }));
  }

  private Route sms(ConferenceId conference, String invitation) {
    Function<Caller, Route> send =
        who ->
            body(
                SmsBody.class,
                asked -> {
                  var phone =
                      Phone.parse(required(asked.phone(), PHONE_MAX))
                          .orElseThrow(() -> new ProblemException(Problem.INVALID));
                  var secret = matching(SECRET, asked.secret());
                  var id = new InvitationId(matching(ID, invitation));
                  messages.takeOrRefuse(who.id());
                  return extractRequest(
                      request ->
                          response(
                              door.mayBeSent(conference, id, who, secret)
                                  .thenCompose(may -> sent(request, conference, secret, phone))
                                  .thenApply(sent -> Json.answer(202, new Sent(true)))));
                });
    return caller(services.tokens(), INVITERS, send);
  }

  private record Sent(boolean sent) {}

  /** The secret stands behind the #: browsers don't send that to any server. */
  private CompletionStage<Void> sent(
      HttpRequest request, ConferenceId conference, String secret, Phone phone) {
    var url =
        "%s/room/#c=%s&k=%s".formatted(services.origins().own(request), conference.value(), secret);
    return services.links().send(phone, new LinkSender.Link(url));
  }
}
