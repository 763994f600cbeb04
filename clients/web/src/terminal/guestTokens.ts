import { ApiProblem, type Session } from '../hub/api'
import type { Timers } from '../hub/timers'
import { Keeper, SignedOut } from '../hub/tokens'

/** How the device gets a session for whoever uses it, and ends that. */
export interface UsePorts {
  session(): Promise<Session>
  end(): Promise<unknown>
}

/** The log-in of whoever uses the device: renewed by the device, and over when they go. */
export class GuestTokens extends Keeper {
  constructor(
    private readonly ports: UsePorts,
    timers: Timers,
  ) {
    super(timers)
  }

  protected override async renewed(): Promise<Session> {
    try {
      return await this.ports.session()
    } catch (problem) {
      // Somebody else uses the device by now, or nobody.
      if (problem instanceof ApiProblem && problem.status === 404) throw new SignedOut()
      throw problem
    }
  }

  override async leave(): Promise<void> {
    this.forget()
    await this.ports.end().catch(() => {})
  }
}
