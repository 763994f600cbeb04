import { ApiProblem, type Api, type RoleName, type Session } from './api'
import type { Timers } from './timers'

/** Nothing here lets anybody in (any more): somebody has to log in. */
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

/** Holds a log-in for a page, in the page's memory only; how a fresh token is come by is each one's own. */
export abstract class Keeper implements TokenSource {
  private session: Session | undefined
  private freshUntil = 0
  private endsAt = 0
  private refreshing: Promise<string> | undefined

  constructor(private readonly timers: Timers) {}

  /** @throws SignedOut when nobody is logged in here any more */
  protected abstract renewed(): Promise<Session>

  /** Ends the log-in, here and at the hub. */
  abstract leave(): Promise<void>

  get person(): Session | undefined {
    return this.session
  }

  /** Takes what a log-in gave. */
  take(session: Session): void {
    this.hold(session)
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
    this.refreshing ??= this.renewed()
      .then((session) => {
        this.hold(session)
        return session.accessToken
      })
      .finally(() => (this.refreshing = undefined))
    return this.refreshing
  }

  stale(): void {
    this.freshUntil = this.endsAt = 0
  }

  forget(): void {
    this.session = undefined
    this.stale()
  }
}

/** A log-in by a refresh token, which is a cookie that no script can read. */
export class Tokens extends Keeper {
  constructor(
    private readonly api: Pick<Api, 'refresh' | 'logOut'>,
    timers: Timers,
    private readonly roles: readonly RoleName[],
    private readonly marks: Marks,
    private readonly exclusively: <T>(work: () => Promise<T>) => Promise<T> = oneTabAtATime,
  ) {
    super(timers)
  }

  /** Its cookie has taken the place of an earlier one's. */
  override take(session: Session): void {
    this.marks.removeItem(this.leaving)
    super.take(session)
  }

  /**
   * Ends the log-in. Where no hub is reached its cookie stays, out of any script's reach: so it is never used again
   * before the hub has heard of the log-out, or the next person at a kiosk would be let in by a reload.
   */
  override async leave(): Promise<void> {
    this.forget()
    this.marks.setItem(this.leaving, '1')
    await this.exclusively(() => this.logOut()).catch(() => {})
  }

  protected override async renewed(): Promise<Session> {
    try {
      const session = await this.exclusively(() => this.asked())
      // The cookie belongs to the browser: it may be another role's by now.
      if (!this.roles.includes(session.role) || this.isLeaving()) throw new SignedOut()
      return session
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) throw new SignedOut()
      throw problem
    }
  }

  private async asked(): Promise<Session> {
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
}

/** Two tabs that spend the same refresh token at once would look like a theft and end the log-in. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request('legalhub.refresh', work) as Promise<T>
}
