package legalhub.simulator.client;

import io.netty.channel.EventLoop;
import java.util.List;

/**
 * A client knows every hub of the cluster: it begins at one of them, and whenever its line is lost
 * it tries the next. On the client's event loop.
 */
final class Rotation implements Line.Opener {
  private final EventLoop loop;
  private final List<Address> addresses;
  private int next;

  /**
   * @param first which one it begins at, counted round
   */
  Rotation(EventLoop loop, List<Address> addresses, int first) {
    this.loop = loop;
    this.addresses = List.copyOf(addresses);
    this.next = Math.floorMod(first, addresses.size());
  }

  @Override
  public Line open(Line.Listener listener) {
    var address = addresses.get(next);
    next = (next + 1) % addresses.size();
    return WebSocketLine.open(loop, address, listener);
  }
}
