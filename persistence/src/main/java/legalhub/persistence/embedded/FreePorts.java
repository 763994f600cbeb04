package legalhub.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import legalhub.persistence.embedded.EmbeddedSettings.Ports;

/** Settles which ports Cassandra will take, before it starts and finds one in use. */
final class FreePorts {

  private FreePorts() {}

  /** Keeps a fixed port if it is free and replaces 0 by a free one. */
  static Ports settle(Ports wanted) {
    return new Ports(
        wanted.host(),
        settle(wanted.host(), wanted.cql(), "cql-port", wanted.storage()),
        settle("127.0.0.1", wanted.storage(), "storage-port", wanted.cql()));
  }

  private static int settle(String host, int wanted, String setting, int other) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
      return probe.getLocalPort() == other
          ? settle(host, wanted, setting, other)
          : probe.getLocalPort();
    } catch (IOException inUse) {
      throw new CassandraUnavailable(
          "Port %d of %s can't be opened: set legalhub.store.embedded.%s to another, or to 0 for any."
              .formatted(wanted, host, setting),
          inUse);
    }
  }
}
