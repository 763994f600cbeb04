package legalhub.edge.codec;

import java.time.Instant;
import legalhub.edge.EdgeSettings;
import legalhub.edge.token.Principal;
import legalhub.wire.v1.Limits;
import legalhub.wire.v1.Renewed;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.Welcome;

/** What a client is told when its token was taken. */
public final class WelcomeCodec {
  private WelcomeCodec() {}

  public static ServerFrame welcome(EdgeSettings settings, Principal principal, Instant now) {
    return ServerFrame.newBuilder()
        .setWelcome(
            Welcome.newBuilder()
                .setBeatEveryMillis(Math.toIntExact(settings.times().beatEvery().toMillis()))
                .setDeadAfterMillis(Math.toIntExact(settings.times().deadAfter().toMillis()))
                .setServerTimeMillis(now.toEpochMilli())
                .setTokenExpiresMillis(principal.expires().toEpochMilli())
                .setLimits(limits(settings))
                .setRole(EnumCodec.toWire(principal.role()))
                .setPersonId(principal.personId()))
        .build();
  }

  private static Limits limits(EdgeSettings settings) {
    var limits = settings.limits();
    return Limits.newBuilder()
        .setFrameBytesMax(limits.frameBytesMax())
        .setCommandsPendingMax(limits.commandsPendingMax())
        .setSubscriptionsMax(limits.subscriptionsMax())
        .setCommandTtlMillisMax(Math.toIntExact(limits.commandTtlMax().toMillis()))
        .build();
  }

  public static ServerFrame renewed(Principal principal) {
    return ServerFrame.newBuilder()
        .setRenewed(Renewed.newBuilder().setTokenExpiresMillis(principal.expires().toEpochMilli()))
        .build();
  }
}
