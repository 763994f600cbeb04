import { ApiProblem, type Session } from '../hub/api'
import type { Timers } from '../hub/timers'
import { Keeper, SignedOut } from '../hub/tokens'
import type { Calls } from './calls'
import type { DeviceKey } from './deviceKey'

/** Why a device isn't let in, in the hub's words. */
const SHUT = ['TERMINAL_REVOKED', 'TERMINAL_CLONED', 'NOT_FOUND', 'WRONG_CREDENTIALS'] as const
export type Shut = (typeof SHUT)[number]

/** The device's log-in: by its key instead of a cookie, so each new token is another log-in. */
export class DeviceTokens extends Keeper {
  /** Why the latest log-in was refused for good. */
  shut: Shut | undefined

  constructor(
    private readonly calls: Calls,
    timers: Timers,
    private readonly key: () => DeviceKey | undefined,
    private readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>,
  ) {
    super(timers)
  }

  /** One window at a time: two would spend the same value. */
  protected override async renewed(): Promise<Session> {
    const key = this.key()
    if (!key) throw new SignedOut()
    try {
      const session = await this.exclusively(() => this.logIn(key))
      this.shut = undefined
      return session
    } catch (problem) {
      this.shut = problem instanceof ApiProblem ? SHUT.find((code) => code === problem.code) : undefined
      throw this.shut ? new SignedOut() : problem
    }
  }

  private async logIn(key: DeviceKey): Promise<Session> {
    const { challenge } = await this.calls.challenge(key.terminalId)
    const session = await this.calls.logIn(key.terminalId, await key.prove(challenge))
    await key.entered()
    return session
  }

  /** A device doesn't leave; it is revoked. */
  override async leave(): Promise<void> {
    this.forget()
  }
}
