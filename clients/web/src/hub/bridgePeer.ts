import type { MediaStep } from '../wire/legalhub/v1/commands_pb'
import type { JoinedConference } from '../wire/legalhub/v1/frames_pb'
import { addCandidate, candidateStep, configurationOf, InTurn } from './negotiation'
import type { Kind, OwnTrack } from './own'
import { withLayers } from './layers'
import { limit } from './sending'
import type { SignalPayload } from './signals'
import type { Timers } from './timers'

/** The hub's first three lines ask for what this side sends. */
const OWN_LINES = ['audio', 'video', 'screen'] as const satisfies readonly OwnTrack[]

/** What comes from another member by one line. */
export interface Source {
  readonly memberId: string
  readonly kind: 'audio' | 'video' | 'screen'
  readonly track: MediaStreamTrack
  readonly receiver: RTCRtpReceiver
}

export interface BridgePeerPorts {
  timers: Timers
  joined: Pick<JoinedConference, 'iceServers' | 'relayOnly'>
  send: (payload: SignalPayload) => void
  /** Other sources are there, or the connection stands otherwise. */
  changed: () => void
  /** It failed and didn't heal. */
  broken: () => void
  create: (configuration: RTCConfiguration) => RTCPeerConnection
}

/** A short gap heals by itself more often than not. */
const HEALS_MILLIS = 4_000
/** A bridge that doesn't answer at all: browsers take half a minute to call that failed. */
const CONNECTS_MILLIS = 12_000

/** One leg to a bridge. The hub offers, this side answers, so there is nothing to collide and nothing to take back. */
export class BridgePeer {
  readonly connection: RTCPeerConnection
  sources: readonly Source[] = []

  private readonly turn = new InTurn()
  private readonly tracks: Record<OwnTrack, MediaStreamTrack | null> = { audio: null, video: null, screen: null }
  private cancelWait: (() => void) | undefined
  private offer = ''
  private nameless: ReadonlySet<OwnTrack> = new Set()

  constructor(
    private readonly ports: BridgePeerPorts,
    private step: MediaStep,
  ) {
    const connection = (this.connection = ports.create(configurationOf(ports.joined)))
    connection.onicecandidate = ({ candidate }) => ports.send(candidateStep(candidate))
    connection.onconnectionstatechange = () => {
      this.watchLine()
      ports.changed()
    }
  }

  get connected(): boolean {
    return this.connection.connectionState === 'connected'
  }

  /** Puts what there is of one's own on its way. */
  take(own: { track(line: OwnTrack): MediaStreamTrack | null }): void {
    for (const line of OWN_LINES) {
      if (this.tracks[line] === own.track(line)) continue
      this.tracks[line] = own.track(line)
      void this.own(line)?.sender.replaceTrack(this.tracks[line])
      // A browser may have had no number for what it didn't send yet; the hub takes another answer at any time.
      if (this.tracks[line] && this.nameless.has(line)) this.turn.add(() => this.answer(this.offer))
    }
  }

  setStep(step: MediaStep): void {
    this.step = step
    this.applyStep()
  }

  received(payload: SignalPayload): void {
    if (payload.case === 'description') this.turn.add(() => this.answer(payload.value.sdp ?? ''))
    else if (payload.case === 'candidate') this.turn.add(() => addCandidate(this.connection, payload.value))
  }

  close(): void {
    this.turn.close()
    this.cancelWait?.()
    this.connection.onconnectionstatechange = null
    this.connection.close()
  }

  private async answer(offer: string): Promise<void> {
    const { connection } = this
    this.offer = offer
    await connection.setRemoteDescription({ type: 'offer', sdp: offer })
    for (const line of OWN_LINES) {
      const own = this.own(line)
      if (!own) continue
      // Always open, with a device or without: one that comes later needs no other offer.
      own.direction = 'sendonly'
      await own.sender.replaceTrack(this.tracks[line])
    }
    await connection.setLocalDescription()
    const { type, sdp } = connection.localDescription!
    const sent = (await connection.getStats()) as unknown as Map<string, { type: string }>
    const said = withLayers(sdp, sent.values())
    this.ports.send({ case: 'description', value: { type, sdp: said } })
    const lines = said.split(/^(?=m=)/m).slice(1)
    this.nameless = new Set(OWN_LINES.filter((_, at) => !/^a=ssrc:/m.test(lines[at] ?? '')))
    this.applyStep()
    this.sources = this.sourcesOf(offer)
    if (!this.connected) this.cancelWait ??= this.wait(CONNECTS_MILLIS)
    this.ports.changed()
  }

  private applyStep(): void {
    for (const kind of ['audio', 'video'] as const satisfies readonly Kind[]) void limit(this.own(kind)?.sender, kind, this.step)
  }

  /** Transceivers stand in the order of the lines that they were made for, and the hub never gives up the first three. */
  private own(line: OwnTrack): RTCRtpTransceiver | undefined {
    return this.connection.getTransceivers()[OWN_LINES.indexOf(line)]
  }

  /** By the offer's own words: browsers differ in what they make of a track's name. */
  private sourcesOf(offer: string): Source[] {
    const names = namesByMid(offer)
    return this.connection
      .getTransceivers()
      .slice(OWN_LINES.length)
      .flatMap(({ mid, receiver, direction }) => {
        const name = direction === 'stopped' ? undefined : names.get(mid ?? '')
        return name ? [{ ...name, track: receiver.track, receiver }] : []
      })
  }

  private watchLine(): void {
    const state = this.connection.connectionState
    if (state === 'connected') {
      this.cancelWait?.()
      this.cancelWait = undefined
    } else if (state === 'failed' || state === 'disconnected') {
      this.cancelWait?.()
      this.cancelWait = this.wait(HEALS_MILLIS)
    }
  }

  private wait(millis: number): () => void {
    return this.ports.timers.after(millis, () => {
      this.cancelWait = undefined
      if (!this.connected) this.ports.broken()
    })
  }
}

const KINDS = { a0: 'audio', v0: 'video', v1: 'screen' } as const

/** Which member's what each line that sends to us carries: its stream is "m2", its track "m2-v0". */
export function namesByMid(offer: string): Map<string, Pick<Source, 'memberId' | 'kind'>> {
  const found = new Map<string, Pick<Source, 'memberId' | 'kind'>>()
  for (const section of offer.split(/^(?=m=)/m).slice(1)) {
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1]
    const [, memberId, track] = /^a=msid:(\S+) (\S+)/m.exec(section) ?? []
    const kind = KINDS[track?.split('-').at(-1) as keyof typeof KINDS]
    if (mid && memberId && kind && /^a=send(only|recv)\s*$/m.test(section)) found.set(mid, { memberId, kind })
  }
  return found
}
