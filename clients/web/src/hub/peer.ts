import { MediaStep } from '../wire/legalhub/v1/commands_pb'
import type { JoinedCall } from '../wire/legalhub/v1/frames_pb'
import { addCandidate, candidateStep, configurationOf, InTurn } from './negotiation'
import type { Kind } from './own'
import { limit } from './sending'
import type { SignalPayload } from './signals'
import type { Timers } from './timers'

const KINDS: readonly Kind[] = ['audio', 'video']

export interface PeerPorts {
  timers: Timers
  joined: JoinedCall
  send: (payload: SignalPayload) => void
  changed: () => void
  create: (configuration: RTCConfiguration) => RTCPeerConnection
}

/** The yielding side lets the other one offer first; if nothing comes it offers itself. */
const POLITE_WAIT_MILLIS = 3_000
/** A short gap heals by itself more often than not. */
const DISCONNECTED_MILLIS = 2_000
/** The yielding side leaves the other one this long to restart. */
const POLITE_RESTART_MILLIS = 2_500
const RESTART_AGAIN_MILLIS = 8_000

/** Marks an answer with the offer it belongs to, since an offer may be withdrawn while its answer is under way. */
const ANSWERS = 'a=x-legalhub-answers:'

/**
 * One peer connection and its "perfect negotiation". Both directions of both kinds are opened at once, with or
 * without a device, so that a camera may come and go without another round of offers.
 */
export class Peer {
  readonly connection: RTCPeerConnection
  readonly remote = new MediaStream()
  restarts = 0

  private readonly polite: boolean
  private readonly tracks: Record<Kind, MediaStreamTrack | null> = { audio: null, video: null }
  private step = MediaStep.STEP_VIDEO
  private readonly turn = new InTurn()
  private ignoringOffer = false
  private cancelRestart: (() => void) | undefined
  private cancelWait: (() => void) | undefined

  constructor(private readonly ports: PeerPorts) {
    const { joined } = ports
    this.polite = joined.polite
    this.connection = ports.create(configurationOf(joined))
    this.listen()
    if (this.polite) this.cancelWait = ports.timers.after(POLITE_WAIT_MILLIS, () => this.openBoth())
    else this.openBoth()
  }

  /** Puts a device's track on its way, or takes it off; the other side sees no new negotiation. */
  setTrack(kind: Kind, track: MediaStreamTrack | null): void {
    this.tracks[kind] = track
    void this.transceiver(kind)?.sender.replaceTrack(track)
  }

  /** How much of what there is goes out. */
  setStep(step: MediaStep): void {
    this.step = step
    this.applyStep()
  }

  private applyStep(): void {
    for (const kind of KINDS) void limit(this.transceiver(kind)?.sender, kind, this.step)
  }

  received(payload: SignalPayload): void {
    if (payload.case === 'description') {
      const { type, sdp } = payload.value
      this.turn.add(() => this.describe(type as RTCSdpType, sdp ?? ''))
    } else if (payload.case === 'candidate') {
      this.turn.add(() => addCandidate(this.connection, payload.value))
    }
  }

  /** Finds new ways between the two, also while an offer of ours is unanswered: that one is withdrawn. */
  restart(): void {
    this.planRestart(RESTART_AGAIN_MILLIS)
    this.turn.add(async () => {
      if (!this.connection.remoteDescription && this.polite) return
      this.restarts++
      if (this.connection.signalingState === 'have-local-offer') {
        await this.connection.setLocalDescription({ type: 'rollback' }).catch(() => {})
      }
      this.connection.restartIce()
      // A browser that can't withdraw an offer makes the next one when it is stable again.
      if (this.connection.signalingState === 'stable') await this.offer()
    })
  }

  /** Steps may be lost: an offer of ours that waits for its answer, or, where nothing flows, anything. */
  repair(flowing: boolean): void {
    const waits = this.connection.signalingState === 'have-local-offer'
    if (waits || (!flowing && !this.polite)) this.restart()
  }

  close(): void {
    this.turn.close()
    this.cancelRestart?.()
    this.cancelWait?.()
    this.connection.onconnectionstatechange = null
    this.connection.close()
  }

  private listen(): void {
    const { connection } = this
    connection.onicecandidate = ({ candidate }) => this.ports.send(candidateStep(candidate))
    connection.ontrack = ({ track }) => {
      if (!this.remote.getTracks().includes(track)) this.remote.addTrack(track)
      this.ports.changed()
    }
    connection.onnegotiationneeded = () =>
      this.turn.add(async () => {
        if (connection.signalingState === 'stable') await this.offer()
      })
    connection.onconnectionstatechange = () => {
      this.watchLine()
      this.ports.changed()
    }
  }

  private watchLine(): void {
    const state = this.connection.connectionState
    const politeness = this.polite ? POLITE_RESTART_MILLIS : 0
    if (state === 'failed') this.planRestart(politeness)
    else if (state === 'disconnected') this.planRestart(DISCONNECTED_MILLIS + politeness)
    else if (state === 'connected') this.cancelRestart?.()
  }

  private planRestart(millis: number): void {
    this.cancelRestart?.()
    this.cancelRestart = this.ports.timers.after(millis, () => {
      if (!['connected', 'closed'].includes(this.connection.connectionState)) this.restart()
    })
  }

  private openBoth(): void {
    this.cancelWait?.()
    for (const kind of KINDS) {
      if (!this.transceiver(kind)) this.connection.addTransceiver(this.tracks[kind] ?? kind, { direction: 'sendrecv' })
    }
  }

  private async offer(): Promise<void> {
    await this.connection.setLocalDescription()
    const { type, sdp } = this.connection.localDescription!
    this.ports.send({ case: 'description', value: { type, sdp } })
  }

  private async describe(type: RTCSdpType, sdp: string): Promise<void> {
    const { connection } = this
    if (type === 'answer' && !this.answersOurs(sdp)) return
    const collision = type === 'offer' && connection.signalingState !== 'stable'
    this.ignoringOffer = collision && !this.polite
    if (this.ignoringOffer) return
    await connection.setRemoteDescription({ type, sdp: withoutMark(sdp) })
    if (type !== 'offer') return
    this.cancelWait?.()
    await this.takeUp()
    await connection.setLocalDescription()
    const answer = connection.localDescription!
    this.ports.send({ case: 'description', value: { type: answer.type, sdp: marked(answer.sdp, sdp) } })
    this.applyStep()
  }

  /** Sends our tracks along the lines that the other side opened. */
  private async takeUp(): Promise<void> {
    for (const transceiver of this.connection.getTransceivers()) {
      if (transceiver.mid === null) transceiver.stop()
      else if (transceiver.direction === 'recvonly') transceiver.direction = 'sendrecv'
    }
    for (const kind of KINDS) await this.transceiver(kind)?.sender.replaceTrack(this.tracks[kind])
  }

  private answersOurs(sdp: string): boolean {
    if (this.connection.signalingState !== 'have-local-offer') return false
    const mark = sdp.split(ANSWERS)[1]
    return mark === undefined || mark.trim() === ufrag(this.connection.pendingLocalDescription?.sdp ?? '')
  }

  private transceiver(kind: Kind): RTCRtpTransceiver | undefined {
    return this.connection
      .getTransceivers()
      .find(({ receiver, direction }) => receiver.track.kind === kind && direction !== 'stopped')
  }

}

function ufrag(sdp: string): string {
  return /a=ice-ufrag:(\S+)/.exec(sdp)?.[1] ?? ''
}

function marked(answer: string, offer: string): string {
  return `${answer}${ANSWERS}${ufrag(offer)}\r\n`
}

function withoutMark(sdp: string): string {
  return sdp.split(ANSWERS)[0]!
}
