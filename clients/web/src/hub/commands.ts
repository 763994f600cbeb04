import type { MessageInitShape } from '@bufbuild/protobuf'
import type { CommandSchema } from '../wire/legalhub/v1/commands_pb'
import type { Answer, Done } from '../wire/legalhub/v1/frames_pb'
import { backoffMillis } from './closing'
import type { Connection } from './connection'
import { uuidv7 } from './ids'
import type { Timers } from './timers'

export type CommandBody = NonNullable<MessageInitShape<typeof CommandSchema>['body']>

/** The hub's no: a code of signaling/README.md. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly retryable = false,
  ) {
    super(code)
  }
}

interface Pending {
  id: string
  body: CommandBody
  deadline: number
  attempt: number
  sent: boolean
  /** Why it isn't done yet, as the hub said last. */
  refusal: Refusal | undefined
  cancels: (() => void)[]
  done: (done: Done) => void
  refused: (refusal: Refusal) => void
}

const TTL_MILLIS = 60_000
/** The hub shortens a longer one to this. */
export const TTL_MILLIS_MAX = 120_000
const PENDING_MAX = 64
/** How long after its time-to-live an answer may still be under way. */
const GRACE_MILLIS = 5_000

/**
 * What people ask of the hub. A command keeps its id over every retry and reconnect, so it happens once; its
 * promise settles with the one answer, or with OUTCOME_UNKNOWN when none came in its time.
 */
export class Commands {
  private readonly pending = new Map<string, Pending>()

  constructor(
    private readonly connection: Connection,
    private readonly timers: Timers,
    private readonly random: () => number,
  ) {
    connection.frames.on((frame) => {
      if (frame.case === 'answer') this.answered(frame.value)
    })
    connection.welcomes.on(() => this.resend())
  }

  send(body: CommandBody, ttlMillis = TTL_MILLIS): Promise<Done> {
    return new Promise((done, refused) => {
      const id = uuidv7(this.timers.now())
      const deadline = this.timers.now() + ttlMillis
      const pending: Pending = { id, body, deadline, attempt: 0, sent: false, refusal: undefined, cancels: [], done, refused }
      this.pending.set(id, pending)
      this.later(pending, ttlMillis + GRACE_MILLIS, () => this.giveUp(pending))
      this.transmit(pending)
    })
  }

  /** The person changed (log-out): nothing of theirs is sent any more. */
  clear(): void {
    for (const pending of [...this.pending.values()]) this.giveUp(pending)
  }

  private resend(): void {
    for (const pending of this.pending.values()) {
      pending.sent = false
      this.transmit(pending)
    }
  }

  private transmit(pending: Pending): void {
    const ttlMillis = pending.deadline - this.timers.now()
    if (pending.sent || ttlMillis <= 0 || this.underWay() >= this.pendingMax()) return
    const { id, body } = pending
    pending.sent = this.connection.send({ case: 'command', value: { id, ttlMillis, body } })
  }

  private answered({ commandId, outcome }: Answer): void {
    const pending = this.pending.get(commandId)
    if (!pending) return
    pending.sent = false
    if (outcome.case === 'refused') this.refused(pending, outcome.value)
    else {
      this.settle(pending)
      pending.done(outcome.case === 'done' ? outcome.value : ({} as Done))
    }
    for (const waiting of this.pending.values()) if (!waiting.refusal) this.transmit(waiting)
  }

  private refused(pending: Pending, no: { code: string; retryable: boolean; retryAfterMillis: number }): void {
    const refusal = (pending.refusal = new Refusal(no.code, no.retryable))
    const wait = Math.max(no.retryAfterMillis, 100) + backoffMillis(pending.attempt++, this.random)
    if (no.retryable && this.timers.now() + wait < pending.deadline) {
      return this.later(pending, wait, () => this.transmit(pending))
    }
    this.settle(pending)
    pending.refused(refusal)
  }

  private giveUp(pending: Pending): void {
    this.settle(pending)
    pending.refused(pending.refusal ?? new Refusal('OUTCOME_UNKNOWN', true))
  }

  private settle(pending: Pending): void {
    this.pending.delete(pending.id)
    for (const cancel of pending.cancels) cancel()
  }

  private later(pending: Pending, millis: number, call: () => void): void {
    pending.cancels.push(this.timers.after(millis, call))
  }

  private underWay(): number {
    let count = 0
    for (const pending of this.pending.values()) if (pending.sent) count++
    return count
  }

  private pendingMax(): number {
    return this.connection.limits?.commandsPendingMax || PENDING_MAX
  }
}
