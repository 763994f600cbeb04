package legalhub.actors.conference;

import java.time.Instant;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.lawyer.LawyerId;

/** The protocol of what a lawyer or an officer is asked into; one entity a person. */
public interface AskedIn {
  /** Part {@code asked/INVITATION}. */
  String ASKED = "asked";

  /** What may be asked; by conferences only. */
  sealed interface Command {}

  record Ask(
      ConferenceId conference,
      InvitationId invitation,
      MemberRole role,
      LawyerId host,
      Instant expires)
      implements Command {}

  /** It is over, however it went. */
  record Settle(InvitationId invitation) implements Command {}

  /** What is recorded, and kept for ever. */
  sealed interface Event {}

  record WasAsked(Ask what) implements Event {}

  record Settled(InvitationId invitation) implements Event {}

  /** One asking as its person sees it. */
  record Asking(Ask what) implements ViewPart {}
}
