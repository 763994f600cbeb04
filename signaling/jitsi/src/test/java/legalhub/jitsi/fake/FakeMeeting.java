package legalhub.jitsi.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.CandidateType;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/** One meeting, by a bridge's rules: what is created once, what has to be there before what. */
final class FakeMeeting {
  static final Duration IDLE = Duration.ofMinutes(1);

  /** The bridge's own words for what it refuses. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
      super(why);
    }
  }

  private static final class Endpoint {
    private final Instant since;
    private IceUdpTransportPacketExtension page;
    private int candidates;
    private List<MediaSource> sources = List.of();
    private String muted = "";

    private Endpoint(Instant since) {
      this.since = since;
    }
  }

  private final String id;
  private final int port;
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

  FakeMeeting(String id, int port) {
    this.id = id;
    this.port = port;
  }

  Set<String> endpoints() {
    return Set.copyOf(endpoints.keySet());
  }

  boolean isEmpty() {
    return endpoints.isEmpty();
  }

  List<MediaSource> sourcesOf(String endpoint) {
    return endpoints.get(endpoint).sources;
  }

  int candidatesOf(String endpoint) {
    return endpoints.get(endpoint).candidates;
  }

  String mutedOf(String endpoint) {
    return endpoints.get(endpoint).muted;
  }

  /** Whoever never connected is dropped after a minute. */
  void expireIdle(Instant now) {
    endpoints
        .values()
        .removeIf(e -> e.page == null && Duration.between(e.since, now).compareTo(IDLE) > 0);
  }

  ConferenceModifiedIQ take(ConferenceModifyIQ asked, Instant now) throws Refusal {
    boolean several = asked.getEndpoints().size() > 1;
    for (var endpoint : asked.getEndpoints()) {
      if (several && isMore(endpoint)) {
        throw new Refusal("Creating or updating more than one endpoint in a request.");
      }
    }
    var answer = ConferenceModifiedIQ.builder(ConferenceModifiedIQ.Builder.createResponse(asked));
    for (var endpoint : asked.getEndpoints()) {
      answer.addEndpoint(take(endpoint, now));
    }
    return answer.build();
  }

  private static boolean isMore(Colibri2Endpoint endpoint) {
    return endpoint.getCreate()
        || !endpoint.getMedia().isEmpty()
        || endpoint.getTransport() != null
        || endpoint.getSources() != null;
  }

  private Colibri2Endpoint take(Colibri2Endpoint asked, Instant now) throws Refusal {
    var answer = Colibri2Endpoint.getBuilder();
    answer.setId(asked.getId());
    if (asked.getExpire()) {
      endpoints.remove(asked.getId());
      answer.setExpire(true);
      return answer.build();
    }
    if (asked.getCreate()) {
      create(asked, now);
      answer.setTransport(
          Transport.getBuilder().setIceUdpExtension(transport(asked.getId())).build());
    }
    var endpoint = endpoints.get(asked.getId());
    if (endpoint == null) {
      if (isMore(asked)) {
        throw new Refusal("Endpoint not found for ID: " + asked.getId());
      }
      return answer.build();
    }
    change(endpoint, asked);
    return answer.build();
  }

  private void create(Colibri2Endpoint asked, Instant now) throws Refusal {
    if (endpoints.containsKey(asked.getId())) {
      throw new Refusal("Endpoint with ID " + asked.getId() + " already exists");
    }
    if (asked.getTransport() == null) {
      throw new Refusal("Attempt to create endpoint with no <transport>");
    }
    if (!asked.hasCapability(Capability.CAP_SOURCE_NAME_SUPPORT)) {
      throw new Refusal("Source name support is mandatory.");
    }
    if (asked.getMedia().stream().noneMatch(media -> media.getType() == MediaType.AUDIO)
        || asked.getMedia().stream().noneMatch(media -> media.getType() == MediaType.VIDEO)) {
      throw new Refusal("an endpoint without codecs hears and sees nothing");
    }
    endpoints.put(asked.getId(), new Endpoint(now));
  }

  private void change(Endpoint endpoint, Colibri2Endpoint asked) throws Refusal {
    if (asked.getTransport() != null && asked.getTransport().getIceUdpTransport() != null) {
      var page = asked.getTransport().getIceUdpTransport();
      var fingerprint = page.getFirstChildOfType(DtlsFingerprintPacketExtension.class);
      if (page.getUfrag() == null || page.getPassword() == null || fingerprint == null) {
        throw new Refusal("a transport that says nothing");
      }
      endpoint.page = page;
      endpoint.candidates += page.getCandidateList().size();
    }
    if (asked.getSources() != null) {
      var sources = asked.getSources().getMediaSources();
      for (var source : sources) {
        check(asked.getId(), source);
      }
      endpoint.sources = sources;
    }
    if (asked.getForceMute() != null) {
      endpoint.muted =
          (asked.getForceMute().getAudio() ? "audio " : "")
              + (asked.getForceMute().getVideo() ? "video" : "");
    }
  }

  private void check(String owner, MediaSource source) throws Refusal {
    var known = new HashSet<Long>();
    for (var stream : source.getSources()) {
      known.add(stream.getSSRC());
      if (stream.getName() == null || !stream.getName().startsWith(owner + "-")) {
        throw new Refusal("a source without its owner's name");
      }
    }
    for (var group : source.getSsrcGroups()) {
      if (!known.containsAll(ssrcs(group.getSources()))) {
        throw new Refusal("a group of unknown sources");
      }
    }
    for (var other : endpoints.entrySet()) {
      for (var taken : other.getValue().sources) {
        if (!other.getKey().equals(owner)
            && ssrcs(taken.getSources()).stream().anyMatch(known::contains)) {
          throw new Refusal("a source of somebody else");
        }
      }
    }
  }

  private static List<Long> ssrcs(List<SourcePacketExtension> sources) {
    return sources.stream().map(SourcePacketExtension::getSSRC).toList();
  }

  private IceUdpTransportPacketExtension transport(String endpoint) {
    var transport = new IceUdpTransportPacketExtension();
    transport.setUfrag("fake" + endpoint);
    transport.setPassword("passwordpasswordpassword" + endpoint);
    var fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash("sha-256");
    fingerprint.setFingerprint("AB" + ":CD".repeat(31));
    fingerprint.setSetup("actpass");
    transport.addChildExtension(fingerprint);
    transport.addChildExtension(new IceRtcpmuxPacketExtension());
    transport.addChildExtension(
        new WebSocketPacketExtension(
            "ws://127.0.0.1:" + port + "/colibri-ws/fake/" + id + "/" + endpoint + "?pwd=secret"));
    var candidate = new IceCandidatePacketExtension();
    candidate.setFoundation("1");
    candidate.setComponent(1);
    candidate.setProtocol("udp");
    candidate.setPriority(2_130_706_431L);
    candidate.setIP("192.0.2.7");
    candidate.setPort(10_000);
    candidate.setType(CandidateType.host);
    candidate.setGeneration(0);
    candidate.setNetwork(0);
    candidate.setID("c1");
    transport.addCandidate(candidate);
    return transport;
  }
}
