package legalhub.jitsi.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import legalhub.actors.conference.MemberId;
import legalhub.jitsi.sdp.Source.Layer;

/** Reads one answer. Whatever is longer, more or other than a browser writes is refused. */
final class AnswerReader {
  static final int LENGTH_MAX = 48 * 1024;
  static final int LINES_MAX = 3000;
  static final int LINE_LENGTH_MAX = 1024;
  static final int SECTIONS_MAX = 256;
  static final int CANDIDATES_MAX = 64;
  static final int STREAMS_MAX = 16;
  private static final int LAYERS_MAX = 3;
  private static final long SSRC_MAX = 0xFFFF_FFFFL;
  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/_=-]{4,256}");
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/_=-]{22,256}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  private final MemberId member;

  AnswerReader(MemberId member) {
    this.member = member;
  }

  Answer read(String sdp) throws UnusableSdp {
    refuseIf(sdp.length() > LENGTH_MAX, "SDP_TOO_LONG");
    var lines = sdp.lines().toList();
    refuseIf(lines.size() > LINES_MAX, "SDP_TOO_LONG");
    refuseIf(lines.stream().anyMatch(line -> line.length() > LINE_LENGTH_MAX), "SDP_TOO_LONG");
    refuseIf(lines.isEmpty() || !lines.get(0).equals("v=0"), "SDP_UNREADABLE");
    var sections = sections(lines);
    int own = Track.values().length;
    refuseIf(sections.size() < own || sections.size() > SECTIONS_MAX, "SDP_SECTIONS");
    var sources = new ArrayList<Source>();
    for (var track : Track.values()) {
      source(track, sections.get(track.ordinal())).ifPresent(sources::add);
    }
    refuseIf(!distinct(sources), "SDP_STREAMS");
    return new Answer(transport(lines), sources, sections.size());
  }

  private static List<List<String>> sections(List<String> lines) {
    var sections = new ArrayList<List<String>>();
    for (var line : lines) {
      if (line.startsWith("m=")) {
        sections.add(new ArrayList<>());
      }
      if (!sections.isEmpty()) {
        sections.get(sections.size() - 1).add(line);
      }
    }
    return sections;
  }

  /** Everything goes over one transport, so the first that is said holds for all. */
  private static Transport transport(List<String> lines) throws UnusableSdp {
    var ufrag = first(lines, "a=ice-ufrag:").filter(text -> UFRAG.matcher(text).matches());
    var password = first(lines, "a=ice-pwd:").filter(text -> PASSWORD.matcher(text).matches());
    refuseIf(ufrag.isEmpty() || password.isEmpty(), "SDP_ICE");
    var fingerprint =
        Fingerprint.read(
            first(lines, "a=fingerprint:").orElse(""), first(lines, "a=setup:").orElse(""));
    refuseIf(fingerprint.isEmpty(), "SDP_FINGERPRINT");
    var candidates =
        lines.stream()
            .filter(line -> line.startsWith("a=candidate:"))
            .map(Candidate::read)
            .flatMap(Optional::stream)
            .distinct()
            .limit(CANDIDATES_MAX)
            .toList();
    return new Transport(
        ufrag.orElseThrow(), password.orElseThrow(), fingerprint.orElseThrow(), candidates);
  }

  private Optional<Source> source(Track track, List<String> section) throws UnusableSdp {
    refuseIf(!section.get(0).startsWith("m=" + track.media() + " "), "SDP_SECTIONS");
    boolean sends = section.contains("a=sendonly") || section.contains("a=sendrecv");
    var streams = streams(section);
    if (!sends || streams.isEmpty() || section.get(0).startsWith("m=" + track.media() + " 0 ")) {
      return Optional.empty();
    }
    var repairs = groups(section, "FID");
    var order = new LinkedHashSet<Long>();
    var simulcast = groups(section, "SIM");
    if (simulcast.isEmpty()) {
      order.addAll(streams);
      repairs.forEach(pair -> pair.stream().skip(1).forEach(order::remove));
    } else {
      order.addAll(simulcast.get(0));
    }
    boolean layered =
        !simulcast.isEmpty() || section.stream().anyMatch(l -> l.startsWith("a=simulcast:send"));
    var layers =
        order.stream()
            .limit(layered && track == Track.CAMERA ? LAYERS_MAX : 1)
            .map(ssrc -> new Layer(ssrc, repairOf(ssrc, repairs)))
            .toList();
    return layers.isEmpty() ? Optional.empty() : Optional.of(new Source(member, track, layers));
  }

  private static long repairOf(long ssrc, List<List<Long>> repairs) {
    return repairs.stream()
        .filter(pair -> pair.size() == 2 && pair.get(0) == ssrc)
        .mapToLong(pair -> pair.get(1))
        .findFirst()
        .orElse(0);
  }

  private static Set<Long> streams(List<String> section) throws UnusableSdp {
    var found = new LinkedHashSet<Long>();
    for (var line : section) {
      if (line.startsWith("a=ssrc:")) {
        found.add(ssrc(line.substring("a=ssrc:".length()).split(" ", 2)[0]));
      }
    }
    refuseIf(found.size() > STREAMS_MAX, "SDP_STREAMS");
    return found;
  }

  private static List<List<Long>> groups(List<String> section, String semantics)
      throws UnusableSdp {
    var prefix = "a=ssrc-group:" + semantics + " ";
    var groups = new ArrayList<List<Long>>();
    for (var line : section) {
      if (line.startsWith(prefix)) {
        var group = new ArrayList<Long>();
        for (var number : line.substring(prefix.length()).trim().split(" ", STREAMS_MAX + 1)) {
          group.add(ssrc(number));
        }
        groups.add(group);
      }
    }
    refuseIf(groups.size() > STREAMS_MAX, "SDP_STREAMS");
    return groups;
  }

  private static long ssrc(String text) throws UnusableSdp {
    refuseIf(!NUMBER.matcher(text).matches(), "SDP_STREAMS");
    long ssrc = Long.parseLong(text);
    refuseIf(ssrc == 0 || ssrc > SSRC_MAX, "SDP_STREAMS");
    return ssrc;
  }

  private static boolean distinct(List<Source> sources) {
    var seen = new HashSet<Long>();
    return sources.stream().flatMapToLong(Source::ssrcs).allMatch(seen::add);
  }

  private static Optional<String> first(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).trim())
        .findFirst();
  }

  private static void refuseIf(boolean wrong, String code) throws UnusableSdp {
    if (wrong) {
      throw new UnusableSdp(code);
    }
  }
}
