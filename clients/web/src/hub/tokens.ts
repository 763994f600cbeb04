import { ApiProblem, type Api, type Session } from './api'
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

/** Access tokens live in the page's memory only; the refresh token is a cookie that no script can read. */
export class Tokens implements TokenSource {
  private session: Session | undefined
  private freshUntil = 0
  private endsAt = 0
  private refreshing: Promise<string> | undefined

  constructor(
    private readonly api: Pick<Api, 'refresh'>,
    private readonly timers: Timers,
    private readonly role: Session['role'],
    private readonly exclusively: <T>(work: () => Promise<T>) => Promise<T> = oneTabAtATime,
  ) {}

  get person(): Session | undefined {
    return this.session
  }

  /** Takes what a log-in gave. */
  take(session: Session): void {
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
    this.refreshing ??= this.exclusively(() => this.api.refresh())
      .then((session) => {
        // The cookie belongs to the browser: it may be another role's by now.
        if (session.role !== this.role) throw new SignedOut()
        this.take(session)
        return session.accessToken
      })
      .catch((problem: unknown) => {
        if (problem instanceof ApiProblem && problem.status === 401) throw new SignedOut()
        throw problem
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

/** Two tabs that spend the same refresh token at once would look like a theft and end the log-in. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request('legalhub.refresh', work) as Promise<T>
}
