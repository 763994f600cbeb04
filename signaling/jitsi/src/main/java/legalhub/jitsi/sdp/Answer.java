package legalhub.jitsi.sdp;

import java.util.List;
import legalhub.actors.conference.MemberId;

/**
 * What a page took and what it sends.
 *
 * @param sections how many there are: fewer than offered means that it answers an earlier offer
 * @param sources what it sends now; a track that it doesn't send is none
 */
public record Answer(Transport page, List<Source> sources, int sections) {
  public Answer {
    sources = List.copyOf(sources);
  }

  public static Answer read(MemberId member, String sdp) throws UnusableSdp {
    return new AnswerReader(member).read(sdp);
  }
}
