import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { withLayers } from '../../src/hub/layers'

const ROOT = join(import.meta.dirname, '../../../..')
const BROWSERS = {
  Chromium: { browser: 'chrome', path: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  Firefox: { browser: 'firefox', path: process.env.FIREFOX ?? '/usr/bin/firefox-esr' },
} as const

/** The hub's own classes: what writes offers and what reads answers. */
function hub(main: string, ...files: string[]): void {
  const classes = `${ROOT}/hub/target/hub/lib/*:${ROOT}/signaling/jitsi/target/test-classes`
  execFileSync('java', ['-cp', classes, `legalhub.jitsi.byhand.${main}`, ...files], { stdio: 'pipe' })
}

function open(browser: 'chrome' | 'firefox', executablePath: string): Promise<Browser> {
  return puppeteer.launch(
    browser === 'firefox'
      ? { browser, executablePath, headless: true, extraPrefsFirefox: { 'media.peerconnection.ice.obfuscate_host_addresses': false } }
      : { browser, executablePath, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage'] },
  )
}

interface Leg {
  /** What the page said to each offer, and what its senders said of themselves then. */
  answers: { sdp: string; sent: { type: string; mid?: string; rid?: string; ssrc?: number; rtxSsrc?: number }[] }[]
  /** Codecs of each line after the last offer. */
  codecs: string[]
  /** By line that receives: the stream's name. */
  streams: string[]
  states: string[]
}

/** One member's connection takes all offers of a leg, with a sound and a picture of its own. */
function take(page: Page, offers: string[]): Promise<Leg> {
  return page.evaluate(async (given: string[]) => {
    const sound = new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0]!
    const canvas = document.createElement('canvas')
    canvas.getContext('2d')!.fillRect(0, 0, 10, 10)
    const picture = canvas.captureStream(10).getVideoTracks()[0]!
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
    const leg: Leg = { answers: [], codecs: [], streams: [], states: [] }
    for (const sdp of given) {
      await connection.setRemoteDescription({ type: 'offer', sdp })
      const [audio, video, screen] = connection.getTransceivers()
      for (const [transceiver, track] of [[audio, sound], [video, picture], [screen, null]] as const) {
        transceiver!.direction = 'sendonly'
        await transceiver!.sender.replaceTrack(track)
      }
      await connection.setLocalDescription()
      const sent: Leg['answers'][0]['sent'] = []
      ;(await connection.getStats()).forEach((one) => {
        if (one.type === 'outbound-rtp') sent.push({ type: one.type, mid: one.mid, rid: one.rid, ssrc: one.ssrc, rtxSsrc: one.rtxSsrc })
      })
      leg.answers.push({ sdp: connection.localDescription!.sdp, sent })
      leg.states.push(connection.signalingState)
    }
    const sections = connection.currentLocalDescription!.sdp.split(/^(?=m=)/m).slice(1)
    leg.codecs = sections.map((section) => (/^m=\w+ 0 /.test(section) ? '' : [...section.matchAll(/^a=rtpmap:\d+ ([\w-]+)\//gm)].map((found) => found[1]).join(',')))
    leg.streams = connection.currentRemoteDescription!.sdp.split(/^(?=m=)/m).slice(1).map((section) => /^a=msid:(\S+)/m.exec(section)?.[1] ?? '')
    connection.close()
    return leg
  }, offers)
}

for (const [name, { browser, path }] of Object.entries(BROWSERS)) {
  test(`what the hub offers for a bridge is taken by ${name}, and the hub reads its answers`, async () => {
    test.skip(!existsSync(path), `${name} isn't installed at ${path}`)
    const folder = mkdtempSync(join(tmpdir(), 'legalhub-offers-'))
    hub('PrintOffers', join(folder, 'offers.json'))
    const offers = JSON.parse(readFileSync(join(folder, 'offers.json'), 'utf8')) as string[]
    const opened = await open(browser, path)
    try {
      const page = await opened.newPage()
      // Two members' connections, side by side.
      const legs = await Promise.all([take(page, offers), take(page, offers)])
      for (const leg of legs) {
        expect(leg.states).toEqual(offers.map(() => 'stable'))
        expect(leg.codecs.slice(0, 3)).toEqual(['opus', 'VP8,rtx', 'VP8,rtx'])
        expect(leg.codecs.filter((codec) => codec && codec !== 'opus' && codec !== 'VP8,rtx')).toEqual([])
        expect(new Set(leg.streams)).toEqual(new Set(['', 'm3', 'm4']))
        const answers = leg.answers.map(({ sdp, sent }) => withLayers(sdp, sent))
        writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
        hub('ReadAnswers', join(folder, 'answers.json'), join(folder, 'read.json'))
        const read = JSON.parse(readFileSync(join(folder, 'read.json'), 'utf8')) as { sources: string[] }[]
        console.log(`${name}: ${JSON.stringify(read.at(-1))}`)
        for (const { sources } of read) {
          expect(sources[0]).toBe('SOUND 1')
          expect(sources[1]).toMatch(/^CAMERA [13]$/)
        }
      }
    } finally {
      await opened.close()
    }
  })
}
