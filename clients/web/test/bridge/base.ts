import { type Page } from '@playwright/test'
import { DESKTOP, PHONE, ask, expect, hearsAndSees, onDuty, test as real } from '../real/base'

export { DESKTOP, PHONE, expect, onDuty }

const bridges = process.env.LEGALHUB_BRIDGES
if (!bridges) throw new Error('LEGALHUB_BRIDGES names the bridges to try with; see signaling/jitsi/RATIONALE.md')

export const test = real.extend({})
test.use({ setting: { variables: { LEGALHUB_BRIDGES: bridges } } })

/** Keeps every peer connection of the page, so that what is heard can be told from what arrives. */
const keepPeers = () => {
  const all: RTCPeerConnection[] = []
  const Native = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      all.push(this)
    }
  }
  ;(window as unknown as { peers: RTCPeerConnection[] }).peers = all
}

/** A page whose peer connections are kept. */
export async function watched(person: (size?: { width: number; height: number }) => Promise<Page>, size = PHONE): Promise<Page> {
  const page = await person(size)
  await page.addInitScript(keepPeers)
  return page
}

/** A resident and a lawyer who see and hear each other directly. */
export async function talk(resident: Page, lawyer: Page, name: string): Promise<void> {
  await onDuty(lawyer, name)
  await ask(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await hearsAndSees(page)
}

export async function officer(page: Page): Promise<Page> {
  await page.goto('/office/')
  await page.getByTestId('login-name').fill('qian')
  await page.getByTestId('login-password').fill('legalhub')
  await page.getByTestId('login').click()
  return page
}

export interface Media {
  /** By who sends: bytes of sound and frames of pictures that have arrived by the bridge. */
  [member: string]: { audio: number; frames: number; width: number }
}

/** What has arrived by the bridge, by member. */
export function media(page: Page): Promise<Media> {
  return page.evaluate(async () => {
    const bridge = (window.legalhub as unknown as { bridge?: () => RTCPeerConnection | undefined }).bridge?.()
    const seen: Record<string, { audio: number; frames: number; width: number }> = {}
    if (!bridge) return seen
    const report = await bridge.getStats()
    const owner = new Map<string, string>()
    for (const transceiver of bridge.getTransceivers()) {
      const id = transceiver.receiver.track.id
      // A section that is used again keeps its first track's id; the stream's is right.
      owner.set(id, /a=msid:(\S+) /.exec(sectionOf(bridge, transceiver.mid))?.[1] ?? '')
    }
    report.forEach((stat) => {
      if (stat.type !== 'inbound-rtp') return
      const who = owner.get(stat.trackIdentifier)
      if (!who) return
      const sum = (seen[who] ??= { audio: 0, frames: 0, width: 0 })
      if (stat.kind === 'audio') sum.audio += stat.bytesReceived
      else {
        sum.frames += stat.framesDecoded ?? 0
        sum.width = Math.max(sum.width, stat.frameWidth ?? 0)
      }
    })
    return seen

    function sectionOf(connection: RTCPeerConnection, mid: string | null): string {
      return connection.remoteDescription?.sdp.split(/(?=^m=)/m).find((section) => section.includes(`a=mid:${mid}\r\n`)) ?? ''
    }
  })
}

/** Sound and moving pictures of so many others arrive now. */
export async function receivesAll(page: Page, others: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const before = await media(page)
        // Six browsers and their encoders share one machine: a picture may take its time.
        await page.waitForTimeout(3_000)
        const after = await media(page)
        return Object.entries(after).filter(([who, now]) => now.audio > (before[who]?.audio ?? 0) && now.frames > (before[who]?.frames ?? 0)).length
      },
      { timeout: 60_000 },
    )
    .toBe(others)
}

/** What the host says of one member, one after the other. */
export async function decide(lawyer: Page, name: string, ...what: string[]): Promise<void> {
  await lawyer.getByTestId('present').locator('li', { hasText: name }).getByTestId('present-options').click()
  for (const one of what) await lawyer.getByTestId(one).click()
  const close = lawyer.getByTestId('host-close')
  if (await close.isVisible()) await close.click()
}

/** Sound and pictures are sent, whatever the page was told. */
export function keepsSending(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const bridge = (window.legalhub as unknown as { bridge: () => RTCPeerConnection }).bridge()
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
    for (const transceiver of bridge.getTransceivers()) {
      if (!transceiver.currentDirection?.includes('send')) continue
      const kind = transceiver.receiver.track.kind
      const track = media.getTracks().find((some) => some.kind === kind)!
      if (!transceiver.sender.track?.enabled || transceiver.sender.track.readyState !== 'live') await transceiver.sender.replaceTrack(track)
    }
  })
}

/** Bytes that the page sends to the bridge in three seconds. */
export async function sends(page: Page): Promise<number> {
  const sum = () =>
    page.evaluate(async () => {
      let bytes = 0
      const bridge = (window.legalhub as unknown as { bridge: () => RTCPeerConnection }).bridge()
      ;(await bridge.getStats()).forEach((stat) => (bytes += stat.type === 'outbound-rtp' ? stat.bytesSent : 0))
      return bytes
    })
  const before = await sum()
  await page.waitForTimeout(3_000)
  return (await sum()) - before
}

/** What arrives of one member in three seconds, once what was on its way has arrived. */
export async function arrives(page: Page, member: string): Promise<{ audio: number; frames: number }> {
  await page.waitForTimeout(2_000)
  const before = (await media(page))[member]
  await page.waitForTimeout(3_000)
  const after = (await media(page))[member]
  return { audio: (after?.audio ?? 0) - (before?.audio ?? 0), frames: (after?.frames ?? 0) - (before?.frames ?? 0) }
}

/** Looks every 100 ms whether sound that plays is arriving, until `stop`; gives the longest silence in milliseconds. */
export async function listen(page: Page): Promise<() => Promise<{ samples: number; longestSilenceMillis: number; silent: number }>> {
  await page.evaluate(() => {
    const state = { samples: 0, silent: 0, longest: 0, since: performance.now(), on: true, heard: {} as Record<string, number> }
    ;(window as unknown as { listening: typeof state }).listening = state
    const look = async () => {
      while (state.on) {
        const playing = new Set<string>()
        for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
          if (element.muted || element.paused || !(element.srcObject instanceof MediaStream)) continue
          for (const track of element.srcObject.getAudioTracks()) if (track.readyState === 'live') playing.add(track.id)
        }
        let heard = false
        for (const peer of (window as unknown as { peers: RTCPeerConnection[] }).peers) {
          if (peer.connectionState === 'closed') continue
          ;(await peer.getStats()).forEach((stat) => {
            if (stat.type !== 'inbound-rtp' || stat.kind !== 'audio' || !playing.has(stat.trackIdentifier)) return
            if (stat.packetsReceived > (state.heard[stat.ssrc] ?? 0)) heard = true
            state.heard[stat.ssrc] = stat.packetsReceived
          })
        }
        const now = performance.now()
        state.samples++
        if (heard) state.since = now
        else {
          state.silent++
          state.longest = Math.max(state.longest, now - state.since)
        }
        await new Promise((again) => setTimeout(again, 100))
      }
    }
    void look()
  })
  return () =>
    page.evaluate(() => {
      const state = (window as unknown as { listening: { on: boolean; samples: number; silent: number; longest: number } }).listening
      state.on = false
      return { samples: state.samples, silent: state.silent, longestSilenceMillis: Math.round(state.longest) }
    })
}
