package legalhub.hub.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpTerminated;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;

/** The open port. */
public final class HttpServer {
  private final ServerBinding binding;

  private HttpServer(ServerBinding binding) {
    this.binding = binding;
  }

  /** Listens; fails with {@link java.net.BindException} where it can't. */
  public static CompletionStage<HttpServer> start(
      ActorSystem<?> system, HttpSettings settings, Route route) {
    var builder = Http.get(system).newServerAt(settings.bind().host(), settings.bind().port());
    var secured =
        settings
            .tls()
            .map(pair -> builder.enableHttps(ConnectionContext.httpsServer(Tls.context(pair))))
            .orElse(builder);
    return secured.bind(route).thenApply(HttpServer::new);
  }

  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Takes no newcomers, and gives requests under way this long. */
  public CompletionStage<HttpTerminated> stop(Duration deadline) {
    return binding.terminate(deadline);
  }
}
