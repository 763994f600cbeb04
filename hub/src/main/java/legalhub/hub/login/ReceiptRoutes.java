package legalhub.hub.login;

import java.util.Set;
import legalhub.actors.entity.Caller;
import legalhub.actors.session.ResidentId;
import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Site;
import legalhub.hub.http.TokenCheck;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/receipt}: the code that reopens this person's records elsewhere. */
final class ReceiptRoutes extends ApiDirectives implements Site.Part {
  private static final Set<Caller.Role> RESIDENT = Set.of(Caller.Role.RESIDENT);

  private record Receipt(String code) {}

  private final TokenCheck tokens;
  private final ResidentLogIn residents;

  ReceiptRoutes(TokenCheck tokens, ResidentLogIn residents) {
    this.tokens = tokens;
    this.residents = residents;
  }

  @Override
  public Route route() {
    return path(
        "receipt",
        () ->
            post(
                () ->
                    caller(
                        tokens,
                        RESIDENT,
                        who ->
                            json(
                                residents
                                    .receipt(new ResidentId(who.id()))
                                    .thenApply(code -> new Receipt(code.text()))))));
  }
}
