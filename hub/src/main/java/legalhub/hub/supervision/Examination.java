package legalhub.hub.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import legalhub.actors.town.SupervisionSettings;
import legalhub.actors.voicereport.Reason;
import legalhub.actors.voicereport.Recordings;
import legalhub.actors.voicereport.ReportId;
import legalhub.actors.voicereport.Verdict;
import legalhub.actors.voicereport.VoiceReport;
import legalhub.actors.voicereport.VoiceReportView;
import legalhub.hub.audio.Ear;
import legalhub.hub.audio.Hearing;
import legalhub.hub.speech.Recording;
import legalhub.hub.speech.SpeechChecks;

/**
 * What a recording turns out to be at its end: read back from the table, since only what is durable
 * counts. It sorts and never sanctions.
 */
final class Examination {
  private static final int CHUNKS_AT_ONCE = 200;

  /** Less is a click, a breath, a door. */
  private static final Duration SPEECH_NONE = Duration.ofMillis(500);

  /** A recorder's clock and its samples drift apart; beside it a hundredth of the length. */
  private static final Duration LENGTH_SLACK = Duration.ofSeconds(2);

  private final Recordings recordings;
  private final SupervisionSettings.ReportRules rules;
  private final SpeechChecks speech;
  private final Executor ears;

  /**
   * @param ears where decoding may take its time
   */
  Examination(
      Recordings recordings,
      SupervisionSettings.ReportRules rules,
      SpeechChecks speech,
      Executor ears) {
    this.recordings = recordings;
    this.rules = rules;
    this.speech = speech;
    this.ears = ears;
  }

  /**
   * What the page says of a piece.
   *
   * @param chunks how many it made
   */
  record Stated(int chunks, String sha256) {}

  /** A piece as it lies in the table. */
  private record Piece(VoiceReportView.Segment segment, int chunks, int untilMillis, byte[] audio) {
    Instant end() {
      return segment.started().plusMillis(untilMillis);
    }
  }

  private record Heard(Piece piece, Optional<Hearing> hearing, boolean heardBefore) {
    Optional<Hearing.Heard> audio() {
      return hearing.filter(Hearing.Heard.class::isInstance).map(Hearing.Heard.class::cast);
    }

    Duration speech() {
      return audio().map(Hearing.Heard::speech).orElse(Duration.ZERO);
    }

    Recording recording() {
      return Recording.of(audio().orElseThrow().codec(), piece.audio());
    }
  }

  /**
   * @param stated by the number of the piece
   */
  CompletionStage<VoiceReport.Finish> of(
      VoiceReportView.Report report,
      List<VoiceReportView.Segment> segments,
      Map<Integer, Stated> stated) {
    CompletionStage<List<Heard>> all = completedFuture(List.of());
    for (var segment : segments) {
      all =
          all.thenCompose(
              before ->
                  read(new Recordings.Place(report.report(), segment.number()), segment)
                      .thenApplyAsync(piece -> heard(piece), ears)
                      .thenCompose(heard -> compared(report.report(), heard))
                      .thenApply(heard -> plus(before, heard)));
    }
    return all.thenCompose(heard -> checked(report, heard, finish(heard, stated)));
  }

  private static List<Heard> plus(List<Heard> before, Heard heard) {
    var all = new ArrayList<>(before);
    all.add(heard);
    return all;
  }

  private CompletionStage<Piece> read(Recordings.Place place, VoiceReportView.Segment segment) {
    return read(place, new Piece(segment, 0, 0, new byte[0]), new ByteArrayOutputStream());
  }

  private CompletionStage<Piece> read(
      Recordings.Place place, Piece before, ByteArrayOutputStream into) {
    return recordings
        .after(place, before.chunks(), CHUNKS_AT_ONCE)
        .thenCompose(
            chunks -> {
              if (chunks.isEmpty()) {
                return completedFuture(
                    new Piece(
                        before.segment(),
                        before.chunks(),
                        before.untilMillis(),
                        into.toByteArray()));
              }
              chunks.forEach(chunk -> into.writeBytes(chunk.audio()));
              var last = chunks.get(chunks.size() - 1);
              var next =
                  new Piece(before.segment(), last.number(), last.untilMillis(), before.audio());
              return read(place, next, into);
            });
  }

  /** A piece without a chunk was broken off before it began. */
  private static Heard heard(Piece piece) {
    return new Heard(
        piece,
        piece.chunks() == 0 ? Optional.empty() : Optional.of(Ear.hear(piece.audio())),
        false);
  }

  private CompletionStage<Heard> compared(ReportId report, Heard heard) {
    return heard
        .audio()
        .map(audio -> recordings.heardBefore(audio.print(), report))
        .map(
            before ->
                before.thenApply(
                    other -> new Heard(heard.piece(), heard.hearing(), other.isPresent())))
        .orElseGet(() -> completedFuture(heard));
  }

  private VoiceReport.Finish finish(List<Heard> all, Map<Integer, Stated> stated) {
    var reasons = EnumSet.noneOf(Reason.class);
    var sums = new ArrayList<VoiceReport.Sum>();
    var hashes = new StringBuilder();
    Optional<Instant> end = Optional.empty();
    for (var heard : all) {
      var sum = sum(heard, end, Optional.ofNullable(stated.get(heard.piece().segment().number())));
      sums.add(sum);
      hashes.append(sum.sha256()).append('\n');
      reasons.addAll(ofPiece(heard, sum, stated.get(sum.number())));
      if (heard.piece().chunks() > 0) {
        end = Optional.of(heard.piece().end());
      }
    }
    reasons.addAll(ofSpeech(all, sums));
    return new VoiceReport.Finish(
        List.copyOf(sums), Set.copyOf(reasons), sha256(hashes.toString().getBytes(UTF_8)));
  }

  private static VoiceReport.Sum sum(Heard heard, Optional<Instant> before, Optional<Stated> said) {
    var piece = heard.piece();
    var gap =
        before
            .map(end -> Duration.between(end, piece.segment().started()))
            .filter(between -> !between.isNegative())
            .orElse(Duration.ZERO);
    return new VoiceReport.Sum(
        piece.segment().number(),
        piece.chunks(),
        Math.max(piece.chunks(), said.map(Stated::chunks).orElse(0)),
        sha256(piece.audio()),
        heard.audio().map(Hearing.Heard::length).orElse(Duration.ZERO),
        heard.speech(),
        gap);
  }

  /** What is rejected already is to be done again: no other system gets it. */
  private CompletionStage<VoiceReport.Finish> checked(
      VoiceReportView.Report report, List<Heard> all, VoiceReport.Finish finish) {
    return Verdict.of(finish.reasons()) == Verdict.REJECTED
        ? completedFuture(finish)
        : speech.of(spoken(report, all)).thenApply(found -> plus(finish, found));
  }

  /** Nobody speaks in a piece that was broken off at once: the digits are read in the next. */
  private static SpeechChecks.Spoken spoken(VoiceReportView.Report report, List<Heard> all) {
    var speaking = all.stream().filter(heard -> !heard.speech().isZero()).toList();
    var longest = speaking.stream().max(Comparator.comparing(Heard::speech)).orElseThrow();
    return new SpeechChecks.Spoken(
        report.person().value(), report.digits(), speaking.get(0).recording(), longest.recording());
  }

  private static VoiceReport.Finish plus(VoiceReport.Finish finish, Set<Reason> found) {
    var reasons = new HashSet<>(finish.reasons());
    reasons.addAll(found);
    return new VoiceReport.Finish(finish.sums(), Set.copyOf(reasons), finish.hash());
  }

  private Set<Reason> ofPiece(Heard heard, VoiceReport.Sum sum, Stated said) {
    var reasons = EnumSet.noneOf(Reason.class);
    if (sum.made() > sum.chunks()) {
      reasons.add(Reason.INCOMPLETE);
    } else if (said != null && !said.sha256().equals(sum.sha256())) {
      reasons.add(Reason.HASH_MISMATCH);
    }
    var slack = LENGTH_SLACK.plusMillis(heard.piece().untilMillis() / 100);
    if (sum.length().compareTo(Duration.ofMillis(heard.piece().untilMillis()).plus(slack)) > 0) {
      reasons.add(Reason.LENGTH_MISMATCH);
    }
    if (heard.heardBefore()) {
      reasons.add(Reason.HEARD_BEFORE);
    }
    if (sum.gap().compareTo(rules.gapMax()) > 0) {
      reasons.add(Reason.GAP);
    }
    return reasons;
  }

  private Set<Reason> ofSpeech(List<Heard> all, List<VoiceReport.Sum> sums) {
    boolean foreign =
        all.stream().anyMatch(heard -> heard.hearing().orElse(null) instanceof Hearing.NotAudio);
    var speech = sums.stream().map(VoiceReport.Sum::speech).reduce(Duration.ZERO, Duration::plus);
    if (foreign) {
      return Set.of(Reason.NOT_AUDIO);
    }
    if (speech.compareTo(SPEECH_NONE) < 0) {
      return Set.of(Reason.SILENT);
    }
    return speech.compareTo(rules.speechMin()) < 0 ? Set.of(Reason.TOO_SHORT) : Set.of();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
