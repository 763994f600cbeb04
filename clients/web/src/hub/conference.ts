import type { JoinedConference } from '../wire/legalhub/v1/frames_pb'
import { MemberStage } from '../wire/legalhub/v1/views_pb'
import { Arrivals, sends } from './arrivals'
import { BridgeChannel, type Shown } from './bridgeChannel'
import { BridgePeer } from './bridgePeer'
import { Refusal, type Commands } from './commands'
import type { Connection } from './connection'
import { Emitter } from './emitter'
import { insist } from './insist'
import { Ladder } from './ladder'
import type { OwnMedia, OwnState } from './own'
import { picturesOf, type Pictures } from './pictures'
import { Quality } from './quality'
import { Signals, type SignalPayload } from './signals'
import { every, type Timers } from './timers'
import { part, parts, NOTHING, type View, type Views } from './views'

export interface ConferencePorts {
  connection: Connection
  commands: Commands
  views: Views
  timers: Timers
  conferenceId: string
  own: OwnMedia
  /**
   * How this side comes in. Beside a call: by the bridge only while that carries the media. By an account: asks first,
   * and sees where it stands then. By a link: stands at the door already.
   */
  way: 'call' | 'account' | 'link'
  create?: (configuration: RTCConfiguration) => RTCPeerConnection
  openSocket?: (url: string) => WebSocket
}

export interface ConferenceState {
  /** `outside`: the media doesn't go by the bridge, or the door is still shut. */
  readonly stage: 'outside' | 'joining' | 'joined' | 'refused' | 'left'
  readonly refusal: string
  readonly pictures: ReadonlyMap<string, Pictures>
  /** Everybody's media arrives at everybody: the hub said so. */
  readonly carried: boolean
  /** A code of MediaTrouble, or ''. */
  readonly trouble: string
  /** The address of an existing Jitsi Meet's page, which shows everybody itself; or ''. */
  readonly embedded: string
  /** Who speaks above all others; '' while nobody does. */
  readonly speaker: string
}

const LOOK_MILLIS = 200
/** Looks at the line's strength are a second apart. */
const LADDER_LOOKS = 5
/** Four looks of the loudest make somebody the speaker. */
const SPEAKER_LOOKS = 4
/** How long the hub may show this side as absent before it joins again. */
const ABSENT_MILLIS = 3_000

/** One member's side of a conference: its leg to the bridge, and the way back after anything. */
export class Conference {
  readonly changes = new Emitter<ConferenceState>()
  state: ConferenceState = {
    stage: 'outside',
    refusal: '',
    pictures: new Map(),
    carried: false,
    trouble: '',
    embedded: '',
    speaker: '',
  }

  private view: View = NOTHING
  private peer: BridgePeer | undefined
  private joined: JoinedConference | undefined
  private readonly signals: Signals
  private readonly channel: BridgeChannel
  private readonly arrivals = new Arrivals()
  private readonly quality = new Quality()
  private readonly ladder: Ladder
  private wants = false
  private entering = false
  /** Joined when let in already; who joined at the door does so again once it opens. */
  private asMember = false
  private toldFlowing: boolean | undefined
  private told = ''
  private looks = 0
  private absentSince = 0
  private readonly ends: (() => void)[] = []

  constructor(private readonly ports: ConferencePorts) {
    const { connection, timers, conferenceId, own } = ports
    this.ladder = new Ladder(own)
    this.channel = new BridgeChannel({
      timers,
      open: ports.openSocket ?? ((url) => new WebSocket(url)),
      speaks: (speaker) => this.become({ speaker }),
    })
    this.signals = new Signals({
      connection,
      timers,
      consultationId: conferenceId,
      received: (payload) => this.received(payload),
      peerReset: () => this.newLeg(),
      // The bridge knows nothing of the hub's restart; but what was told of the flow is lost with it.
      hubRestarted: () => (this.toldFlowing = undefined),
    })
  }

  get rtc(): RTCPeerConnection | undefined {
    return this.peer?.connection
  }

  async start(): Promise<void> {
    const { views, timers, conferenceId, own, way } = this.ports
    this.wants = way === 'account'
    if (this.wants) await this.enter()
    if (this.state.stage === 'left' || this.state.stage === 'refused') return
    this.ends.push(
      own.changes.on((state) => this.ownChanged(state)),
      views.watch({ case: 'conference', value: { conferenceId } }, (view) => this.follow(view)),
      every(timers, LOOK_MILLIS, () => void this.look()),
    )
  }

  /** Leaves for good. */
  async leave(): Promise<void> {
    this.close()
    await this.ports.commands.send({ case: 'leaveConference', value: { conferenceId: this.ports.conferenceId } })
  }

  /** Lets go of the line; the devices are their owner's, and the hub isn't told. */
  close(): void {
    if (this.state.stage === 'left') return
    this.become({ stage: 'left' })
    for (const end of this.ends.splice(0)) end()
    this.stopLine()
    this.signals.close()
  }

  /** The media goes directly again, and that flows: the bridge isn't needed any more. */
  standDown(): void {
    if (this.state.stage === 'left' || this.wants) return
    this.stopLine()
    this.become({ stage: 'outside' })
  }

  /** What is seen of whom, for the bridge. */
  show(shown: Shown): void {
    this.channel.show(shown)
  }

  private follow(view: View): void {
    this.view = view
    if (view.state !== 'live') return
    const conference = part(view, 'conference')
    const me = parts(view, 'member').find(({ memberId }) => memberId === conference?.ownMemberId)
    const inside = me?.stage === MemberStage.ADMITTED
    this.wants = !!conference && !conference.ended && inside && (this.ports.way !== 'call' || conference.byBridge)
    const absent = this.state.stage === 'joined' && this.wants && me !== undefined && !me.present
    this.absentSince = absent ? this.absentSince || this.ports.timers.now() : 0
    if (this.wants && (!this.asMember || this.state.stage === 'outside')) void this.enter()
    if (conference?.ended) this.stopLine()
  }

  private async enter(): Promise<void> {
    if (this.entering) return
    this.entering = true
    this.asMember = this.view.state === 'live'
    const { conferenceId } = this.ports
    this.signals.suspend()
    if (this.state.stage === 'outside') this.become({ stage: 'joining' })
    const outcome = await insist(
      this.ports,
      () => ({ case: 'joinConference', value: { conferenceId, media: this.telling() } }),
      () => this.state.stage !== 'left' && this.wants,
    )
    this.entering = false
    if (this.state.stage === 'left') return
    if (outcome instanceof Refusal) return this.become({ stage: 'refused', refusal: outcome.code })
    if (outcome?.case !== 'joinedConference') return this.become({ stage: 'outside' })
    this.joined = outcome.value
    this.newLeg()
    // An offer that overtook the answer is for the new leg.
    this.signals.begin(outcome.value.signalEpoch)
    this.become({ stage: 'joined', refusal: '' })
    this.tellMedia()
  }

  /** The old leg is of no use: another one waits for the hub's offer. */
  private newLeg(): void {
    if (!this.joined) return
    this.stopLeg()
    if (typeof RTCPeerConnection === 'undefined') return
    const { timers, own, create = (configuration) => new RTCPeerConnection(configuration) } = this.ports
    const peer = (this.peer = new BridgePeer(
      {
        timers,
        joined: this.joined,
        send: (payload) => this.signals.send(payload),
        changed: () => this.lineChanged(),
        broken: () => this.signals.send({ case: 'askAnew', value: {} }),
        create,
      },
      own.state.step,
    ))
    peer.take(own)
  }

  private stopLeg(): void {
    this.peer?.close()
    this.peer = undefined
    this.channel.close()
    this.arrivals.newLine()
    this.quality.newPeer()
    this.ladder.newLine()
    this.toldFlowing = undefined
  }

  private stopLine(): void {
    this.signals.suspend()
    this.stopLeg()
    this.joined = undefined
    this.become({ carried: false, pictures: new Map(), embedded: '', trouble: '', speaker: '' })
  }

  private received(payload: SignalPayload): void {
    switch (payload.case) {
      case 'bridgeChannel':
        return this.channel.connect(payload.value.url ?? '')
      case 'flowing':
        return this.become({ carried: payload.value.yes ?? false })
      case 'mediaTrouble':
        return this.become({ trouble: payload.value.code ?? '' })
      case 'embedded':
        return this.become({ embedded: payload.value.url ?? '', trouble: '' })
      case 'description':
        // Only who is in is offered anything.
        this.asMember = true
        this.become({ trouble: '' })
    }
    this.peer?.received(payload)
  }

  private ownChanged(state: OwnState): void {
    this.peer?.take(this.ports.own)
    this.peer?.setStep(state.step)
    if (state.own) this.tellMedia()
  }

  private telling() {
    const { media } = this.ports.own
    this.told = JSON.stringify(media)
    return media
  }

  private tellMedia(): void {
    const { commands, conferenceId, own } = this.ports
    if (this.state.stage !== 'joined' || JSON.stringify(own.media) === this.told) return
    commands.send({ case: 'showMedia', value: { conferenceId, media: this.telling() } }).catch(() => {})
  }

  private lineChanged(): void {
    const pictures = picturesOf(this.peer?.sources ?? [], this.state.pictures)
    if (pictures !== this.state.pictures) this.become({ pictures })
  }

  private async look(): Promise<void> {
    const { peer } = this
    const now = this.ports.timers.now()
    if (this.absentSince && now - this.absentSince > ABSENT_MILLIS) {
      this.absentSince = 0
      return void this.enter()
    }
    if (!peer?.connected) return this.tellFlowing(false)
    const report = (await peer.connection.getStats().catch(() => undefined)) as unknown as Map<string, Record<string, string & number>> | undefined
    if (!report || peer !== this.peer) return
    this.arrivals.look(report.values(), peer.sources, now)
    this.tellFlowing(this.everybodyArrives(now))
    if (!this.channel.open) this.become({ speaker: this.arrivals.speaker(SPEAKER_LOOKS) || this.state.speaker })
    if (++this.looks % LADDER_LOOKS) return
    await this.quality.look(peer.connection).catch(() => {})
    // While a direct line carries the media, that one is measured.
    if (this.state.carried || this.ports.way !== 'call') {
      this.ladder.look(this.quality.line(peer.connection, this.ports.connection.state.name === 'open'))
    }
  }

  private everybodyArrives(now: number): boolean {
    const me = part(this.view, 'conference')?.ownMemberId
    return parts(this.view, 'member').every((member) => member.memberId === me || !sends(member) || this.arrivals.arrivesFrom(member.memberId, now))
  }

  private tellFlowing(yes: boolean): void {
    if (!this.joined || (this.toldFlowing ?? false) === yes) return
    this.toldFlowing = yes
    this.signals.send({ case: 'flowing', value: { yes } })
  }

  private become(change: Partial<ConferenceState>): void {
    const changed = Object.entries(change).some(([key, value]) => this.state[key as keyof ConferenceState] !== value)
    if (!changed) return
    this.state = { ...this.state, ...change }
    this.changes.emit(this.state)
  }
}
