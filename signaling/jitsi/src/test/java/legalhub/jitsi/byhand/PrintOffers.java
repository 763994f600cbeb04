package legalhub.jitsi.byhand;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Candidate;
import legalhub.jitsi.sdp.Fingerprint;
import legalhub.jitsi.sdp.Layout;
import legalhub.jitsi.sdp.Offer;
import legalhub.jitsi.sdp.Source;
import legalhub.jitsi.sdp.Source.Layer;
import legalhub.jitsi.sdp.Track;
import legalhub.jitsi.sdp.Transport;

/**
 * Writes the offers of one leg, one after the other, for a browser's test: a JSON array of texts
 * into the file that is named. Nobody else; m2; m2 and m3 with a screen; m2 gone; m4 in m2's
 * sections; m3 under new numbers.
 */
public final class PrintOffers {
  private static final Transport BRIDGE =
      new Transport(
          "bridge",
          "passwordpasswordpassword",
          new Fingerprint("sha-256", "AB" + ":CD".repeat(31), "actpass"),
          List.of(new Candidate("1", 2_130_706_431L, "192.0.2.7", 10_000, "host")));

  public static void main(String[] arguments) throws IOException {
    new ObjectMapper().writeValue(Path.of(arguments[0]).toFile(), offers());
  }

  /** The same, for whoever tests in Java. */
  public static List<String> offers() {
    var m2 = member(2, 200);
    var m3 = new ArrayList<>(member(3, 300));
    m3.add(source(3, Track.SCREEN, 350));
    var steps =
        List.of(
            List.<Source>of(),
            m2,
            both(m2, m3),
            m3,
            both(m3, member(4, 400)),
            both(member(3, 900), member(4, 400)));
    var offers = new ArrayList<String>();
    var layout = Layout.EMPTY;
    for (var sources : steps) {
      layout = layout.with(sources);
      offers.add(new Offer(7, offers.size() + 1, BRIDGE, layout).write());
    }
    return offers;
  }

  private static List<Source> both(List<Source> some, List<Source> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static List<Source> member(int number, long first) {
    return List.of(source(number, Track.SOUND, first), source(number, Track.CAMERA, first + 1));
  }

  private static Source source(int number, Track track, long ssrc) {
    var layer = new Layer(ssrc, track.isSound() ? 0 : ssrc + 10);
    return new Source(new MemberId("m" + number), track, List.of(layer));
  }

  private PrintOffers() {}
}
