import type { Media } from '../wire/legalhub/v1/commands_pb'
import type { JoinedCall } from '../wire/legalhub/v1/frames_pb'
import { Refusal, type Commands } from './commands'
import type { Connection } from './connection'
import { nextCamera, openCamera, openDevices, openMicrophone, type DeviceProblem, type Opened } from './devices'
import { Emitter } from './emitter'
import { Peer, type Kind } from './peer'
import { Quality } from './quality'
import { Signals } from './signals'
import { every, type Timers } from './timers'
import { part, parts, type View, type Views } from './views'

export interface CallPorts {
  connection: Connection
  commands: Commands
  views: Views
  timers: Timers
  consultationId: string
  personId: string
  /** What to send from the start; a device that fails is left out. */
  wanted: { audio: boolean; video: boolean }
}

export interface CallState {
  /** `joining`: the hub hasn't let us in yet. `refused`: it won't. `left`: this side is out. */
  readonly stage: 'joining' | 'joined' | 'refused' | 'left'
  readonly refusal: string
  /** Whether sound or picture of the other side is arriving. */
  readonly line: 'connecting' | 'flowing' | 'interrupted'
  readonly microphone: boolean
  readonly camera: boolean
  readonly audioProblem: DeviceProblem | undefined
  readonly videoProblem: DeviceProblem | undefined
  readonly cameras: number
  readonly remote: MediaStream | undefined
  readonly own: MediaStream | undefined
}

const LOOK_MILLIS = 1_000
const REPORT_MILLIS = 10_000
/** How long the hub may show this side as absent before it joins again. */
const ABSENT_MILLIS = 3_000
/** A join that isn't answered in this time is asked anew: the talk isn't over because the hub was away. */
const JOIN_MILLIS = 20_000
const JOIN_AGAIN_MILLIS = 1_000

/** One participant's side of a consultation's call: devices, peer connection, and the way back after anything. */
export class Call {
  readonly changes = new Emitter<CallState>()
  state: CallState = {
    stage: 'joining',
    refusal: '',
    line: 'connecting',
    microphone: false,
    camera: false,
    audioProblem: undefined,
    videoProblem: undefined,
    cameras: 0,
    remote: undefined,
    own: undefined,
  }

  private peer: Peer | undefined
  private joined: JoinedCall | undefined
  private readonly signals: Signals
  private readonly quality = new Quality()
  private readonly tracks: Record<Kind, MediaStreamTrack | undefined> = { audio: undefined, video: undefined }
  private restartsBefore = 0
  private firstFrameMillis = 0
  private joinedAt = 0
  private onHold = false
  private lineWasUp = false
  private absentSince = 0
  private cancelReport: (() => void) | undefined
  private readonly ends: (() => void)[] = []

  constructor(private readonly ports: CallPorts) {
    this.signals = new Signals({
      connection: ports.connection,
      timers: ports.timers,
      consultationId: ports.consultationId,
      received: (payload) => this.peer?.received(payload),
      peerReset: () => this.newPeer(),
      hubRestarted: () => this.peer?.repair(this.quality.flowing),
    })
  }

  /** The peer connection, for tests that look at its statistics. */
  get rtc(): RTCPeerConnection | undefined {
    return this.peer?.connection
  }

  async join(): Promise<void> {
    const { ports } = this
    this.joinedAt = ports.timers.now()
    this.ends.push(
      ports.views.watch({ case: 'consultation', value: { consultationId: ports.consultationId } }, (view) =>
        this.follow(view),
      ),
      every(ports.timers, LOOK_MILLIS, () => void this.look()),
      onNetworkChange(() => this.restartIce()),
    )
    const devices = this.openDevices()
    await this.enter()
    await devices
  }

  /** Leaves for good. */
  async leave(): Promise<void> {
    const { commands, consultationId } = this.ports
    await this.report()
    this.close()
    await commands.send({ case: 'leaveCall', value: { consultationId } })
  }

  /** Lets go of devices and line; the hub isn't told. */
  close(): void {
    if (this.state.stage === 'left') return
    for (const end of this.ends.splice(0)) end()
    this.cancelReport?.()
    this.signals.close()
    this.peer?.close()
    this.peer = undefined
    for (const track of [this.tracks.audio, this.tracks.video]) track?.stop()
    this.become({ stage: 'left', own: undefined, remote: undefined, microphone: false, camera: false })
  }

  async setMicrophone(on: boolean): Promise<void> {
    if (on && !this.tracks.audio) {
      const { track, problem } = await openMicrophone()
      this.take('audio', track, problem)
    }
    if (this.tracks.audio) this.become({ microphone: on })
    this.applyEnabled()
    this.tellMedia()
  }

  /** Off means off: the camera is let go, so that its light goes out. */
  async setCamera(on: boolean): Promise<void> {
    if (on) {
      const { track, problem } = await openCamera()
      this.take('video', track, problem)
    } else {
      this.take('video', undefined, undefined)
    }
    this.tellMedia()
  }

  async switchCamera(): Promise<void> {
    const present = this.tracks.video
    const deviceId = await nextCamera(present)
    if (!deviceId) return
    present?.stop()
    const { track, problem } = await openCamera({ deviceId: { exact: deviceId } })
    this.take('video', track, problem)
    this.tellMedia()
  }

  /** The first picture of the other side was drawn. */
  firstFrameSeen(): void {
    this.firstFrameMillis ||= Math.max(1, this.ports.timers.now() - this.joinedAt)
  }

  restartIce(): void {
    this.peer?.restart()
  }

  private async enter(): Promise<void> {
    const { commands, consultationId, wanted, timers } = this.ports
    this.signals.suspend()
    while (this.state.stage !== 'left') {
      const media = this.state.own ? this.media() : wanted
      try {
        const { result } = await commands.send({ case: 'joinCall', value: { consultationId, media } }, JOIN_MILLIS)
        if (result?.case === 'joinedCall') this.entered(result.value)
        return
      } catch (problem) {
        const refusal = problem instanceof Refusal ? problem : new Refusal('OUTCOME_UNKNOWN', true)
        if (!refusal.retryable) return this.become({ stage: 'refused', refusal: refusal.code })
      }
      await new Promise<void>((again) => timers.after(JOIN_AGAIN_MILLIS, again))
    }
  }

  private entered(joined: JoinedCall): void {
    if (this.state.stage === 'left') return
    this.joined = joined
    this.signals.begin(joined.signalEpoch)
    this.become({ stage: 'joined' })
    this.newPeer()
    if (this.state.own) this.tellMedia()
    this.cancelReport ??= every(this.ports.timers, REPORT_MILLIS, () => void this.report())
  }

  private newPeer(): void {
    if (!this.joined || typeof RTCPeerConnection === 'undefined') return
    this.restartsBefore += this.peer?.restarts ?? 0
    this.peer?.close()
    this.quality.newPeer()
    const peer = (this.peer = new Peer({
      timers: this.ports.timers,
      joined: this.joined,
      send: (payload) => this.signals.send(payload),
      changed: () => this.lineChanged(),
      create: (configuration) => new RTCPeerConnection(configuration),
    }))
    peer.setTrack('audio', this.tracks.audio ?? null)
    peer.setTrack('video', this.tracks.video ?? null)
    this.become({ remote: peer.remote, line: this.lineWasUp ? 'interrupted' : 'connecting' })
  }

  private async openDevices(): Promise<void> {
    const { wanted } = this.ports
    // The device check found none; the buttons may still try again.
    if (!wanted.audio && !wanted.video) {
      return this.become({ own: new MediaStream(), audioProblem: 'missing', videoProblem: 'missing' })
    }
    const opened = wanted.video ? await openDevices() : await microphoneOnly()
    if (this.state.stage === 'left') return [opened.audio, opened.video].forEach((track) => track?.stop())
    this.take('audio', opened.audio, opened.audioProblem)
    this.take('video', opened.video, opened.videoProblem)
    this.become({ cameras: await countCameras() })
    if (this.state.stage === 'joined') this.tellMedia()
  }

  private take(kind: Kind, track: MediaStreamTrack | undefined, problem: DeviceProblem | undefined): void {
    this.tracks[kind]?.stop()
    this.tracks[kind] = track
    this.peer?.setTrack(kind, track ?? null)
    // A cable pulled or a permission taken back: the other side is told, the person sees why.
    if (track) track.onended = () => this.tracks[kind] === track && (this.take(kind, undefined, 'missing'), this.tellMedia())
    this.become({
      own: new MediaStream([this.tracks.audio, this.tracks.video].filter((some) => some !== undefined)),
      ...(kind === 'audio' ? { microphone: !!track, audioProblem: problem } : { camera: !!track, videoProblem: problem }),
    })
    this.applyEnabled()
  }

  private follow(view: View): void {
    const call = part(view, 'call')
    if (!call) return
    if (call.onHold !== this.onHold) {
      this.onHold = call.onHold
      this.applyEnabled()
    }
    const me = parts(view, 'participant').find(({ personId }) => personId === this.ports.personId)
    const absent = view.state === 'live' && this.state.stage === 'joined' && me !== undefined && !me.present
    this.absentSince = absent ? this.absentSince || this.ports.timers.now() : 0
  }

  /** On hold nothing of this side is heard or seen, whatever the buttons say. */
  private applyEnabled(): void {
    if (this.tracks.audio) this.tracks.audio.enabled = this.state.microphone && !this.onHold
    if (this.tracks.video) this.tracks.video.enabled = !this.onHold
  }

  private media(): Pick<Media, 'audio' | 'video'> {
    return { audio: this.state.microphone, video: this.state.camera }
  }

  private tellMedia(): void {
    const { commands, consultationId } = this.ports
    if (this.state.stage !== 'joined') return
    commands.send({ case: 'setMedia', value: { consultationId, media: this.media() } }).catch(() => {})
  }

  private async look(): Promise<void> {
    const { peer } = this
    if (peer) await this.quality.look(peer.connection).catch(() => {})
    if (this.quality.framesSeen) this.firstFrameSeen()
    this.lineChanged()
    if (this.absentSince && this.ports.timers.now() - this.absentSince > ABSENT_MILLIS) {
      this.absentSince = 0
      await this.enter()
    }
  }

  private lineChanged(): void {
    const state = this.peer?.connection.connectionState
    const up = state === 'connected'
    this.lineWasUp ||= up
    this.become({ line: up ? 'flowing' : this.lineWasUp ? 'interrupted' : 'connecting' })
  }

  private async report(): Promise<void> {
    const { commands, consultationId } = this.ports
    if (this.state.stage !== 'joined') return
    if (this.peer) await this.quality.look(this.peer.connection).catch(() => {})
    const { roundTripMillis, lossPerMille, width, height } = this.quality.measured
    const mode = width ? 'video' : this.lineWasUp ? 'audio' : 'text'
    const iceRestarts = this.restartsBefore + (this.peer?.restarts ?? 0)
    const { firstFrameMillis } = this
    commands
      .send({
        case: 'reportQuality',
        value: { consultationId, firstFrameMillis, roundTripMillis, lossPerMille, width, height, iceRestarts, mode },
      })
      .catch(() => {})
  }

  private become(change: Partial<CallState>): void {
    const changed = Object.entries(change).some(([key, value]) => this.state[key as keyof CallState] !== value)
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

/** Another network, or the network back: the ways between the two have to be found anew. */
function onNetworkChange(call: () => void): () => void {
  const network = (navigator as { connection?: EventTarget }).connection
  window.addEventListener('online', call)
  network?.addEventListener('change', call)
  return () => {
    window.removeEventListener('online', call)
    network?.removeEventListener('change', call)
  }
}
