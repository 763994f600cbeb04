package legalhub.actors.cluster;

import static legalhub.actors.cluster.KryoIds.id;

import java.util.List;
import legalhub.actors.account.Account;
import legalhub.actors.account.AccountView;
import legalhub.actors.audit.Audit;
import legalhub.actors.audit.AuditView;
import legalhub.actors.queue.Queue;
import legalhub.actors.queue.QueueState;
import legalhub.actors.queue.QueueView;
import legalhub.actors.town.QueueSettings;

/** The part of {@link KryoIds} that the administration needs. */
final class AdministrationKryoIds {
  static final List<KryoIds.Row> ROWS =
      List.of(
          // audit.
          id(930, Audit.Note.class),
          id(931, Audit.Conclude.class),
          id(932, Audit.Deed.class),
          id(933, Audit.Entry.class),
          id(934, AuditView.Sheet.class),
          // account.
          id(940, Account.GivePassword.class),
          id(941, Account.Lock.class),
          id(942, Account.Unlock.class),
          id(943, AccountView.Standing.class),
          // queue: its rules.
          id(950, Queue.SetRules.class),
          id(951, QueueSettings.class),
          id(952, QueueView.Rules.class),
          id(953, QueueState.Ruling.class));

  private AdministrationKryoIds() {}
}
