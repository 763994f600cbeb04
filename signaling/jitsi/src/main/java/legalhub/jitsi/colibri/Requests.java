package legalhub.jitsi.colibri;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Candidate;
import legalhub.jitsi.sdp.Codecs;
import legalhub.jitsi.sdp.Source;
import legalhub.jitsi.sdp.Source.Layer;
import legalhub.jitsi.sdp.Track;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.Sources;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.jingle.CandidateType;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceCandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtcpFbPacketExtension;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;

/** What the hub says to a bridge, in the bridge's terms. */
final class Requests {
  static ConferenceModifyIQ.Builder on(String meeting) {
    return ConferenceModifyIQ.builder("hub").setMeetingId(meeting);
  }

  /** A new endpoint, before anything is known of its page. */
  static Colibri2Endpoint admitted(MemberId member, boolean audio, boolean video) {
    var endpoint = endpoint(member);
    endpoint.setCreate(true);
    endpoint.addCapability(Capability.CAP_SOURCE_NAME_SUPPORT);
    endpoint.setTransport(Transport.getBuilder().setIceControlling(true).build());
    endpoint.addMedia(sound());
    endpoint.addMedia(picture());
    if (!audio || !video) {
      endpoint.setForceMute(!audio, !video);
    }
    return endpoint.build();
  }

  static Colibri2Endpoint expelled(MemberId member) {
    var endpoint = endpoint(member);
    endpoint.setExpire(true);
    return endpoint.build();
  }

  static Colibri2Endpoint allowed(MemberId member, boolean audio, boolean video) {
    var endpoint = endpoint(member);
    endpoint.setForceMute(!audio, !video);
    return endpoint.build();
  }

  static Colibri2Endpoint told(
      MemberId member,
      legalhub.jitsi.sdp.Transport page,
      Set<Candidate> candidates,
      Collection<Source> sources) {
    var endpoint = endpoint(member);
    endpoint.setTransport(
        Transport.getBuilder().setIceUdpExtension(transport(page, candidates)).build());
    var all = Sources.getBuilder();
    sources.forEach(source -> all.addMediaSource(source(source)));
    endpoint.setSources(all.build());
    return endpoint.build();
  }

  private static Colibri2Endpoint.Builder endpoint(MemberId member) {
    var endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId(member.value());
    return endpoint;
  }

  private static IceUdpTransportPacketExtension transport(
      legalhub.jitsi.sdp.Transport page, Set<Candidate> candidates) {
    var transport = new IceUdpTransportPacketExtension();
    transport.setUfrag(page.ufrag());
    transport.setPassword(page.password());
    var fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash(page.fingerprint().hash());
    fingerprint.setFingerprint(page.fingerprint().value());
    fingerprint.setSetup(page.fingerprint().setup());
    transport.addChildExtension(fingerprint);
    transport.addChildExtension(new IceRtcpmuxPacketExtension());
    candidates.forEach(candidate -> transport.addCandidate(candidate(candidate)));
    return transport;
  }

  private static IceCandidatePacketExtension candidate(Candidate candidate) {
    var told = new IceCandidatePacketExtension();
    told.setFoundation(candidate.foundation());
    told.setComponent(1);
    told.setProtocol("udp");
    told.setPriority(candidate.priority());
    told.setIP(candidate.ip());
    told.setPort(candidate.port());
    told.setType(CandidateType.valueOf(candidate.type()));
    told.setGeneration(0);
    told.setNetwork(0);
    told.setID(candidate.foundation() + "-" + candidate.port());
    return told;
  }

  private static MediaSource source(Source source) {
    var told =
        MediaSource.getBuilder()
            .setType(source.track().isSound() ? MediaType.AUDIO : MediaType.VIDEO)
            .setId(source.name());
    source.ssrcs().forEach(ssrc -> told.addSource(stream(source, ssrc)));
    if (source.layers().size() > 1) {
      told.addSsrcGroup(
          group(
              SourceGroupPacketExtension.SEMANTICS_SIMULCAST,
              source.layers().stream().map(Layer::ssrc).toList(),
              source));
    }
    source.layers().stream()
        .filter(Layer::isRepaired)
        .map(layer -> List.of(layer.ssrc(), layer.repair()))
        .map(pair -> group(SourceGroupPacketExtension.SEMANTICS_FID, pair, source))
        .forEach(told::addSsrcGroup);
    return told.build();
  }

  private static SourceGroupPacketExtension group(
      String semantics, List<Long> ssrcs, Source source) {
    var group = new SourceGroupPacketExtension();
    group.setSemantics(semantics);
    group.addSources(ssrcs.stream().map(ssrc -> stream(source, ssrc)).toList());
    return group;
  }

  private static SourcePacketExtension stream(Source source, long ssrc) {
    var stream = new SourcePacketExtension();
    stream.setSSRC(ssrc);
    stream.setName(source.name());
    if (source.track() == Track.SCREEN) {
      stream.setVideoType("desktop");
    }
    return stream;
  }

  private static Media sound() {
    var opus = codec(Codecs.OPUS, "opus", Codecs.OPUS_CLOCK, Codecs.OPUS_FEEDBACK);
    opus.setChannels(Codecs.OPUS_CHANNELS);
    opus.addParameter(new ParameterPacketExtension("minptime", "10"));
    opus.addParameter(new ParameterPacketExtension("useinbandfec", "1"));
    return media(MediaType.AUDIO, List.of(opus));
  }

  private static Media picture() {
    var vp8 = codec(Codecs.VP8, "VP8", Codecs.VP8_CLOCK, Codecs.VP8_FEEDBACK);
    var repair = codec(Codecs.REPAIR, "rtx", Codecs.VP8_CLOCK, List.of());
    repair.addParameter(new ParameterPacketExtension("apt", Integer.toString(Codecs.VP8)));
    return media(MediaType.VIDEO, List.of(vp8, repair));
  }

  private static Media media(MediaType type, List<PayloadTypePacketExtension> codecs) {
    var media = Media.getBuilder().setType(type);
    codecs.forEach(media::addPayloadType);
    for (var known : Codecs.extensionsOf(type == MediaType.AUDIO)) {
      var extension = new RTPHdrExtPacketExtension();
      extension.setID(Integer.toString(known.id()));
      extension.setURI(URI.create(known.uri()));
      media.addRtpHdrExt(extension);
    }
    return media.build();
  }

  private static PayloadTypePacketExtension codec(
      int number, String name, int clock, List<String> feedback) {
    var codec = new PayloadTypePacketExtension();
    codec.setId(number);
    codec.setName(name);
    codec.setClockrate(clock);
    for (var kind : feedback) {
      var said = new RtcpFbPacketExtension();
      var words = kind.split(" ", 2);
      said.setFeedbackType(words[0]);
      if (words.length > 1) {
        said.setFeedbackSubtype(words[1]);
      }
      codec.addRtcpFeedbackType(said);
    }
    return codec;
  }

  private Requests() {}
}
