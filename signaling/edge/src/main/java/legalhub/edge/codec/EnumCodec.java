package legalhub.edge.codec;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import legalhub.actors.consultation.ConsultationView;
import legalhub.actors.consultation.Outcome;
import legalhub.actors.consultation.Side;
import legalhub.actors.entity.Caller;
import legalhub.actors.queue.Kind;
import legalhub.actors.queue.QueueView;
import legalhub.actors.session.Channel;
import legalhub.actors.session.Group;
import legalhub.actors.session.Media;
import legalhub.actors.session.SessionView;
import legalhub.wire.v1.CallPhase;
import legalhub.wire.v1.DutyState;
import legalhub.wire.v1.Fallback;
import legalhub.wire.v1.Role;
import legalhub.wire.v1.TicketState;
import legalhub.wire.v1.VisitPhase;

/** The small closed sets that wire and actors both have. */
final class EnumCodec {
  private EnumCodec() {}

  static Role toWire(Caller.Role role) {
    return switch (role) {
      case RESIDENT -> Role.RESIDENT;
      case LAWYER -> Role.LAWYER;
      case OFFICER -> Role.OFFICER;
      case ADMINISTRATOR -> Role.ADMINISTRATOR;
      case SUPERVISED_PERSON -> Role.SUPERVISED_PERSON;
      case TERMINAL -> Role.TERMINAL;
      case GUEST -> Role.GUEST;
      case HUB -> Role.ROLE_UNSPECIFIED;
    };
  }

  static Optional<Channel> fromWire(legalhub.wire.v1.Channel channel) {
    return switch (channel) {
      case PHONE_WEB -> Optional.of(Channel.PHONE_WEB);
      case MINI_PROGRAM -> Optional.of(Channel.MINI_PROGRAM);
      case KIOSK -> Optional.of(Channel.KIOSK);
      case VILLAGE_TERMINAL -> Optional.of(Channel.VILLAGE_TERMINAL);
      case CHANNEL_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static legalhub.wire.v1.Channel toWire(Channel channel) {
    return switch (channel) {
      case PHONE_WEB -> legalhub.wire.v1.Channel.PHONE_WEB;
      case MINI_PROGRAM -> legalhub.wire.v1.Channel.MINI_PROGRAM;
      case KIOSK -> legalhub.wire.v1.Channel.KIOSK;
      case VILLAGE_TERMINAL -> legalhub.wire.v1.Channel.VILLAGE_TERMINAL;
    };
  }

  /** Empty when one of them isn't a group. */
  static Optional<Set<Group>> groupsFromWire(List<legalhub.wire.v1.Group> groups) {
    var known = EnumSet.noneOf(Group.class);
    for (var group : groups) {
      var one = fromWire(group);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      known.add(one.get());
    }
    return Optional.of(Set.copyOf(known));
  }

  private static Optional<Group> fromWire(legalhub.wire.v1.Group group) {
    return switch (group) {
      case ELDERLY -> Optional.of(Group.ELDERLY);
      case DISABLED -> Optional.of(Group.DISABLED);
      case MINOR -> Optional.of(Group.MINOR);
      case MIGRANT_WORKER -> Optional.of(Group.MIGRANT_WORKER);
      case WOMAN -> Optional.of(Group.WOMAN);
      case IN_DANGER -> Optional.of(Group.IN_DANGER);
      case GROUP_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  /** In the order of the enum, so that equal sets give equal bytes. */
  static List<legalhub.wire.v1.Group> groupsToWire(Set<Group> groups) {
    return groups.stream().sorted().map(EnumCodec::toWire).toList();
  }

  private static legalhub.wire.v1.Group toWire(Group group) {
    return switch (group) {
      case ELDERLY -> legalhub.wire.v1.Group.ELDERLY;
      case DISABLED -> legalhub.wire.v1.Group.DISABLED;
      case MINOR -> legalhub.wire.v1.Group.MINOR;
      case MIGRANT_WORKER -> legalhub.wire.v1.Group.MIGRANT_WORKER;
      case WOMAN -> legalhub.wire.v1.Group.WOMAN;
      case IN_DANGER -> legalhub.wire.v1.Group.IN_DANGER;
    };
  }

  /** Nothing instead is a live consultation. */
  static Optional<Kind> fromWire(Fallback fallback) {
    return switch (fallback) {
      case FALLBACK_UNSPECIFIED -> Optional.of(Kind.LIVE);
      case FALLBACK_CALLBACK -> Optional.of(Kind.CALLBACK);
      case FALLBACK_MESSAGE -> Optional.of(Kind.MESSAGE);
      case FALLBACK_ASSISTANCE, UNRECOGNIZED -> Optional.empty();
    };
  }

  static Fallback toWire(Kind kind) {
    return switch (kind) {
      case LIVE -> Fallback.FALLBACK_UNSPECIFIED;
      case ASSIST -> Fallback.FALLBACK_ASSISTANCE;
      case CALLBACK -> Fallback.FALLBACK_CALLBACK;
      case MESSAGE -> Fallback.FALLBACK_MESSAGE;
    };
  }

  static List<Fallback> toWire(Collection<Kind> kinds) {
    return kinds.stream().map(EnumCodec::toWire).toList();
  }

  static Optional<Outcome> fromWire(legalhub.wire.v1.Outcome outcome) {
    return switch (outcome) {
      case RESOLVED -> Optional.of(Outcome.RESOLVED);
      case FOLLOW_UP -> Optional.of(Outcome.FOLLOW_UP);
      case LINE_LOST -> Optional.of(Outcome.LINE_LOST);
      case NOT_JOINED -> Optional.of(Outcome.NOT_JOINED);
      case ENDED_BY_ADMINISTRATOR -> Optional.of(Outcome.ENDED_BY_ADMINISTRATOR);
      case TRANSFERRED -> Optional.of(Outcome.TRANSFERRED);
      case LEFT_BY_RESIDENT -> Optional.of(Outcome.LEFT_BY_RESIDENT);
      case CONFLICT -> Optional.of(Outcome.CONFLICT);
      case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static legalhub.wire.v1.Outcome toWire(Outcome outcome) {
    return switch (outcome) {
      case RESOLVED -> legalhub.wire.v1.Outcome.RESOLVED;
      case FOLLOW_UP -> legalhub.wire.v1.Outcome.FOLLOW_UP;
      case LINE_LOST -> legalhub.wire.v1.Outcome.LINE_LOST;
      case NOT_JOINED -> legalhub.wire.v1.Outcome.NOT_JOINED;
      case ENDED_BY_ADMINISTRATOR -> legalhub.wire.v1.Outcome.ENDED_BY_ADMINISTRATOR;
      case TRANSFERRED -> legalhub.wire.v1.Outcome.TRANSFERRED;
      case LEFT_BY_RESIDENT -> legalhub.wire.v1.Outcome.LEFT_BY_RESIDENT;
      case CONFLICT -> legalhub.wire.v1.Outcome.CONFLICT;
    };
  }

  static legalhub.wire.v1.Side toWire(Side side) {
    return switch (side) {
      case RESIDENT -> legalhub.wire.v1.Side.SIDE_RESIDENT;
      case LAWYER -> legalhub.wire.v1.Side.SIDE_LAWYER;
    };
  }

  static Media fromWire(legalhub.wire.v1.Media media) {
    return new Media(media.getAudio(), media.getVideo());
  }

  static legalhub.wire.v1.Media toWire(Media media) {
    return legalhub.wire.v1.Media.newBuilder()
        .setAudio(media.audio())
        .setVideo(media.video())
        .build();
  }

  static TicketState toWire(QueueView.TicketState state) {
    return switch (state) {
      case WAITING -> TicketState.TICKET_WAITING;
      case OFFERED -> TicketState.TICKET_OFFERED;
      case ACCEPTED -> TicketState.TICKET_ACCEPTED;
      case ABSENT -> TicketState.TICKET_ABSENT;
      case IN_CONSULTATION -> TicketState.TICKET_IN_CONSULTATION;
    };
  }

  static DutyState toWire(QueueView.DutyState state) {
    return switch (state) {
      case OFF_DUTY -> DutyState.OFF_DUTY;
      case AVAILABLE -> DutyState.AVAILABLE;
      case AWAY -> DutyState.AWAY;
      case IN_CALL -> DutyState.IN_CALL;
      case WRAP_UP -> DutyState.WRAP_UP;
    };
  }

  static VisitPhase toWire(SessionView.Phase phase) {
    return switch (phase) {
      case IDLE -> VisitPhase.IDLE;
      case WAITING -> VisitPhase.WAITING;
      case IN_CONSULTATION -> VisitPhase.IN_CONSULTATION;
      case RATING -> VisitPhase.RATING;
      case CHOOSING -> VisitPhase.CHOOSING;
      case PROMISED -> VisitPhase.PROMISED;
    };
  }

  static CallPhase toWire(ConsultationView.Phase phase) {
    return switch (phase) {
      case JOINING -> CallPhase.JOINING;
      case TALKING -> CallPhase.TALKING;
      case DROPPED -> CallPhase.DROPPED;
      case RECORDING_ADVICE -> CallPhase.RECORDING_ADVICE;
      case CLOSED -> CallPhase.CLOSED;
    };
  }
}
