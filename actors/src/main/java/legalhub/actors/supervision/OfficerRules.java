package legalhub.actors.supervision;

import legalhub.actors.entity.Decision;
import legalhub.actors.entity.Refusal;
import legalhub.actors.supervision.SupervisedPerson.Command;
import legalhub.actors.supervision.SupervisedPerson.Event;

/** What an officer of the office does with a file. Consequences are theirs alone. */
final class OfficerRules {

  Decision<Event> decide(SupervisedState state, Command command, String officer) {
    if (command instanceof SupervisedPerson.OpenFile c) {
      return Decision.record(new SupervisedPerson.FileOpened(c.sitting(), officer));
    } else if (command instanceof SupervisedPerson.Resolve c) {
      return state.open().containsKey(c.exception())
          ? Decision.record(
              new SupervisedPerson.ExceptionResolved(c.exception(), c.remark(), officer))
          : Decision.refuse(Refusal.NOT_FOUND);
    } else if (command instanceof SupervisedPerson.CorrectHours c) {
      return correct(state, c, officer);
    }
    return state.isSupervised()
        ? ofSupervised(state, command, officer)
        : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
  }

  private static Decision<Event> correct(
      SupervisedState state, SupervisedPerson.CorrectHours c, String officer) {
    if (!state.activity().containsKey(c.credit())) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    return c.minutes() < 0 || c.reason().isNone()
        ? Decision.refuse(Refusal.INVALID)
        : Decision.record(
            new SupervisedPerson.HoursCorrected(c.credit(), c.minutes(), c.reason(), officer));
  }

  private static Decision<Event> ofSupervised(
      SupervisedState state, Command command, String officer) {
    if (command instanceof SupervisedPerson.Reclassify c) {
      return state.standing().level() == c.level()
          ? Decision.alreadySo()
          : Decision.record(new SupervisedPerson.Reclassified(c.level(), c.reason(), officer));
    } else if (command instanceof SupervisedPerson.DecideLeave c) {
      return decideLeave(state, c, officer);
    } else if (command instanceof SupervisedPerson.Censure c) {
      return c.reason().isNone()
          ? Decision.refuse(Refusal.INVALID)
          : Decision.record(
              new SupervisedPerson.Censured(c.censure(), c.severity(), c.reason(), officer));
    } else if (command instanceof SupervisedPerson.Release c) {
      return Decision.record(new SupervisedPerson.Released(c.terminated(), c.reason(), officer));
    }
    return Decision.refuse(Refusal.FORBIDDEN);
  }

  private static Decision<Event> decideLeave(
      SupervisedState state, SupervisedPerson.DecideLeave c, String officer) {
    var leave = state.leaves().get(c.leave());
    if (leave == null) {
      return Decision.refuse(Refusal.NOT_FOUND);
    }
    if (leave.approved().isPresent()) {
      return leave.approved().get() == c.approved()
          ? Decision.alreadySo()
          : Decision.refuse(Refusal.NOT_IN_THIS_STATE);
    }
    return Decision.record(
        new SupervisedPerson.LeaveDecided(c.leave(), c.approved(), c.remark(), officer));
  }
}
