package legalhub.jitsi.colibri;

import java.util.List;
import java.util.Map;
import java.util.Set;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.colibri.Meeting.Endpoint;
import legalhub.jitsi.sdp.Candidate;
import legalhub.jitsi.sdp.Source;
import legalhub.jitsi.sdp.Transport;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;

/** One request to the bridge. The bridge takes one endpoint at a time where media is concerned. */
sealed interface Step {
  ConferenceModifyIQ request(String meeting);

  /** A new endpoint; the first one makes the meeting. */
  record Admit(MemberId member, Endpoint wanted, boolean first) implements Step {
    @Override
    public ConferenceModifyIQ request(String meeting) {
      var request = Requests.on(meeting);
      if (first) {
        request.setCreate(true);
      }
      request.addEndpoint(Requests.admitted(member, wanted.audio(), wanted.video()));
      return request.build();
    }
  }

  /** What a page said of itself. */
  record Tell(
      MemberId member, String leg, Transport page, Set<Candidate> candidates, List<Source> sources)
      implements Step {
    @Override
    public ConferenceModifyIQ request(String meeting) {
      var request = Requests.on(meeting);
      request.addEndpoint(Requests.told(member, page, candidates, sources));
      return request.build();
    }
  }

  record Mute(Map<MemberId, Endpoint> wanted) implements Step {
    @Override
    public ConferenceModifyIQ request(String meeting) {
      var request = Requests.on(meeting);
      wanted.forEach(
          (member, endpoint) ->
              request.addEndpoint(Requests.allowed(member, endpoint.audio(), endpoint.video())));
      return request.build();
    }
  }

  record Expel(Set<MemberId> members) implements Step {
    @Override
    public ConferenceModifyIQ request(String meeting) {
      var request = Requests.on(meeting);
      members.stream().map(Requests::expelled).forEach(request::addEndpoint);
      return request.build();
    }
  }

  /** Everything on it goes. */
  record Finish() implements Step {
    @Override
    public ConferenceModifyIQ request(String meeting) {
      return Requests.on(meeting).setExpire(true).build();
    }
  }

  /** Is the meeting still there? Changes nothing. */
  record Probe() implements Step {
    @Override
    public ConferenceModifyIQ request(String meeting) {
      return Requests.on(meeting).build();
    }
  }
}
