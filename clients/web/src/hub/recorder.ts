/** Why a segment ended without the person wanting it. */
export type Interruption = 'deviceLost' | 'muted' | 'failed' | 'frozen'

export interface RecorderPorts {
  /** In order, one at a time. */
  chunk: (audio: Uint8Array, untilMillis: number) => void
  interrupted: (why: Interruption) => void
}

const MIMES = ['audio/webm;codecs=opus', 'audio/mp4']
const BITS_PER_SECOND = 24_000
const SLICE_MILLIS = 200
/** The hub's limit of a chunk; a browser that was busy writes longer ones. */
const CHUNK_BYTES_MAX = 16 * 1024
/** A telephone call mutes the microphone; a shorter silence of the device is forgiven. */
const MUTED_MILLIS_MAX = 3_000
/** Without a slice for this long the page stood still: a locked screen, a sleeping phone. */
const STILL_MILLIS_MAX = 10_000

export function recorderMime(): string | undefined {
  if (typeof MediaRecorder === 'undefined') return undefined
  return MIMES.find((mime) => MediaRecorder.isTypeSupported(mime))
}

/** One microphone's sound, cut into slices, until it is stopped or something takes it away. */
export class Recorder {
  private readonly recorder: MediaRecorder
  private readonly startedAt: number
  private lastSliceAt: number
  private reading: Promise<void> = Promise.resolve()
  private readonly stopped: Promise<void>
  private over = false
  private muteTimer: ReturnType<typeof setTimeout> | undefined
  private readonly onFreeze = () => this.interrupt('frozen')

  constructor(
    readonly track: MediaStreamTrack,
    mime: string,
    private readonly ports: RecorderPorts,
  ) {
    const recorder = (this.recorder = new MediaRecorder(new MediaStream([track]), { mimeType: mime, audioBitsPerSecond: BITS_PER_SECOND }))
    this.stopped = new Promise((resolve) => (recorder.onstop = () => resolve()))
    recorder.ondataavailable = ({ data }) => this.slice(data)
    recorder.onerror = () => this.interrupt('failed')
    track.onended = () => this.interrupt('deviceLost')
    track.onmute = () => (this.muteTimer = setTimeout(() => this.interrupt('muted'), MUTED_MILLIS_MAX))
    track.onunmute = () => clearTimeout(this.muteTimer)
    document.addEventListener('freeze', this.onFreeze)
    recorder.start(SLICE_MILLIS)
    this.startedAt = this.lastSliceAt = performance.now()
  }

  get mime(): string {
    return this.recorder.mimeType
  }

  /** The last slice has been handed over when this settles. The microphone is let go, unless another recorder goes on with it. */
  async stop(keepTrack = false): Promise<void> {
    this.over = true
    clearTimeout(this.muteTimer)
    document.removeEventListener('freeze', this.onFreeze)
    this.track.onended = this.track.onmute = this.track.onunmute = null
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop()
      await this.stopped
    }
    if (!keepTrack) this.track.stop()
    await this.reading
  }

  private slice(data: Blob): void {
    const now = performance.now()
    const untilMillis = Math.round(now - this.startedAt)
    const stoodStill = now - this.lastSliceAt > STILL_MILLIS_MAX
    this.lastSliceAt = now
    this.reading = this.reading.then(async () => {
      const audio = new Uint8Array(await data.arrayBuffer())
      for (let at = 0; at < audio.length; at += CHUNK_BYTES_MAX) this.ports.chunk(audio.slice(at, at + CHUNK_BYTES_MAX), untilMillis)
    })
    if (stoodStill) this.interrupt('frozen')
  }

  private interrupt(why: Interruption): void {
    if (this.over) return
    this.over = true
    this.ports.interrupted(why)
  }
}
