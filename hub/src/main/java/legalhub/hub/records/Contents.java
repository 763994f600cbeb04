package legalhub.hub.records;

import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import legalhub.actors.conference.Attendance;
import legalhub.actors.conference.ConferenceView;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.consultation.Consultation.Advice;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.Side;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Purpose;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.hub.records.RecordEntry.By;
import legalhub.hub.records.RecordEntry.ChatLine;
import legalhub.hub.records.RecordEntry.Detail;
import legalhub.hub.records.RecordEntry.Measured;
import legalhub.hub.records.RecordEntry.Note;
import legalhub.hub.records.RecordEntry.Present;

/** Opens what a consultation shows one reader. */
final class Contents {
  private final Sealer sealer;
  private final Caller reader;
  private final Map<String, ViewPart> parts;

  Contents(Sealer sealer, Caller reader, Map<String, ViewPart> parts) {
    this.sealer = sealer;
    this.reader = reader;
    this.parts = parts;
  }

  CompletionStage<Detail> with(RecordEntry row) {
    var advice =
        all(ConsultationView.Written.class).map(ConsultationView.Written::advice).findFirst();
    var facts = facts(advice);
    var request = open(advice.map(Advice::request), Purpose.RECORD_REQUEST);
    var given = open(advice.map(Advice::advice), Purpose.RECORD_ADVICE);
    var chat = together(Stream.concat(betweenTheTwo(), toAll()).toList());
    var addenda = together(addenda());
    var present = together(present());
    return CompletableFuture.allOf(facts, request, given, chat, addenda, present)
        .thenApply(
            opened ->
                new Detail(
                    row,
                    facts.join(),
                    request.join(),
                    given.join(),
                    advice.map(Advice::citedArticles).orElse(List.of()),
                    advice.map(Advice::referral).orElse(""),
                    advice.map(Advice::followUp).orElse(""),
                    chat.join().stream().sorted(comparingLong(ChatLine::atMillis)).toList(),
                    addenda.join(),
                    quality(),
                    present.join()));
  }

  /** What the lawyer wrote down; until then, what the resident said when asking. */
  private CompletableFuture<String> facts(Optional<Advice> advice) {
    return advice.isPresent()
        ? open(advice.map(Advice::facts), Purpose.RECORD_FACTS)
        : open(
            all(ConsultationView.Asked.class).map(asked -> asked.brief().facts()).findFirst(),
            Purpose.FACTS);
  }

  private Stream<CompletableFuture<ChatLine>> betweenTheTwo() {
    return all(ConsultationView.Chat.class)
        .sorted(Comparator.comparingInt(ConsultationView.Chat::number))
        .map(
            line ->
                open(Optional.of(line.text()), Purpose.CHAT)
                    .thenApply(
                        text -> new ChatLine(line.from(), null, text, line.at().toEpochMilli())));
  }

  /** What was written while others were there too. */
  private Stream<CompletableFuture<ChatLine>> toAll() {
    return all(ConferenceView.Line.class)
        .sorted(Comparator.comparingInt(ConferenceView.Line::number))
        .map(
            line ->
                open(Optional.of(line.text()), Purpose.CONFERENCE_LINE)
                    .thenCombine(by(line), (text, by) -> toAll(line, by, text)));
  }

  private static ChatLine toAll(ConferenceView.Line line, Optional<By> by, String text) {
    var from = line.role() == MemberRole.HOST ? Side.LAWYER : Side.RESIDENT;
    return new ChatLine(
        by.isPresent() ? null : from, by.orElse(null), text, line.at().toEpochMilli());
  }

  /** Empty of the two. */
  private CompletableFuture<Optional<By>> by(ConferenceView.Line line) {
    return all(Attendance.class)
        .filter(entry -> entry.member().equals(line.from()))
        .findFirst()
        .map(
            entry ->
                open(Optional.of(entry.name()), Purpose.MEMBER_NAME)
                    .thenApply(name -> Optional.of(By.of(entry, name))))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private List<CompletableFuture<Note>> addenda() {
    return all(ConsultationView.Addendum.class)
        .sorted(Comparator.comparingInt(ConsultationView.Addendum::number))
        .map(
            note ->
                open(Optional.of(note.text()), Purpose.ADDENDUM)
                    .thenApply(text -> new Note(text, note.at().toEpochMilli())))
        .toList();
  }

  private List<CompletableFuture<Present>> present() {
    return all(Attendance.class)
        .sorted(Comparator.comparing(Attendance::from))
        .map(
            entry ->
                open(Optional.of(entry.name()), Purpose.MEMBER_NAME)
                    .thenApply(name -> Present.of(entry, name)))
        .toList();
  }

  private List<Measured> quality() {
    return all(ConsultationView.Measured.class)
        .map(measured -> new Measured(measured.side(), measured.quality()))
        .toList();
  }

  private <T extends ViewPart> Stream<T> all(Class<T> type) {
    return parts.values().stream().filter(type::isInstance).map(type::cast);
  }

  /** The entity has decided what the reader sees; officers and administrators open nothing here. */
  private CompletableFuture<String> open(Optional<Sealed> sealed, String purpose) {
    return sealed
        .filter(value -> !value.isNone())
        .filter(
            value ->
                reader.role() == Caller.Role.LAWYER
                    || reader.is(Caller.Role.RESIDENT, value.subject()))
        .map(value -> sealer.open(value, purpose).thenApply(clear -> clear.orElse("")))
        .map(CompletionStage::toCompletableFuture)
        .orElseGet(() -> CompletableFuture.completedFuture(""));
  }

  private static <T> CompletableFuture<List<T>> together(List<CompletableFuture<T>> each) {
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
  }
}
