/** What a close code asks of a client: the table in signaling/README.md. */
export type Closing =
  /** Comes back by itself, with jitter. */
  | 'return'
  /** Comes back after the time that the hub named, at another hub if there is one. */
  | 'returnLater'
  /** Comes back with a fresh token. */
  | 'refresh'
  /** Comes back only when a person touches the page: somebody sits elsewhere now. */
  | 'displaced'
  /** The log-in is over. */
  | 'signedOut'
  /** This page has a fault; the same bytes would fail again. */
  | 'faulty'

export const HEARTBEAT_LOST = 4000
export const TOKEN_EXPIRED = 4200
export const TOKEN_INVALID = 4401
const REVOKED = 4301
const HELLO_LATE = 4408

export function closing(code: number): Closing {
  // Nothing of ours was wrong: a slow line kept the first frame back for 5 s.
  if (code === HELLO_LATE) return 'return'
  // A token that this hub doesn't know isn't the page's fault: a fresh one is tried, once (connection.ts).
  if (code === TOKEN_INVALID) return 'refresh'
  if (code === REVOKED) return 'signedOut'
  if (code >= 4100 && code < 4200) return 'returnLater'
  if (code >= 4200 && code < 4300) return 'refresh'
  if (code >= 4300 && code < 4400) return 'displaced'
  if (code >= 4400 && code < 4500) return 'faulty'
  return 'return'
}

const FIRST_MILLIS = 500
const LONGEST_MILLIS = 15_000

/**
 * Full jitter: anything between nothing and a doubling bound, so that a crowd doesn't come back as one. Where the
 * tries go round `hubs`, each of them is asked as often as a single one would be.
 */
export function backoffMillis(attempt: number, random: () => number, hubs = 1): number {
  return random() * Math.min(LONGEST_MILLIS / hubs, FIRST_MILLIS * 2 ** Math.min(attempt, 10))
}
