package legalhub.edge.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import legalhub.edge.EdgeIce;
import legalhub.wire.v1.IceServer;

/**
 * The servers that a call's participants are told. TURN credentials follow coturn's shared-secret
 * scheme: the user name is the second at which they run out, the password its HMAC, so that coturn
 * checks them without asking anybody.
 */
public final class IceServers {
  private static final String HMAC = "HmacSHA1";

  private final EdgeIce settings;
  private final Clock clock;

  public IceServers(EdgeIce settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  public boolean relayOnly() {
    return settings.relayOnly();
  }

  /**
   * Credentials for one connection.
   *
   * @param connection shows up in coturn's log; it names no person
   */
  public List<IceServer> forConnection(String connection) {
    var servers = new ArrayList<IceServer>();
    if (!settings.stun().isEmpty()) {
      servers.add(IceServer.newBuilder().addAllUrls(settings.stun()).build());
    }
    if (!settings.turn().isEmpty() && !settings.turnSecret().isEmpty()) {
      long until = clock.instant().plus(settings.turnLife()).getEpochSecond();
      var username = until + ":" + connection;
      servers.add(
          IceServer.newBuilder()
              .addAllUrls(settings.turn())
              .setUsername(username)
              .setCredential(credential(username))
              .build());
    }
    return servers;
  }

  private String credential(String username) {
    try {
      var mac = Mac.getInstance(HMAC);
      var secret = settings.turnSecret().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, HMAC));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + HMAC, e);
    }
  }
}
