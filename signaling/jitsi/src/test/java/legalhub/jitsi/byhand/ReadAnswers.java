package legalhub.jitsi.byhand;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Answer;
import legalhub.jitsi.sdp.UnusableSdp;

/**
 * Reads answers of browsers as the hub does: a JSON array of texts from the first file, what was
 * found in each into the second. For a browser's test.
 */
public final class ReadAnswers {
  public static void main(String[] files) throws IOException, UnusableSdp {
    var json = new ObjectMapper();
    var found = new ArrayList<Map<String, Object>>();
    for (var answer : json.readValue(Path.of(files[0]).toFile(), String[].class)) {
      var read = Answer.read(new MemberId("m1"), answer);
      List<String> sources =
          read.sources().stream()
              .map(one -> one.track().name() + " " + one.layers().size())
              .toList();
      found.add(Map.of("candidates", read.page().candidates().size(), "sources", sources));
    }
    json.writeValue(Path.of(files[1]).toFile(), found);
  }

  private ReadAnswers() {}
}
