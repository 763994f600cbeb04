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
      joined: (memberId) => void bridge.offerAll(memberId),
      said: (memberId, { case: what, value }) => {
        if (what !== 'description' && what !== 'candidate') return
        const { $typeName, $unknown, ...plain } = value as unknown as Record<string, unknown>
        void page.evaluate(([id, told]) => window.leg(id, told), [memberId, { case: what, value: plain } as Told] as const)
      },
    }
    return bridge
  }

  /** One member's leg is new; the others hear of the one who came. */
  private async offerAll(fresh: string): Promise<void> {
    const conference: FakeConference = this.hub.conferences.latest
    const joined = [...conference.legs.keys()]
    for (const memberId of joined) {
      const others = conference.members.filter((some) => some.memberId !== memberId && some.stage === 2).map((some) => some.memberId)
      await this.page.evaluate(([id, all, isFresh]) => window.offer(id, all, isFresh), [memberId, others, memberId === fresh] as const)
    }
  }
}

declare global {
  interface Window {
    toMember: (memberId: string, payload: Told) => Promise<void>
    offer: (memberId: string, others: string[], fresh: boolean) => Promise<void>
    leg: (memberId: string, told: Told) => Promise<void>
  }
}

/** Runs in the bridge's page. */
function legs(): void {
  const connections = new Map<string, { connection: RTCPeerConnection; sent: Map<string, RTCRtpTransceiver[]>; work: Promise<unknown> }>()
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

  window.offer = (memberId, others, fresh) => {
    if (fresh) {
      connections.get(memberId)?.connection.close()
      connections.delete(memberId)
    }
    let leg = connections.get(memberId)
    if (!leg) {
      const connection = new RTCPeerConnection()
      leg = { connection, sent: new Map(), work: Promise.resolve() }
      connections.set(memberId, leg)
      for (const kind of ['audio', 'video', 'video'] as const) connection.addTransceiver(kind, { direction: 'recvonly' })
      connection.onicecandidate = ({ candidate }) =>
        void window.toMember(memberId, { case: 'candidate', value: { candidate: candidate?.candidate ?? '', mid: candidate?.sdpMid ?? '', mlineIndex: candidate?.sdpMLineIndex ?? 0 } })
    }
    const { connection, sent } = leg
    leg.work = leg.work.then(async () => {
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
      await window.toMember(memberId, { case: 'description', value: { type: 'offer', sdp } })
      await new Promise<void>((stable) => {
        const look = () => connection.signalingState !== 'have-local-offer' && stable()
        connection.addEventListener('signalingstatechange', look)
        look()
      })
    })
    return Promise.resolve()
  }
  window.leg = async (memberId, told) => {
    const connection = connections.get(memberId)?.connection
    if (!connection) return
    const { type, sdp, candidate, mid, mlineIndex } = told.value as { type: RTCSdpType; sdp: string; candidate: string; mid: string; mlineIndex: number }
    // An answer that only names more numbers says nothing new to a browser.
    if (told.case === 'description') await (connection.signalingState === 'have-local-offer' && connection.setRemoteDescription({ type, sdp: plain(sdp) }))
    else if (candidate) await connection.addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: mlineIndex }).catch(() => {})
  }
}
