import type { SegmentPart, VoiceReportPart } from '../wire/legalhub/v1/views_pb'
import type { VoiceData } from '../wire/legalhub/v1/voice_pb'
import { Refusal, type Commands } from './commands'
import type { Connection } from './connection'
import { Emitter } from './emitter'
import { Heard } from './heard'
import { uuidv7 } from './ids'
import { sha256 } from './sha256'
import type { Timers } from './timers'
import { part, parts, type View, type Views } from './views'

export interface ListeningPorts {
  connection: Connection
  commands: Commands
  views: Views
  timers: Timers
  reportId: string
}

export interface HeardSegment {
  readonly number: number
  readonly part: SegmentPart
  readonly held: number
  readonly bytes: number
  readonly untilMillis: number
  /** The segment has ended and every chunk of it is here. */
  readonly complete: boolean
  /** Of the first `hashedBytes` bytes. */
  readonly sha256: string
  readonly hashedBytes: number
}

export interface ListeningState {
  readonly report: VoiceReportPart | undefined
  readonly segments: readonly HeardSegment[]
  readonly live: boolean
  /** The view ended, or the hub let nobody listen: a code. */
  readonly problem: string
}

const ASK_AGAIN_MILLIS = 1_000
const HASH_MILLIS = 500

/** One sitting with one report: every segment from its first chunk on, while it is spoken or later. */
export class Listening {
  readonly changes = new Emitter<ListeningState>()
  /** The number of a segment of which more is held. */
  readonly grew = new Emitter<number>()
  state: ListeningState = { report: undefined, segments: [], live: false, problem: '' }
  private readonly heard = new Map<number, Heard>()
  private readonly hashes = new Map<number, { sha256: string; hashedBytes: number }>()
  private readonly asking = new Set<number>()
  private readonly listeningId: string
  private readonly ends: (() => void)[]
  private view: View | undefined
  private hashing = false
  private closed = false

  constructor(private readonly ports: ListeningPorts) {
    const { connection, views, timers, reportId } = ports
    this.listeningId = uuidv7(timers.now())
    this.ends = [
      connection.frames.on((frame) => {
        if (frame.case === 'voiceData') this.received(frame.value)
      }),
      connection.welcomes.on(() => this.goOn()),
      views.watch({ case: 'report', value: { reportId } }, (view) => this.follow(view)),
    ]
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    for (const end of this.ends) end()
    for (const { number, complete } of this.state.segments) if (!complete) this.stop(number)
  }

  private stop(segment: number): void {
    this.ports.connection.send({ case: 'stopListening', value: { reportId: this.ports.reportId, segment } })
  }

  pieces(segment: number): readonly Uint8Array[] {
    return this.heard.get(segment)?.pieces ?? []
  }

  private follow(view: View): void {
    this.view = view
    if (view.state === 'ended') this.state = { ...this.state, problem: view.code }
    for (const { segment } of parts(view, 'segment')) {
      if (this.heard.has(segment)) continue
      this.heard.set(segment, new Heard())
      void this.ask(segment)
    }
    this.show()
  }

  /** A new socket: the hub sends nothing more of what was asked on the old one. */
  private goOn(): void {
    for (const { number, complete } of this.state.segments) if (!complete) void this.ask(number)
  }

  private async ask(segment: number): Promise<void> {
    const { commands, timers, reportId } = this.ports
    const { listeningId } = this
    const after = this.heard.get(segment)!.held
    try {
      await commands.send({ case: 'listen', value: { reportId, segment, after, listeningId } })
    } catch (problem) {
      if (this.closed) return
      if (problem instanceof Refusal && !problem.retryable) return this.fail(problem.code)
      timers.after(ASK_AGAIN_MILLIS, () => !this.closed && void this.ask(segment))
    }
  }

  private fail(problem: string): void {
    this.state = { ...this.state, problem }
    this.show()
  }

  private received({ reportId, segment, number, untilMillis, audio }: VoiceData): void {
    const heard = this.heard.get(segment)
    if (reportId !== this.ports.reportId || !heard) return
    const what = heard.take(number, untilMillis, audio)
    if (what === 'gap') return this.askAgain(segment)
    if (what === 'repeated') return
    this.show()
    this.grew.emit(segment)
  }

  /** Once, not for every chunk behind the missing one. */
  private askAgain(segment: number): void {
    if (this.asking.has(segment)) return
    this.asking.add(segment)
    void this.ask(segment).finally(() => this.asking.delete(segment))
  }

  private show(): void {
    const view = this.view
    if (!view || this.closed) return
    const report = part(view, 'voiceReport', 'report')
    const segments = parts(view, 'segment')
      .sort((a, b) => a.segment - b.segment)
      .map((part) => this.heardOf(part))
    const wasComplete = new Set(this.state.segments.filter(({ complete }) => complete).map(({ number }) => number))
    this.state = { ...this.state, report, segments, live: report?.state === 'RECEIVING' }
    for (const { number, complete } of segments) if (complete && !wasComplete.has(number)) this.stop(number)
    this.changes.emit(this.state)
    this.hash()
  }

  private heardOf(part: SegmentPart): HeardSegment {
    const { held, bytes, untilMillis } = this.heard.get(part.segment)!
    const hash = this.hashes.get(part.segment) ?? { sha256: '', hashedBytes: 0 }
    return { number: part.segment, part, held, bytes, untilMillis, complete: part.ended && held >= part.chunks, ...hash }
  }

  /** What is held is hashed in turns, so that anybody can compare it with what was sent. */
  private hash(): void {
    const behind = this.state.segments.find(({ bytes, hashedBytes }) => bytes !== hashedBytes)
    if (!behind || this.hashing) return
    this.hashing = true
    this.ports.timers.after(behind.complete ? 0 : HASH_MILLIS, async () => {
      const pieces = [...this.pieces(behind.number)]
      const hashedBytes = pieces.reduce((sum, { length }) => sum + length, 0)
      this.hashes.set(behind.number, { sha256: await sha256(pieces), hashedBytes })
      this.hashing = false
      this.show()
    })
  }
}
