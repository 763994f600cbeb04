import { MediaStep, type Media } from '../wire/legalhub/v1/commands_pb'
import { nextCamera, openCamera, openDevices, openMicrophone, type DeviceProblem, type Opened } from './devices'
import { Emitter } from './emitter'

export type Kind = 'audio' | 'video'
export type OwnTrack = Kind | 'screen'

export interface OwnState {
  readonly microphone: boolean
  readonly camera: boolean
  readonly audioProblem: DeviceProblem | undefined
  readonly videoProblem: DeviceProblem | undefined
  readonly cameras: number
  /** Undefined until the devices were asked for. */
  readonly own: MediaStream | undefined
  /** The screen that is shown, where a line carries that. */
  readonly screen: MediaStream | undefined
  /** What the line carries, whatever the buttons say. */
  readonly step: MediaStep
}

/**
 * A person's own microphone and camera, for whatever line they go out on. Two lines at once (a direct one, and a
 * bridge that takes over from it) send the same tracks, so that neither device is opened twice or falls silent.
 */
export class OwnMedia {
  readonly changes = new Emitter<OwnState>()
  state: OwnState = {
    microphone: false,
    camera: false,
    audioProblem: undefined,
    videoProblem: undefined,
    cameras: 0,
    own: undefined,
    screen: undefined,
    step: MediaStep.STEP_VIDEO,
  }

  private readonly tracks: Record<OwnTrack, MediaStreamTrack | undefined> = { audio: undefined, video: undefined, screen: undefined }
  private onHold = false
  private closed = false

  /** @param wanted what to open from the start; a device that fails is left out */
  constructor(readonly wanted: { audio: boolean; video: boolean }) {}

  track(kind: OwnTrack): MediaStreamTrack | null {
    return this.tracks[kind] ?? null
  }

  /** As the others shall see it. */
  get media(): Pick<Media, 'audio' | 'video' | 'screen'> {
    if (!this.state.own) return { ...this.wanted, screen: false }
    const { microphone, camera, screen, step } = this.state
    return { audio: microphone && step <= MediaStep.STEP_AUDIO, video: camera && step <= MediaStep.STEP_LOW_VIDEO, screen: !!screen }
  }

  async open(): Promise<void> {
    const { wanted } = this
    // The device check found none; the buttons may still try again.
    if (!wanted.audio && !wanted.video) {
      return this.become({ own: new MediaStream(), audioProblem: 'missing', videoProblem: 'missing' })
    }
    const opened = wanted.video ? await openDevices() : await microphoneOnly()
    if (this.closed) return [opened.audio, opened.video].forEach((track) => track?.stop())
    this.keep('audio', opened.audio)
    this.keep('video', opened.video)
    this.become({
      ...this.seen(),
      microphone: !!opened.audio,
      audioProblem: opened.audioProblem,
      camera: !!opened.video,
      videoProblem: opened.videoProblem,
    })
    this.applyEnabled()
    this.become({ cameras: await countCameras() })
  }

  async setMicrophone(on: boolean): Promise<void> {
    if (on && !this.tracks.audio) {
      const { track, problem } = await openMicrophone()
      this.take('audio', track, problem)
    }
    if (this.tracks.audio) this.become({ microphone: on })
    this.applyEnabled()
  }

  /** Off means off: the camera is let go, so that its light goes out. */
  async setCamera(on: boolean): Promise<void> {
    if (!on) return this.take('video', undefined, undefined)
    const { track, problem } = await openCamera()
    this.take('video', track, problem)
  }

  async switchCamera(): Promise<void> {
    const present = this.tracks.video
    const deviceId = await nextCamera(present)
    if (!deviceId) return
    present?.stop()
    const { track, problem } = await openCamera({ deviceId: { exact: deviceId } })
    this.take('video', track, problem)
  }

  async setScreen(on: boolean): Promise<void> {
    const stream = on ? await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false }).catch(() => undefined) : undefined
    const track = stream?.getVideoTracks()[0]
    if (this.closed) return track?.stop()
    this.tracks.screen?.stop()
    this.tracks.screen = track
    // The browser's own "stop sharing".
    if (track) track.onended = () => this.tracks.screen === track && void this.setScreen(false)
    this.become({ screen: track && new MediaStream([track]) })
  }

  /** On hold nothing of this side is heard or seen, whatever the buttons say. */
  hold(on: boolean): void {
    this.onHold = on
    this.applyEnabled()
  }

  setStep(step: MediaStep): void {
    this.become({ step })
  }

  close(): void {
    this.closed = true
    for (const track of Object.values(this.tracks)) track?.stop()
    this.tracks.audio = this.tracks.video = this.tracks.screen = undefined
    this.become({ own: undefined, screen: undefined, microphone: false, camera: false })
  }

  private take(kind: Kind, track: MediaStreamTrack | undefined, problem: DeviceProblem | undefined): void {
    if (this.closed) return track?.stop()
    this.keep(kind, track)
    const of = kind === 'audio' ? { microphone: !!track, audioProblem: problem } : { camera: !!track, videoProblem: problem }
    this.become({ ...this.seen(), ...of })
    this.applyEnabled()
  }

  private keep(kind: Kind, track: MediaStreamTrack | undefined): void {
    this.tracks[kind]?.stop()
    this.tracks[kind] = track
    // A cable pulled or a permission taken back: the other side is told, the person sees why.
    if (track) track.onended = () => this.tracks[kind] === track && this.take(kind, undefined, 'missing')
  }

  private seen(): Pick<OwnState, 'own'> {
    return { own: new MediaStream([this.tracks.audio, this.tracks.video].filter((some) => some !== undefined)) }
  }

  private applyEnabled(): void {
    if (this.tracks.audio) this.tracks.audio.enabled = this.state.microphone && !this.onHold
    if (this.tracks.video) this.tracks.video.enabled = !this.onHold
  }

  private become(change: Partial<OwnState>): void {
    const changed = Object.entries(change).some(([key, value]) => this.state[key as keyof OwnState] !== value)
    if (!changed) return
    this.state = { ...this.state, ...change }
    this.changes.emit(this.state)
  }
}

async function microphoneOnly(): Promise<Opened> {
  const { track, problem } = await openMicrophone()
  return { audio: track, video: undefined, audioProblem: problem, videoProblem: 'missing' }
}

async function countCameras(): Promise<number> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? []
  return devices.filter(({ kind }) => kind === 'videoinput').length
}
