package legalhub.simulator.client;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A client knows every hub of the cluster: it begins at one of them, and whenever its line is lost
 * it tries the next. On the client's event loop.
 */
final class Rotation implements Line.Opener {
  private final EventLoop loop;
  private final List<Address> addresses;
  private final Optional<InetAddress> source;
  private int at;

  /**
   * @param first which one it begins at, counted round
   * @param source the local address to come from; empty: the system's choice
   */
  Rotation(EventLoop loop, List<Address> addresses, int first, Optional<InetAddress> source) {
    this.loop = loop;
    this.addresses = List.copyOf(addresses);
    this.source = source;
    this.at = Math.floorMod(first - 1, addresses.size());
  }

  @Override
  public Line open(Line.Listener listener) {
    at = (at + 1) % addresses.size();
    return WebSocketLine.open(loop, addresses.get(at), source, listener);
  }

  @Override
  public URI hub() {
    return addresses.get(at).hub();
  }
}
