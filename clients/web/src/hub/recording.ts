import { ApiProblem, type FinishedReport, type SegmentMade } from './api'
import type { Commands } from './commands'
import type { Connection } from './connection'
import { openMicrophone, type DeviceProblem } from './devices'
import { Emitter } from './emitter'
import { uuidv7 } from './ids'
import type { Keep, Kept, KeptReport, KeptSegment } from './keep'
import { Recorder, recorderMime, type Interruption } from './recorder'
import { Sender } from './sender'
import { sha256 } from './sha256'
import type { Timers } from './timers'
import { SignedOut } from './tokens'

export interface RecordingPorts {
  connection: Connection
  commands: Commands
  timers: Timers
  keep: Keep
  finish: (reportId: string, key: string, segments: SegmentMade[]) => Promise<FinishedReport>
}

export interface RecordingState {
  /** `paused`: a segment has ended and the report hasn't. `closing`: nothing more is recorded, the rest is on its way. */
  readonly stage: 'paused' | 'recording' | 'closing' | 'done'
  readonly interruption: Interruption | undefined
  readonly digits: string
  readonly spokenMillis: number
  readonly segments: number
  readonly made: number
  readonly durable: number
  /** False: this browser keeps nothing, so a reload would lose what isn't sent. */
  readonly kept: boolean
  /** The hub's final no to a chunk or to the end; a code. */
  readonly problem: string
  readonly track: MediaStreamTrack | undefined
  readonly result: FinishedReport | undefined
}

const FINISH_AGAIN_MILLIS = 2_000
const TOO_MANY = 429
/** The hub takes no segment of more than ten minutes: before that the next one follows, without a break that one hears. */
const SEGMENT_MILLIS_MAX = 9 * 60_000

/** One voice report from this device: what is recorded is kept, then sent, and finished once the hub has all of it. */
export class Recording {
  readonly changes = new Emitter<RecordingState>()
  state: RecordingState
  private readonly sender: Sender
  private readonly report: KeptReport
  private readonly untilMillis = new Map<number, number>()
  private recorder: Recorder | undefined
  private keeping: Promise<void> = Promise.resolve()
  private rolling: Promise<void> = Promise.resolve()
  private closed = false

  constructor(
    private readonly ports: RecordingPorts,
    { report, segments, chunks }: Kept,
  ) {
    this.report = report
    const { connection, commands, timers } = ports
    this.sender = new Sender({ connection, commands, timers, reportId: report.reportId, changed: () => this.progress() })
    this.state = {
      stage: 'paused', interruption: undefined, digits: report.digits, spokenMillis: 0, segments: 0, made: 0, durable: 0,
      kept: true, problem: '', track: undefined, result: undefined,
    }
    for (const segment of segments) this.sender.open(segment)
    for (const chunk of chunks) {
      this.untilMillis.set(chunk.segment, chunk.untilMillis)
      this.sender.add(chunk)
    }
    this.progress()
    // The hub had all of it when the end was asked for; only its answer is missing.
    if (report.finishKey) void this.finishAnyway()
  }

  static async begin(ports: RecordingPorts, report: KeptReport): Promise<Recording> {
    const kept = await ports.keep.putReport(report).then(() => true, () => false)
    const recording = new Recording(ports, { report, segments: [], chunks: [] })
    recording.become({ kept })
    return recording
  }

  /** Records the next segment; the answer says why it can't. */
  async record(microphone?: MediaStreamTrack): Promise<DeviceProblem | undefined> {
    if (this.recorder || this.state.stage !== 'paused') return undefined
    const mime = recorderMime()
    if (!mime) return 'failed'
    const { track, problem } = microphone ? { track: microphone, problem: undefined } : await openMicrophone()
    if (!track) return problem
    if (this.closed) return void track.stop()
    this.start(track, mime)
    this.become({ stage: 'recording', interruption: undefined, track })
    return undefined
  }

  private start(track: MediaStreamTrack, mime: string): void {
    const number = Math.max(0, ...this.sender.outbox.segments()) + 1
    let made = 0
    const startedMillis = this.ports.connection.now()
    const recorder = new Recorder(track, mime, {
      chunk: (audio, untilMillis) => {
        if (made++ === 0) this.begun({ segment: number, mime: recorder.mime || mime, startedMillis })
        this.take(number, made, untilMillis, audio)
        if (untilMillis > SEGMENT_MILLIS_MAX && this.recorder === recorder) this.rolling = this.rollOver(recorder, mime)
      },
      interrupted: (why) => void this.pause(why),
    })
    this.recorder = recorder
  }

  private async rollOver(recorder: Recorder, mime: string): Promise<void> {
    this.recorder = undefined
    await recorder.stop(true)
    if (this.state.stage === 'recording' && !this.closed) this.start(recorder.track, mime)
    else recorder.track.stop()
  }

  /** Ends the segment; the report may go on with another one. */
  async pause(why?: Interruption): Promise<void> {
    await this.rolling
    const recorder = this.recorder
    if (!recorder) return
    this.recorder = undefined
    await recorder.stop()
    await this.keeping
    if (this.state.stage === 'recording') this.become({ stage: 'paused', interruption: why, track: undefined })
  }

  /** Waits until the hub has every chunk, then ends the report. May be called again after a problem. */
  async finish(): Promise<void> {
    if (this.state.stage === 'done' || (this.state.stage === 'closing' && !this.state.problem)) return
    const again = !!this.state.problem
    this.become({ stage: 'closing', track: undefined, problem: '' })
    if (again) this.sender.retry()
    await this.pause()
    await this.keeping
    await this.sent()
    if (this.closed || this.state.problem) return
    await this.tellFinished()
  }

  /** After the hub's final no: the report ends with what it has. */
  async finishAnyway(): Promise<void> {
    this.become({ stage: 'closing', problem: '' })
    await this.pause()
    await this.tellFinished()
  }

  /** Sends again what the hub had refused for good. */
  retry(): void {
    if (this.state.stage === 'closing') return void this.finish()
    this.become({ problem: '' })
    this.sender.retry()
  }

  /** Nothing of it stays in this browser. */
  async discard(): Promise<void> {
    await this.close()
    await this.ports.keep.forget(this.report.reportId).catch(() => {})
  }

  /** Lets go of microphone and line; what is kept stays. */
  async close(): Promise<void> {
    this.closed = true
    this.sender.close()
    await this.pause()
    this.become({ track: undefined })
  }

  private begun(segment: KeptSegment): void {
    this.keep(() => this.ports.keep.putSegment(this.report.reportId, segment))
    this.sender.open(segment)
  }

  /** Kept first, sent then: what the hub is told of outlives this page. */
  private take(segment: number, number: number, untilMillis: number, audio: Uint8Array): void {
    const chunk = { segment, number, untilMillis, audio }
    this.untilMillis.set(segment, untilMillis)
    this.keep(() => this.ports.keep.putChunk(this.report.reportId, chunk))
    this.keeping = this.keeping.then(() => {
      this.sender.add(chunk)
      this.progress()
    })
  }

  private keep(work: () => Promise<void>): void {
    this.keeping = this.keeping.then(() => work().catch(() => this.become({ kept: false })))
  }

  private sent(): Promise<void> {
    const over = () => this.closed || !!this.state.problem || this.sender.outbox.isDurable
    if (over()) return Promise.resolve()
    return new Promise((resolve) => {
      const end = this.changes.on(() => {
        if (!over()) return
        end()
        resolve()
      })
    })
  }

  private async tellFinished(): Promise<void> {
    const { report, ports } = this
    if (!report.finishKey) {
      report.finishKey = uuidv7()
      await ports.keep.putReport(report).catch(() => {})
    }
    const segments = await this.madeSegments()
    while (!this.closed) {
      try {
        const result = await ports.finish(report.reportId, report.finishKey, segments)
        await ports.keep.forget(report.reportId).catch(() => {})
        this.sender.close()
        return this.become({ stage: 'done', result })
      } catch (problem) {
        if (problem instanceof SignedOut) return
        if (problem instanceof ApiProblem && problem.status < 500 && problem.status !== TOO_MANY) return this.become({ problem: problem.code || 'OTHER' })
      }
      await new Promise<void>((again) => ports.timers.after(FINISH_AGAIN_MILLIS, again))
    }
  }

  private madeSegments(): Promise<SegmentMade[]> {
    const { outbox } = this.sender
    const made = outbox.segments().filter((segment) => outbox.chunks(segment).length > 0)
    return Promise.all(
      made.map(async (segment) => {
        const chunks = outbox.chunks(segment)
        return { segment, chunks: chunks.length, sha256: await sha256(chunks.map(({ audio }) => audio)) }
      }),
    )
  }

  private progress(): void {
    const { made, durable, failure } = this.sender.outbox
    const spokenMillis = [...this.untilMillis.values()].reduce((sum, millis) => sum + millis, 0)
    this.become({ made, durable, spokenMillis, segments: this.untilMillis.size, ...(failure ? { problem: failure } : {}) })
  }

  private become(change: Partial<RecordingState>): void {
    this.state = { ...this.state, ...change }
    this.changes.emit(this.state)
  }
}
