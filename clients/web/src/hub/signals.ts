import type { MessageInitShape } from '@bufbuild/protobuf'
import type { Signal, SignalAck, SignalSchema } from '../wire/legalhub/v1/signals_pb'
import type { Connection } from './connection'
import type { Timers } from './timers'

export type SignalPayload = NonNullable<MessageInitShape<typeof SignalSchema>['payload']>

const RESEND_MILLIS = 3_000
/** What a new epoch's first signals may wait for, when they overtake the news of that epoch. */
const EARLY_MAX = 64

export interface SignalPorts {
  connection: Connection
  timers: Timers
  /** Of what is negotiated: the consultation, or the conference, whose other side is the hub itself. */
  consultationId: string
  received: (payload: SignalPayload) => void
  /** The other side's page is new: the old peer connection is of no use. */
  peerReset: () => void
  /** The hub restarted: the peer connection stays, but steps may be lost that the hub had acknowledged. */
  hubRestarted: () => void
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
  /** Epochs that were begun here: a repeated PeerReset isn't another one. */
  private readonly begun = new Set<string>()
  private resending: (() => void) | undefined
  private readonly ends: (() => void)[]

  constructor(private readonly ports: SignalPorts) {
    const { connection } = ports
    this.ends = [
      connection.frames.on((frame) => {
        if (frame.case === 'signal') this.received(frame.value)
        else if (frame.case === 'signalAck') this.acknowledged(frame.value)
      }),
      connection.welcomes.on(() => this.resume()),
      () => this.resending?.(),
    ]
  }

  close(): void {
    for (const end of this.ends) end()
  }

  send(payload: SignalPayload): void {
    const step = { seq: ++this.sent, payload }
    this.outbox.push(step)
    if (this.epoch) this.transmit(step)
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

  /** Both sides number from 1 again; what is still in the outbox is said again under new numbers. */
  private enter(epoch: string): void {
    this.epoch = epoch
    this.begun.add(epoch)
    this.got = 0n
    this.gaps.clear()
    this.sent = 0n
    for (const step of this.outbox) step.seq = ++this.sent
    const early = this.early.filter((signal) => signal.signalEpoch === epoch)
    this.early = []
    for (const signal of early) this.received(signal)
  }

  /** After a reconnect: says what this side holds, so that the hub knows that it is still in the call. */
  private resume(): void {
    if (!this.epoch) return
    this.acknowledge()
    this.transmitAll()
  }

  private received(signal: Signal): void {
    if (signal.consultationId !== this.ports.consultationId) return
    if (signal.payload.case === 'peerReset') return this.newEpoch(signal.signalEpoch, signal.payload.value.keepPeer)
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
    this.acknowledge()
  }

  private acknowledge(): void {
    const { connection, consultationId } = this.ports
    connection.send({ case: 'signalAck', value: { consultationId, signalEpoch: this.epoch, upToSeq: this.got } })
  }

  /** The hub's own word, outside of anybody's numbers. */
  private newEpoch(epoch: string, keepPeer: boolean): void {
    if (!this.epoch || this.begun.has(epoch)) return
    if (keepPeer) {
      this.enter(epoch)
      this.transmitAll()
      this.ports.hubRestarted()
    } else {
      // The old peer's steps would only confuse the new one.
      this.outbox = []
      this.enter(epoch)
      this.ports.peerReset()
    }
  }

  private acknowledged(ack: SignalAck): void {
    if (ack.consultationId !== this.ports.consultationId || ack.signalEpoch !== this.epoch) return
    this.outbox = this.outbox.filter((step) => step.seq > ack.upToSeq)
  }

  private transmitAll(): void {
    if (!this.epoch) return
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
