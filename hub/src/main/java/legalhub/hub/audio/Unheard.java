package legalhub.hub.audio;

/** Ends the hearing of what isn't a recording. */
final class Unheard extends Exception {
  private final Hearing.Flaw flaw;

  Unheard(Hearing.Flaw flaw) {
    super(flaw.name(), null, false, false);
    this.flaw = flaw;
  }

  Hearing.Flaw flaw() {
    return flaw;
  }
}
