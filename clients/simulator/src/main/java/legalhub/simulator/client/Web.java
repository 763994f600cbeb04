package legalhub.simulator.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How an HTTP call is made. A hub that gives no answer fails it with {@link Unreachable}. */
interface Web {
  /**
   * @param path with its query
   * @param body {@code ""} for none
   */
  record Call(String method, String path, Map<String, String> headers, String body) {}

  /**
   * @param headers by lower-case name
   */
  record Reply(int status, Map<String, List<String>> headers, String body) {
    String first(String header) {
      var values = headers.getOrDefault(header, List.of());
      return values.isEmpty() ? "" : values.get(0);
    }
  }

  CompletableFuture<Reply> send(URI hub, Call call);
}
