import { Refusal, type Commands } from './commands'
import type { Connection } from './connection'
import type { KeptSegment } from './keep'
import { Outbox, type Chunk } from './outbox'
import { every, type Timers } from './timers'
import type { VoiceAck, VoiceRefused } from '../wire/legalhub/v1/voice_pb'

export interface SenderPorts {
  connection: Connection
  commands: Commands
  timers: Timers
  reportId: string
  changed: () => void
}

const SILENCE_MILLIS_MAX = 5_000
const LOOK_MILLIS = 1_000
/** A backlog goes out at 100 chunks a second: the hub closes a socket that sends 200 frames a second. */
const BURST_CHUNKS = 20
const BURST_MILLIS = 200
const OPEN_AGAIN_MILLIS = 1_000

/** Brings a report's chunks to the hub: in order, a window at a time, and again after anything. */
export class Sender {
  readonly outbox = new Outbox()
  private readonly segments = new Map<number, KeptSegment>()
  private readonly ends: (() => void)[]
  /** The hub takes a segment only after the one before it. */
  private opening: Promise<void> = Promise.resolve()
  private heldUntil = 0
  private bursting = false
  /** Since when nothing was heard of what is under way; 0: nothing is under way. */
  private quietSince = 0
  private closed = false

  constructor(private readonly ports: SenderPorts) {
    const { connection, timers } = ports
    this.ends = [
      connection.frames.on((frame) => {
        if (frame.case === 'voiceAck') this.acknowledged(frame.value)
        else if (frame.case === 'voiceRefused') this.refused(frame.value)
      }),
      connection.welcomes.on(() => this.again()),
      every(timers, LOOK_MILLIS, () => this.look()),
    ]
  }

  close(): void {
    this.closed = true
    for (const end of this.ends.splice(0)) end()
  }

  /** A segment begins; its chunks go out once the hub knows of it. */
  open(segment: KeptSegment): void {
    this.segments.set(segment.segment, segment)
    this.outbox.begin(segment.segment)
    this.announce(segment)
  }

  add(chunk: Chunk): void {
    this.outbox.add(chunk)
    this.pump()
  }

  /** A person's touch, after the hub had said no for good. */
  retry(): void {
    for (const segment of this.outbox.retry()) this.announce(this.segments.get(segment)!)
    this.ports.changed()
  }

  private announce(segment: KeptSegment): void {
    this.opening = this.opening.then(() => this.tellOpened(segment))
  }

  private async tellOpened({ segment, mime, startedMillis }: KeptSegment): Promise<void> {
    const { commands, timers, reportId } = this.ports
    while (!this.closed) {
      try {
        await commands.send({ case: 'openSegment', value: { reportId, segment, mime, startedMillis: BigInt(Math.round(startedMillis)) } })
        this.outbox.opened(segment)
        return this.pump()
      } catch (problem) {
        if (problem instanceof Refusal && !problem.retryable) return this.fail(segment, problem.code)
      }
      await new Promise<void>((again) => timers.after(OPEN_AGAIN_MILLIS, again))
    }
  }

  private acknowledged({ reportId, segment, durableUpTo }: VoiceAck): void {
    if (reportId !== this.ports.reportId) return
    this.outbox.acknowledged(segment, durableUpTo)
    this.heard()
    this.pump()
    this.ports.changed()
  }

  private refused({ reportId, segment, number, code, retryable, retryAfterMillis, expected }: VoiceRefused): void {
    if (reportId !== this.ports.reportId) return
    if (!retryable) return this.fail(segment, code)
    if (!this.outbox.refused(segment, number, expected)) return
    this.heard()
    this.holdFor(retryAfterMillis)
    this.ports.changed()
  }

  private fail(segment: number, code: string): void {
    this.outbox.failed(segment, code)
    this.heard()
    this.pump()
    this.ports.changed()
  }

  private again(): void {
    this.outbox.rewind()
    this.heldUntil = 0
    this.heard()
    this.pump()
  }

  private look(): void {
    const { connection, timers } = this.ports
    if (!this.quietSince || connection.state.name !== 'open') return
    if (timers.now() - this.quietSince >= SILENCE_MILLIS_MAX) this.again()
  }

  private holdFor(millis: number): void {
    const { timers } = this.ports
    this.heldUntil = timers.now() + millis
    if (millis > 0) timers.after(millis, () => this.pump())
    else this.pump()
  }

  private pump(): void {
    const { connection, timers, reportId } = this.ports
    if (this.closed || this.bursting || timers.now() < this.heldUntil) return
    for (let sent = 0; sent < BURST_CHUNKS; sent++) {
      const chunk = this.outbox.next()
      if (!chunk) return
      if (!connection.send({ case: 'voiceChunk', value: { reportId, ...chunk } })) return this.outbox.takeBack(chunk)
      this.quietSince ||= timers.now()
    }
    this.bursting = true
    timers.after(BURST_MILLIS, () => {
      this.bursting = false
      this.pump()
    })
  }

  private heard(): void {
    this.quietSince = this.outbox.underWay > 0 ? this.ports.timers.now() : 0
  }
}
