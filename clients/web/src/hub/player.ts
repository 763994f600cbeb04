import { Emitter } from './emitter'
import type { Listening } from './listening'
import { joined } from './sha256'

export interface PlayerState {
  /** The segment that is in the element; 0 for none. */
  readonly segment: number
  readonly position: number
  /** Seconds that can be played. */
  readonly length: number
  readonly playing: boolean
  /** Whether the live edge is held. */
  readonly following: boolean
  readonly speed: number
  /** This browser can't play what the speaker's browser recorded. */
  readonly unplayable: boolean
}

export const SPEEDS = [1, 1.25, 1.5, 2] as const

const LOOK_MILLIS = 250
const BEHIND_SECONDS_MAX = 1.5
const EDGE_SECONDS = 0.4
/** Browsers want a codec named for MP4; a recorder's own name may lack it. */
const CODECS_BY_MIME: Record<string, string> = { 'audio/mp4': 'audio/mp4;codecs=mp4a.40.2', 'audio/webm': 'audio/webm;codecs=opus' }

/** Plays what a Listening holds, one segment at a time, through a MediaSource: the same way live and later. */
export class Player {
  readonly changes = new Emitter<PlayerState>()
  state: PlayerState = { segment: 0, position: 0, length: 0, playing: false, following: false, speed: 1, unplayable: false }
  private source: MediaSource | undefined
  private buffer: SourceBuffer | undefined
  private fed = 0
  private url = ''
  private wanted = false
  private readonly timer: ReturnType<typeof setInterval>
  private readonly ends: (() => void)[]

  constructor(
    private readonly audio: HTMLAudioElement,
    private readonly listening: Listening,
  ) {
    this.timer = setInterval(() => this.look(), LOOK_MILLIS)
    this.ends = [
      listening.grew.on((segment) => {
        if (segment === this.state.segment) this.feed()
      }),
      listening.changes.on(() => this.followed()),
    ]
    for (const name of ['play', 'pause', 'seeked', 'timeupdate'] as const) audio.addEventListener(name, this.look)
    audio.addEventListener('ended', this.goOn)
  }

  close(): void {
    clearInterval(this.timer)
    for (const end of this.ends) end()
    for (const name of ['play', 'pause', 'seeked', 'timeupdate'] as const) this.audio.removeEventListener(name, this.look)
    this.audio.removeEventListener('ended', this.goOn)
    this.audio.pause()
    this.unload()
  }

  /** From a person's touch, which lets the sound out. */
  play(segment = this.state.segment): void {
    this.wanted = true
    if (segment !== this.state.segment) this.load(segment)
    void this.audio.play().catch(() => {})
  }

  pause(): void {
    this.wanted = false
    this.audio.pause()
    this.become({ following: false })
  }

  /** To what is spoken now, and stays there. */
  follow(): void {
    const last = this.listening.state.segments.at(-1)
    this.become({ following: true })
    this.setSpeed(1)
    if (last) this.play(last.number)
    this.toEdge(true)
  }

  seek(seconds: number): void {
    this.become({ following: false })
    this.audio.currentTime = seconds
    this.look()
  }

  setSpeed(speed: number): void {
    this.audio.playbackRate = this.audio.defaultPlaybackRate = speed
    this.become({ speed })
  }

  private load(segment: number): void {
    this.unload()
    const { speed } = this.state
    this.become({ segment, position: 0, length: 0, unplayable: false })
    if (typeof MediaSource === 'undefined') return this.become({ unplayable: true })
    const source = (this.source = new MediaSource())
    this.audio.src = this.url = URL.createObjectURL(source)
    this.audio.playbackRate = this.audio.defaultPlaybackRate = speed
    source.addEventListener('sourceopen', () => this.opened(source, segment), { once: true })
  }

  private opened(source: MediaSource, segment: number): void {
    if (source !== this.source) return
    const mime = this.listening.state.segments.find(({ number }) => number === segment)?.part.mime ?? ''
    const playable = [mime, CODECS_BY_MIME[mime.split(';')[0]!] ?? ''].find((some) => some && MediaSource.isTypeSupported(some))
    if (!playable) return this.become({ unplayable: true })
    this.buffer = source.addSourceBuffer(playable)
    this.buffer.addEventListener('updateend', () => this.feed())
    this.feed()
  }

  /** One append at a time; what came meanwhile goes in together. */
  private feed(): void {
    const { buffer, source } = this
    if (!buffer || buffer.updating || source?.readyState !== 'open') return
    const { segment } = this.state
    const pieces = this.listening.pieces(segment)
    if (this.fed < pieces.length) {
      const fresh = pieces.slice(this.fed)
      this.fed = pieces.length
      return buffer.appendBuffer(joined(fresh))
    }
    this.toEdge(false)
    if (this.listening.state.segments.find(({ number }) => number === segment)?.complete) source.endOfStream()
  }

  private unload(): void {
    this.source = this.buffer = undefined
    this.fed = 0
    if (this.url) URL.revokeObjectURL(this.url)
    this.url = ''
  }

  /** A new segment while one follows: the speaker went on. What is left of the one before is heard first. */
  private followed(): void {
    const { following, segment } = this.state
    const last = this.listening.state.segments.at(-1)
    const isHeard = segment === 0 || this.end() - this.audio.currentTime < EDGE_SECONDS + 0.1
    if (following && isHeard && last && last.held > 0 && last.number !== segment) this.play(last.number)
    if (this.state.segment) this.feed()
  }

  private readonly goOn = (): void => {
    const next = this.listening.state.segments.find(({ number, held }) => number > this.state.segment && held > 0)
    if (this.wanted && next) this.play(next.number)
    else this.look()
  }

  private toEdge(atOnce: boolean): void {
    const end = this.end()
    if (!this.state.following || end === 0 || !this.listening.state.live) return
    if (atOnce || end - this.audio.currentTime > BEHIND_SECONDS_MAX) this.audio.currentTime = Math.max(0, end - EDGE_SECONDS)
  }

  private end(): number {
    const { buffered } = this.audio
    return buffered.length ? buffered.end(buffered.length - 1) : 0
  }

  private readonly look = (): void => {
    this.toEdge(false)
    this.followed()
    const { audio } = this
    this.become({ position: audio.currentTime, length: this.end(), playing: !audio.paused && !audio.ended })
  }

  private become(change: Partial<PlayerState>): void {
    const changed = Object.entries(change).some(([key, value]) => this.state[key as keyof PlayerState] !== value)
    if (!changed) return
    this.state = { ...this.state, ...change }
    this.changes.emit(this.state)
  }
}
