package legalhub.actors.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.conference.Conference.Command;
import legalhub.actors.conference.Conference.Event;
import legalhub.actors.conference.ConferenceState.Ended;
import legalhub.actors.conference.ConferenceState.Open;
import legalhub.actors.conference.ConferenceState.Vacant;
import legalhub.actors.entity.Agenda;
import legalhub.actors.entity.Asking;
import legalhub.actors.entity.Audience;
import legalhub.actors.entity.Decision;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.EntitySpec;
import legalhub.actors.entity.Refusal;
import legalhub.actors.entity.Rules;
import legalhub.actors.entity.Transitions;
import legalhub.actors.entity.ViewPart;

/** What a conference allows. */
public final class ConferenceRules implements Rules<Command, Event, ConferenceState> {
  private static final Set<Class<? extends Command>> OF_THE_HUB =
      Set.of(
          Conference.Open.class,
          Conference.Close.class,
          Conference.Knock.class,
          Conference.Assign.class,
          Conference.NobodyComes.class,
          Conference.AssistantLate.class,
          Conference.InvitationOver.class,
          Conference.LineLost.class,
          Conference.LineBack.class);

  private final ConferenceAgenda agenda;
  private final ConferenceScreen screen;
  private final Transitions<Command, Event, ConferenceState> table = new Transitions<>();

  public ConferenceRules(ConferenceId id, ConferenceSettings settings) {
    this.agenda = new ConferenceAgenda(id, settings);
    this.screen = new ConferenceScreen(id, settings);
    table.in(Vacant.class).on(Conference.Open.class, ConferenceRules::open);
    var open = table.in(Open.class);
    open.on(Conference.Open.class, ConferenceRules::openAgain)
        .on(Conference.Close.class, (s, c, by) -> ended(s, c.why()));
    new InvitationRules(settings).addTo(open);
    new DoorRules(settings).addTo(open);
    new MemberRules().addTo(open);
    new ConsentRules().addTo(open);
    new DeskRules(id).addTo(table);
    table
        .in(Ended.class)
        .on(Conference.Close.class, (s, c, by) -> Decision.alreadySo())
        .on(Conference.Open.class, (s, c, by) -> Decision.alreadySo())
        .on(Conference.Leave.class, (s, c, by) -> Decision.alreadySo());
  }

  /**
   * @param means what carries the media, and who records
   */
  public static EntitySpec<Command, Event, ConferenceState> spec(
      ConferenceSettings settings, ConferenceMeans means) {
    return EntitySpec.<Command, Event, ConferenceState>of(
            EntityKind.CONFERENCE, id -> new ConferenceRules(new ConferenceId(id), settings))
        .withTags(ConferenceRecord::tags)
        .withCompanion(
            (id, surroundings) ->
                new ConferenceRelay(new ConferenceId(id), settings, means, surroundings));
  }

  @Override
  public ConferenceState vacant() {
    return new Vacant();
  }

  @Override
  public Decision<Event> decide(ConferenceState state, Command command, Asking asking) {
    if (OF_THE_HUB.contains(command.getClass()) != asking.by().isHub()) {
      return Decision.refuse(Refusal.FORBIDDEN);
    }
    if (state instanceof Vacant && !(command instanceof Conference.Open)) {
      // The consultation ended before it could say that it had opened a conference.
      return command instanceof Conference.Close
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.NOT_FOUND);
    }
    return table.decide(state, command, asking);
  }

  @Override
  public ConferenceState apply(ConferenceState state, Event event, Instant at) {
    return ConferenceFold.apply(state, event, at);
  }

  @Override
  public Agenda<Command> agenda(ConferenceState state) {
    return agenda.of(state);
  }

  @Override
  public Optional<Map<String, ViewPart>> view(
      ConferenceState state, Audience audience, Instant now) {
    return switch (audience.topic()) {
      case ConferenceView.CONFERENCE -> screen.view(state, audience.viewer());
      case ConferenceView.ATTENDANCE -> screen.attendance(state, audience.viewer());
      default -> Optional.empty();
    };
  }

  /** The member who asks, if in. */
  static Optional<Member> in(Open open, Asking asking) {
    return open.member(asking.by()).filter(Member::isIn);
  }

  static boolean isHost(Open open, Asking asking) {
    return in(open, asking).filter(member -> member.role() == MemberRole.HOST).isPresent();
  }

  private static Decision<Event> ended(Open open, String why) {
    var events = new ArrayList<Event>();
    open.register().open().forEach(entry -> events.add(new Conference.Stayed(entry.member())));
    events.add(new Conference.Ended(why));
    return Decision.record(events);
  }

  private static Decision<Event> open(Vacant vacant, Conference.Open c, Asking asking) {
    return c.noDirectLine()
        ? Decision.record(new Conference.Opened(c.opening()), new Conference.WentByBridge())
        : Decision.record(new Conference.Opened(c.opening()));
  }

  private static Decision<Event> openAgain(Open open, Conference.Open c, Asking asking) {
    return c.noDirectLine() && !open.terms().noDirectLine()
        ? Decision.record(new Conference.WentByBridge())
        : Decision.alreadySo();
  }
}
