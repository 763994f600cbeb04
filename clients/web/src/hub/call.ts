import type { MediaStep } from '../wire/legalhub/v1/commands_pb'
import type { JoinedCall } from '../wire/legalhub/v1/frames_pb'
import { Refusal, type Commands } from './commands'
import type { Connection } from './connection'
import { Emitter } from './emitter'
import { insist } from './insist'
import { Ladder } from './ladder'
import { OwnMedia, type OwnState } from './own'
import { Peer } from './peer'
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
  own: OwnMedia
}

export interface CallState extends OwnState {
  /** `joining`: the hub hasn't let us in yet. `refused`: it won't. `left`: this side is out. */
  readonly stage: 'joining' | 'joined' | 'refused' | 'left'
  readonly refusal: string
  /** Whether sound or picture of the other side is arriving. */
  readonly line: 'connecting' | 'flowing' | 'interrupted'
  /** There is no line for so long, both being there, that none is to be had. */
  readonly hopeless: boolean
  readonly remote: MediaStream | undefined
}

const LOOK_MILLIS = 1_000
const REPORT_MILLIS = 10_000
/** How long the hub may show this side as absent before it joins again. */
const ABSENT_MILLIS = 3_000
/** Longer than the ways of finding a line anew take: two restarts and the waits between them. */
const HOPELESS_MILLIS = 15_000

/** One participant's side of a consultation's call: devices, peer connection, and the way back after anything. */
export class Call {
  readonly changes = new Emitter<CallState>()
  state: CallState

  private peer: Peer | undefined
  private joined: JoinedCall | undefined
  private readonly signals: Signals
  private readonly quality = new Quality()
  private readonly ladder: Ladder
  private told = ''
  private toldStep: MediaStep
  private restartsBefore = 0
  private firstFrameMillis = 0
  private joinedAt = 0
  private lineWasUp = false
  private absentSince = 0
  private missedSince = 0
  private bothThere = false
  /** Somebody else carries the media: this line is closed, and the call goes on. */
  private aside = false
  private cancelReport: (() => void) | undefined
  private readonly ends: (() => void)[] = []

  constructor(private readonly ports: CallPorts) {
    const { own } = ports
    this.state = { ...own.state, stage: 'joining', refusal: '', line: 'connecting', hopeless: false, remote: undefined }
    this.toldStep = own.state.step
    this.ladder = new Ladder(own)
    this.signals = new Signals({
      connection: ports.connection,
      timers: ports.timers,
      consultationId: ports.consultationId,
      received: (payload) => this.peer?.received(payload),
      peerReset: () => this.newPeer(),
      hubRestarted: () => this.peer?.repair(this.quality.flowing),
    })
    this.ends.push(own.changes.on((state) => this.ownChanged(state)))
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
    const devices = this.ports.own.open()
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
    this.ports.own.close()
    this.become({ ...this.ports.own.state, stage: 'left', remote: undefined })
  }

  /** The media goes another way from now on; the call itself, its devices and its commands stay. */
  stepAside(): void {
    this.aside = true
    this.signals.suspend()
    this.peer?.close()
    this.peer = undefined
    this.missedSince = 0
    this.become({ remote: undefined, line: 'connecting', hopeless: false })
  }

  /** The direct line is wanted again. */
  async comeBack(): Promise<void> {
    if (!this.aside) return
    this.aside = false
    this.lineWasUp = false
    await this.enter()
  }

  /** The first picture of the other side was drawn. */
  firstFrameSeen(): void {
    this.firstFrameMillis ||= Math.max(1, this.ports.timers.now() - this.joinedAt)
  }

  restartIce(): void {
    this.peer?.restart()
  }

  private async enter(): Promise<void> {
    const { consultationId, own } = this.ports
    this.signals.suspend()
    const outcome = await insist(
      this.ports,
      () => ({ case: 'joinCall', value: { consultationId, media: this.telling() } }),
      () => this.state.stage !== 'left' && !this.aside,
    )
    if (outcome instanceof Refusal) return this.become({ stage: 'refused', refusal: outcome.code })
    if (outcome?.case === 'joinedCall' && !this.aside) this.entered(outcome.value)
    if (own.state.own) this.tellMedia()
  }

  private entered(joined: JoinedCall): void {
    if (this.state.stage === 'left') return
    this.joined = joined
    this.signals.begin(joined.signalEpoch)
    this.become({ stage: 'joined' })
    this.newPeer()
    this.cancelReport ??= every(this.ports.timers, REPORT_MILLIS, () => void this.report())
  }

  private newPeer(): void {
    if (!this.joined || this.aside || typeof RTCPeerConnection === 'undefined') return
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
    for (const kind of ['audio', 'video'] as const) peer.setTrack(kind, this.ports.own.track(kind))
    peer.setStep(this.ports.own.state.step)
    this.ladder.newLine()
    this.become({ remote: peer.remote, line: this.lineWasUp ? 'interrupted' : 'connecting' })
  }

  private ownChanged(state: OwnState): void {
    for (const kind of ['audio', 'video'] as const) this.peer?.setTrack(kind, this.ports.own.track(kind))
    if (state.step !== this.state.step) this.peer?.setStep(state.step)
    this.become(state)
    if (state.own) this.tellMedia()
  }

  private follow(view: View): void {
    const call = part(view, 'call')
    if (!call) return
    this.ports.own.hold(call.onHold)
    const participants = parts(view, 'participant')
    if (view.state === 'live') this.bothThere = participants.length > 1 && participants.every(({ present }) => present)
    const me = participants.find(({ personId }) => personId === this.ports.personId)
    const absent = view.state === 'live' && this.state.stage === 'joined' && me !== undefined && !me.present
    this.absentSince = absent ? this.absentSince || this.ports.timers.now() : 0
  }

  /** What the hub is told now, and won't be told again. */
  private telling() {
    const { media } = this.ports.own
    this.told = JSON.stringify(media)
    return media
  }

  private tellMedia(): void {
    const { commands, consultationId, own } = this.ports
    if (this.state.stage !== 'joined') return
    if (JSON.stringify(own.media) !== this.told) {
      commands.send({ case: 'setMedia', value: { consultationId, media: this.telling() } }).catch(() => {})
    }
    const { step } = own.state
    if (step === this.toldStep) return
    this.toldStep = step
    commands.send({ case: 'tellStep', value: { consultationId, step } }).catch(() => {})
  }

  private async look(): Promise<void> {
    const { peer } = this
    if (peer) await this.quality.look(peer.connection).catch(() => {})
    if (this.quality.framesSeen) this.firstFrameSeen()
    this.lineChanged()
    if (this.aside) return
    if (this.bothThere) this.ladder.look(this.quality.line(peer?.connection, this.ports.connection.state.name === 'open'))
    this.watchHope()
    if (this.absentSince && this.ports.timers.now() - this.absentSince > ABSENT_MILLIS) {
      this.absentSince = 0
      await this.enter()
    }
  }

  private watchHope(): void {
    const misses = this.bothThere && this.state.stage === 'joined' && this.state.line !== 'flowing'
    const now = this.ports.timers.now()
    this.missedSince = misses ? this.missedSince || now : 0
    this.become({ hopeless: this.missedSince > 0 && now - this.missedSince > HOPELESS_MILLIS })
  }

  private lineChanged(): void {
    if (this.aside) return
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
