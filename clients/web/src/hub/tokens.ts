import { ApiProblem, type Api, type RoleName, type Session } from './api'
import type { Timers } from './timers'

/** The refresh cookie is gone or revoked: somebody has to log in. */
export class SignedOut extends Error {}

export interface TokenSource {
  /** A token with some life left. */
  token(): Promise<string>
  /** A new token, whatever the old one is worth. */
  refresh(): Promise<string>
  /** The hub refused the token at hand. */
  stale(): void
  /** The log-in is over. */
  forget(): void
}

const LIFE_LEFT_MILLIS_MIN = 30_000

/** The part of the browser's storage that is used: it outlives a reload and is shared by tabs, as the cookie is. */
export type Marks = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Access tokens live in the page's memory only; the refresh token is a cookie that no script can read. */
export class Tokens implements TokenSource {
  private session: Session | undefined
  private freshUntil = 0
  private endsAt = 0
  private refreshing: Promise<string> | undefined

  constructor(
    private readonly api: Pick<Api, 'refresh' | 'logOut'>,
    private readonly timers: Timers,
    private readonly roles: readonly RoleName[],
    private readonly marks: Marks,
    private readonly exclusively: <T>(work: () => Promise<T>) => Promise<T> = oneTabAtATime,
  ) {}

  get person(): Session | undefined {
    return this.session
  }

  /** Takes what a log-in gave; its cookie has taken the place of an earlier one's. */
  take(session: Session): void {
    this.marks.removeItem(this.leaving)
    this.hold(session)
  }

  /**
   * Ends the log-in. Where no hub is reached its cookie stays, out of any script's reach: so it is never used again
   * before the hub has heard of the log-out, or the next person at a kiosk would be let in by a reload.
   */
  async leave(): Promise<void> {
    this.forget()
    this.marks.setItem(this.leaving, '1')
    await this.exclusively(() => this.logOut()).catch(() => {})
  }

  private hold(session: Session): void {
    this.session = session
    this.endsAt = this.timers.now() + session.livesMillis
    this.freshUntil = this.endsAt - LIFE_LEFT_MILLIS_MIN
  }

  async token(): Promise<string> {
    if (this.session && this.timers.now() < this.freshUntil) return this.session.accessToken
    try {
      return await this.refresh()
    } catch (problem) {
      // The hub that gives tokens is away: the one at hand is good to its end, and any other hub takes it.
      if (this.session && !(problem instanceof SignedOut) && this.timers.now() < this.endsAt) return this.session.accessToken
      throw problem
    }
  }

  refresh(): Promise<string> {
    this.refreshing ??= this.exclusively(() => this.renewed())
      .then((session) => {
        // The cookie belongs to the browser: it may be another role's by now.
        if (!this.roles.includes(session.role) || this.isLeaving()) throw new SignedOut()
        this.hold(session)
        return session.accessToken
      })
      .catch((problem: unknown) => {
        if (problem instanceof ApiProblem && problem.status === 401) throw new SignedOut()
        throw problem
      })
      .finally(() => (this.refreshing = undefined))
    return this.refreshing
  }

  private async renewed(): Promise<Session> {
    if (!this.isLeaving()) return this.api.refresh()
    await this.logOut()
    throw new SignedOut()
  }

  private async logOut(): Promise<void> {
    await this.api.logOut()
    this.marks.removeItem(this.leaving)
  }

  private isLeaving(): boolean {
    return this.marks.getItem(this.leaving) !== null
  }

  /** A browser may hold a resident's log-in beside a lawyer's and an officer's. */
  private get leaving(): string {
    return `legalhub.leaving.${this.roles[0]}`
  }

  stale(): void {
    this.freshUntil = this.endsAt = 0
  }

  forget(): void {
    this.session = undefined
    this.stale()
  }
}

/** Two tabs that spend the same refresh token at once would look like a theft and end the log-in. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request('legalhub.refresh', work) as Promise<T>
}
