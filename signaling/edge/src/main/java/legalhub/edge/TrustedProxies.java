package legalhub.edge;

import com.typesafe.config.ConfigException;
import io.netty.util.NetUtil;
import java.util.Collection;
import java.util.List;

/**
 * The proxies whose word about a client's address is taken: single addresses, and networks ({@code
 * 10.244.0.0/16}), since a proxy that a cluster moves about has no fixed address.
 */
public final class TrustedProxies {

  private record Network(byte[] address, int bits) {
    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * @param words addresses, or networks as {@code ADDRESS/BITS}
   * @throws ConfigException.BadValue for anything else: a name could come to mean another machine
   */
  public static TrustedProxies of(Collection<String> words) {
    return new TrustedProxies(words.stream().map(TrustedProxies::network).toList());
  }

  private static Network network(String word) {
    int slash = word.indexOf('/');
    var address =
        NetUtil.createByteArrayFromIpAddressString(slash < 0 ? word : word.substring(0, slash));
    if (address == null) {
      throw wrong(word);
    }
    int all = address.length * Byte.SIZE;
    int bits = slash < 0 ? all : bits(word, word.substring(slash + 1));
    if (bits > all) {
      throw wrong(word);
    }
    return new Network(address, bits);
  }

  private static int bits(String word, String text) {
    if (!text.matches("\\d{1,3}")) {
      throw wrong(word);
    }
    return Integer.parseInt(text);
  }

  private static ConfigException wrong(String word) {
    return new ConfigException.BadValue(
        "trusted-proxies",
        "\"%s\" is neither an address nor a network (LEGALHUB_TRUSTED_PROXIES=10.0.0.7,10.244.0.0/16)"
            .formatted(word));
  }

  /**
   * @param address as a socket gives it; anything else is trusted by nobody
   */
  public boolean trusts(String address) {
    var bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes != null && networks.stream().anyMatch(network -> network.holds(bytes));
  }
}
