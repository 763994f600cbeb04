package legalhub.simulator.consultations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import legalhub.simulator.client.Futures;
import legalhub.simulator.client.View;
import legalhub.simulator.ledger.Fact;
import legalhub.simulator.people.Advice;
import legalhub.simulator.people.Call;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.Fallback;
import legalhub.wire.v1.OfferPart;
import legalhub.wire.v1.Outcome;

/** One consultation at a lawyer's desk, from acceptance to the written record. */
final class Matter {
  private static final Duration AWAY_MAX = Duration.ofSeconds(6);

  private final Day day;
  private final LawyerLife lawyer;
  private final Pace pace;
  private final OfferPart offer;
  private final String consultation;
  private Optional<Call> call = Optional.empty();
  private Optional<Talk> talk = Optional.empty();
  private boolean opened;
  private boolean ending;
  private boolean writing;

  Matter(Day day, LawyerLife lawyer, Pace pace, OfferPart offer, String consultation) {
    this.day = day;
    this.lawyer = lawyer;
    this.pace = pace;
    this.offer = offer;
    this.consultation = consultation;
  }

  /** Accepted: enters the call. */
  void open() {
    if (talk.isPresent() || writing) {
      return;
    }
    var client = lawyer.person().client();
    var begun = new Talk(day, client, look(), Talk.Side.LAWYER, pace);
    talk = Optional.of(begun);
    noteOpened(client.hubMillis());
    if (offer.getKind() == Fallback.FALLBACK_UNSPECIFIED) {
      begun.begin();
      if (pace.happens(day.options.chances().drop() / 4)) {
        lawyer.later(
            pace.upTo(day.options.tempo().talk()),
            () -> lawyer.person().loseLine(pace.upTo(AWAY_MAX)));
      }
    }
  }

  /** The consultation is looked at until it is closed: the hub seals for whom it shows. */
  private Call look() {
    if (call.isEmpty()) {
      var opening = lawyer.person().call(consultation);
      call = Optional.of(opening);
      opening.watch().onChange(this::follow);
    }
    return call.get();
  }

  /** What an earlier run left behind isn't of this day. */
  private void noteOpened(long seenMillis) {
    if (!opened && !offer.getTicketId().isEmpty()) {
      opened = true;
      day.books.ledger.note(
          new Fact.Opened(
              consultation, offer.getTicketId(), lawyer.person().client().personId(), seenMillis));
    }
  }

  private void follow(View view) {
    if (!view.isLive()) {
      return;
    }
    switch (Call.callIn(view).getPhase()) {
      case JOINING, DROPPED -> endLeftover();
      case TALKING -> talking();
      case RECORDING_ADVICE -> write();
      case CLOSED -> closed();
      default -> {}
    }
  }

  /** To what an earlier run left behind nobody comes any more. */
  private void endLeftover() {
    if (!ending && !opened) {
      ending = true;
      lawyer.insist(look()::leave, () -> writing || isClosed());
    }
  }

  private void talking() {
    if (!opened) {
      endLeftover();
    } else if (offer.getKind() != Fallback.FALLBACK_UNSPECIFIED) {
      // A message or a callback is answered by its record.
      write();
    } else if (!ending) {
      ending = true;
      lawyer.later(pace.around(day.options.tempo().talk()), this::end);
    }
  }

  private void end() {
    talk.ifPresent(Talk::ending);
    lawyer.insist(
        () -> lawyer.person().endCall(consultation, Outcome.RESOLVED), () -> writing || isClosed());
  }

  private boolean isClosed() {
    return Call.callIn(look().watch().view()).getPhase() == CallPhase.CLOSED;
  }

  private void closed() {
    talk.ifPresent(Talk::close);
    look().close();
    lawyer.free();
  }

  /** The talk is over: the record is due. */
  void write() {
    if (!writing) {
      writing = true;
      look();
      talk.ifPresent(Talk::close);
      var advice = "建议先催告，再起诉。 " + consultation;
      var category = offer.getCategory().isEmpty() ? "OTHER" : offer.getCategory();
      lawyer.later(
          pace.around(day.options.tempo().write()),
          () -> lawyer.insist(() -> complete(Advice.of(category, advice)), () -> false));
    }
  }

  /** What an earlier run left behind is written, but isn't counted. */
  private void noteCompleted() {
    if (opened) {
      day.books.tally.count(Tally.Once.COMPLETED, consultation);
    }
  }

  private CompletableFuture<?> complete(Advice advice) {
    var written = lawyer.person().completeRecord(consultation, advice);
    Futures.whenDone(
        written,
        (done, refused) -> {
          if (refused == null) {
            noteCompleted();
            day.books.ledger.note(
                new Fact.Acknowledged(consultation, Fact.What.RECORD, advice.advice()));
            lawyer.completed(consultation);
          }
        });
    return written;
  }
}
