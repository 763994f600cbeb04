import type { MessageInitShape } from '@bufbuild/protobuf'
import type { Signal, SignalAck, SignalSchema } from '../wire/legalhub/v1/signals_pb'
import type { Connection } from './connection'
import type { Timers } from './timers'

export type SignalPayload = NonNullable<MessageInitShape<typeof SignalSchema>['payload']>

const RESEND_MILLIS = 3_000
/** What a new epoch's first signals may wait for, when they overtake the news of that epoch. */
const EARLY_MAX = 64
/** After the news of a new epoch: time for a PeerReset, which makes what is unacknowledged worthless. */
const SETTLE_MILLIS = 250

export interface SignalPorts {
  connection: Connection
  timers: Timers
  consultationId: string
  received: (payload: SignalPayload) => void
  peerReset: () => void
  /** The hub began a new epoch (it restarted, or somebody joined anew). */
  newEpoch: () => void
}

/**
 * One side's negotiation steps: numbered from 1 in each epoch, acknowledged, repeated until they are, and
 * delivered once and in order.
 */
export class Signals {
  private epoch = ''
  private outbox: { seq: bigint; payload: SignalPayload }[] = []
  private sent = 0n
  private got = 0n
  private gaps = new Map<bigint, SignalPayload>()
  private early: Signal[] = []
  /** The epoch of the last PeerReset: a repeated one isn't another one. */
  private resetIn = ''
  private settling: (() => void) | undefined
  private resending: (() => void) | undefined
  private readonly ends: (() => void)[]

  constructor(private readonly ports: SignalPorts) {
    const { connection } = ports
    this.ends = [
      connection.frames.on((frame) => {
        if (frame.case === 'signal') this.received(frame.value)
        else if (frame.case === 'signalAck') this.acknowledged(frame.value)
      }),
      connection.welcomes.on(() => this.transmitAll()),
      () => this.settling?.(),
      () => this.resending?.(),
    ]
  }

  close(): void {
    for (const end of this.ends) end()
  }

  send(payload: SignalPayload): void {
    const step = { seq: ++this.sent, payload }
    this.outbox.push(step)
    if (this.epoch && !this.settling) this.transmit(step)
    this.planResend()
  }

  /** This side is about to join anew: nothing is said or heard until `begin` names the epoch. */
  suspend(): void {
    this.epoch = ''
    this.outbox = []
  }

  /** This side joined anew: nothing said before means anything now. */
  begin(epoch: string): void {
    this.outbox = []
    this.enter(epoch)
  }

  /** The consultation shows another epoch. Joining and PeerReset say so too; whoever is first wins. */
  follow(epoch: string): void {
    if (!epoch || epoch === this.epoch || !this.epoch) return
    this.enter(epoch)
    this.settling = this.ports.timers.after(SETTLE_MILLIS, () => {
      this.settling = undefined
      this.transmitAll()
      this.ports.newEpoch()
    })
  }

  private enter(epoch: string): void {
    this.settling?.()
    this.settling = undefined
    this.epoch = epoch
    this.got = 0n
    this.gaps.clear()
    this.sent = 0n
    for (const step of this.outbox) step.seq = ++this.sent
    const early = this.early.filter((signal) => signal.signalEpoch === epoch)
    this.early = []
    for (const signal of early) this.received(signal)
  }

  private received(signal: Signal): void {
    if (signal.consultationId !== this.ports.consultationId) return
    if (signal.payload.case === 'peerReset') return this.resetBy(signal)
    if (signal.signalEpoch !== this.epoch) {
      this.early.push(signal)
      if (this.early.length > EARLY_MAX) this.early.shift()
      return
    }
    if (signal.seq > this.got && signal.payload.case) this.gaps.set(signal.seq, signal.payload)
    for (let next; (next = this.gaps.get(this.got + 1n)); ) {
      this.gaps.delete(++this.got)
      this.ports.received(next)
    }
    this.ports.connection.send({
      case: 'signalAck',
      value: { consultationId: signal.consultationId, signalEpoch: this.epoch, upToSeq: this.got },
    })
  }

  /** The hub's own word, outside of the other side's numbers. */
  private resetBy(signal: Signal): void {
    if (!this.epoch || signal.signalEpoch === this.resetIn) return
    this.resetIn = signal.signalEpoch
    const begun = signal.signalEpoch === this.epoch && !this.settling
    if (begun) {
      // Some of it may be out already: the numbers stay, the steps become ones that the new peer ignores.
      for (const step of this.outbox) step.payload = { case: 'candidate', value: { usernameFragment: 'gone' } }
    } else {
      this.begin(signal.signalEpoch)
    }
    this.ports.peerReset()
  }

  private acknowledged(ack: SignalAck): void {
    if (ack.consultationId !== this.ports.consultationId || ack.signalEpoch !== this.epoch) return
    this.outbox = this.outbox.filter((step) => step.seq > ack.upToSeq)
  }

  private transmitAll(): void {
    if (!this.epoch || this.settling) return
    for (const step of this.outbox) this.transmit(step)
    this.planResend()
  }

  private planResend(): void {
    if (this.resending || this.outbox.length === 0) return
    this.resending = this.ports.timers.after(RESEND_MILLIS, () => {
      this.resending = undefined
      this.transmitAll()
    })
  }

  private transmit({ seq, payload }: { seq: bigint; payload: SignalPayload }): void {
    const { consultationId, connection } = this.ports
    connection.send({ case: 'signal', value: { consultationId, signalEpoch: this.epoch, seq, payload } })
  }
}
