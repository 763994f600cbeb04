import type { Page } from '@playwright/test'
import type { FakeHub } from '../fakehub/fakehub'
import type { FakeConference } from '../fakehub/conference'

type Told = { case: string; value: Record<string, unknown> }

/**
 * A bridge made of a browser's own peer connections, one leg for each member, in a page of the test. To each member it
 * sends a drawn picture and a tone in the name of each other one; the real bridge is tried elsewhere.
 */
export class PageBridge {
  private constructor(
    private readonly page: Page,
    private readonly hub: FakeHub,
  ) {}

  static async beside(page: Page, hub: FakeHub): Promise<PageBridge> {
    const bridge = new PageBridge(page, hub)
    await page.exposeFunction('toMember', (memberId: string, payload: Told) => hub.conferences.say(memberId, payload as never))
    await page.goto('/demo/inbox')
    await page.evaluate(legs)
    hub.conferences.bridge = {
      joined: () => void bridge.offerAll(),
      said: (memberId, { case: what, value }) => {
        if (what === 'askAnew') return hub.conferences.reset(memberId)
        if (what !== 'description' && what !== 'candidate') return
        const { $typeName, $unknown, ...plain } = value as unknown as Record<string, unknown>
        const { epoch } = hub.conferences.latest.legs.get(memberId)!
        void page.evaluate(([id, leg, told]) => window.leg(id, leg, told), [memberId, epoch, { case: what, value: plain } as Told] as const)
      },
    }
    return bridge
  }

  /** One member's leg is new; the others hear of the one who came. */
  private async offerAll(): Promise<void> {
    const conference: FakeConference = this.hub.conferences.latest
    for (const [memberId, { epoch }] of [...conference.legs]) {
      const others = conference.members.filter((some) => some.memberId !== memberId && some.stage === 2).map((some) => some.memberId)
      await this.page.evaluate(([id, leg, all]) => window.offer(id, leg, all), [memberId, epoch, others] as const)
    }
  }
}

declare global {
  interface Window {
    toMember: (memberId: string, payload: Told) => Promise<void>
    offer: (memberId: string, epoch: string, others: string[]) => Promise<void>
    leg: (memberId: string, epoch: string, told: Told) => Promise<void>
  }
}

/** Runs in the bridge's page. */
function legs(): void {
  interface PageLeg {
    epoch: string
    connection: RTCPeerConnection
    sent: Map<string, RTCRtpTransceiver[]>
    work: Promise<unknown>
    /** How many lines the offer has that isn't answered yet. */
    awaited: number
  }
  const connections = new Map<string, PageLeg>()
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 })
  const paint = canvas.getContext('2d')!
  let frame = 0
  setInterval(() => {
    paint.fillStyle = `hsl(${(frame * 7) % 360} 60% 50%)`
    paint.fillRect(0, 0, 160, 120)
    paint.fillStyle = '#fff'
    paint.fillText(String(frame++), 10, 60)
  }, 100)
  const picture = canvas.captureStream(10).getVideoTracks()[0]!
  const sound = new AudioContext()
  const tone = sound.createOscillator()
  const out = sound.createMediaStreamDestination()
  tone.connect(out)
  tone.start()
  const voice = out.stream.getAudioTracks()[0]!

  /** Sizes and their numbers are a bridge's; a browser takes the one stream that comes. */
  const plain = (sdp: string) =>
    sdp
      .split(/^(?=m=)/m)
      .map((section) => (section.includes('a=simulcast:send') ? section.replace(/^a=(rid:. send|simulcast:send .*|ssrc.*)\r\n/gm, '') : section))
      .join('')

  const count = (sdp: string) => sdp.split(/^(?=m=)/m).length

  window.offer = (memberId, epoch, others) => {
    let leg = connections.get(memberId)
    if (leg?.epoch !== epoch) {
      leg?.connection.close()
      const connection = new RTCPeerConnection()
      leg = { epoch, connection, sent: new Map(), work: Promise.resolve(), awaited: 0 }
      connections.set(memberId, leg)
      for (const kind of ['audio', 'video', 'video'] as const) connection.addTransceiver(kind, { direction: 'recvonly' })
      connection.onicecandidate = ({ candidate }) =>
        void window.toMember(memberId, { case: 'candidate', value: { candidate: candidate?.candidate ?? '', mid: candidate?.sdpMid ?? '', mlineIndex: candidate?.sdpMLineIndex ?? 0 } })
    }
    const current = leg
    const { connection, sent } = leg
    leg.work = leg.work.then(async () => {
      if (connection.signalingState === 'closed') return
      for (const other of others) {
        if (sent.has(other)) continue
        sent.set(other, [voice, picture, picture].map((track, at) => connection.addTransceiver(at === 2 ? 'video' : track, { direction: 'sendonly' })))
      }
      await connection.setLocalDescription()
      const names = new Map([...sent].flatMap(([other, lines]) => lines.map(({ mid }, at) => [mid!, `${other} ${other}-${['a0', 'v0', 'v1'][at]}`])))
      const sdp = connection
        .localDescription!.sdp.split(/(?=^m=)/m)
        .map((section, at) => {
          const mid = /^a=mid:(\S+)/m.exec(section)?.[1] ?? ''
          const named = names.has(mid) ? section.replace(/^a=msid:.*$/m, `a=msid:${names.get(mid)}`) : section
          // The second line asks for a face in three sizes.
          return at === 2 ? `${named}a=rid:q recv\r\na=rid:h recv\r\na=rid:f recv\r\na=simulcast:recv q;h;f\r\n` : named
        })
        .join('')
      current.awaited = count(sdp)
      await window.toMember(memberId, { case: 'description', value: { type: 'offer', sdp } })
      await new Promise<void>((stable) => {
        const look = () => connection.signalingState !== 'have-local-offer' && stable()
        connection.addEventListener('signalingstatechange', look)
        look()
      })
    })
    return Promise.resolve()
  }
  window.leg = async (memberId, epoch, told) => {
    const leg = connections.get(memberId)
    if (leg?.epoch !== epoch) return
    const { connection } = leg
    const { type, sdp, candidate, mid, mlineIndex } = told.value as { type: RTCSdpType; sdp: string; candidate: string; mid: string; mlineIndex: number }
    // An answer that only names more numbers says nothing new to a browser, and may meet the next offer.
    if (told.case === 'description') {
      if (leg.awaited !== count(sdp)) return
      leg.awaited = 0
      await connection.setRemoteDescription({ type, sdp: plain(sdp) })
    } else if (candidate) await connection.addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: mlineIndex }).catch(() => {})
  }
}
