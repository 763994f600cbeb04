import type { LaunchOptions, Page } from '@playwright/test'
import { DESKTOP, PHONE, ask, enter, expect, hearsAndSees, onDuty, test as playwright } from './base'
import { Country, type Place } from './country'

/** What has arrived at a page so far, and at which end of whose way. */
interface Look {
  at: number
  audioBytes: number
  videoFrames: number
  /** This side's end of the way that ICE has chosen. */
  ufrag: string
  address: string
}

declare global {
  interface Window {
    looks: Look[]
    onlineAt: number
  }
}

const MEDIA_BACK_MILLIS = 5_000

const test = playwright.extend<{ resident: Page; lawyer: Page }, { country: Country }>({
  country: [
    async ({}, use) => {
      const country = new Country()
      await use(country)
      country.close()
    },
    { scope: 'worker' },
  ],
  setting: [({ country }, use) => use({ host: { command: country.command('town'), address: country.town } }), { scope: 'worker' }],
  resident: async ({ playwright, launchOptions, country, hub }, use) => {
    const browser = await playwright.chromium.launch(livingIn('village', country, hub.url, launchOptions))
    await use(await enter(browser, hub, PHONE))
    await browser.close()
  },
  lawyer: async ({ playwright, launchOptions, country, hub }, use) => {
    const browser = await playwright.chromium.launch(livingIn('town', country, hub.url, launchOptions))
    await use(await enter(browser, hub, DESKTOP))
    await browser.close()
  },
})

/** A browser in a place of the country. It gives its camera to the hub's pages though they come without HTTPS. */
function livingIn(place: Place, country: Country, hub: string, options: LaunchOptions): LaunchOptions {
  return {
    ...options,
    executablePath: country.program(place, options.executablePath!),
    args: [...options.args!, `--unsafely-treat-insecure-origin-as-secure=${hub}`],
  }
}

/** Looks at the line ten times a second, and notes when the browser says that the network is back. */
const watchLine = () => {
  window.looks = []
  window.addEventListener('online', () => (window.onlineAt = Date.now()))
  setInterval(async () => {
    const look: Look = { at: Date.now(), audioBytes: 0, videoFrames: 0, ufrag: '', address: '' }
    const report = (await window.legalhub?.call()?.getStats()) as unknown as Map<string, Record<string, string & number>> | undefined
    for (const stat of report?.values() ?? []) {
      if (stat.type === 'inbound-rtp' && stat.kind === 'audio') look.audioBytes += stat.bytesReceived!
      if (stat.type === 'inbound-rtp' && stat.kind === 'video') look.videoFrames += stat.framesDecoded ?? 0
      if (stat.type !== 'transport') continue
      const end = report!.get(report!.get(stat.selectedCandidatePairId ?? '')?.localCandidateId ?? '')
      Object.assign(look, { ufrag: end?.usernameFragment, address: end?.address })
    }
    window.looks.push(look)
  }, 100)
}

const looks = (page: Page) => page.evaluate(() => window.looks)

/** Nothing has come for a second. */
async function hearsNothing(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const [first, ...others] = (await looks(page)).slice(-10)
      return others.length === 9 && others.every(({ audioBytes, videoFrames }) => audioBytes === first!.audioBytes && videoFrames === first!.videoFrames)
    })
    .toBe(true)
}

/** The first look since then at which sound and picture have both moved on. */
async function flowsAgain(page: Page, since: number): Promise<Look> {
  let found: Look | undefined
  await expect
    .poll(async () => {
      const [start, ...later] = (await looks(page)).filter(({ at }) => at >= since)
      found = later.find(({ audioBytes, videoFrames }) => audioBytes > start!.audioBytes && videoFrames > start!.videoFrames)
      return found !== undefined
    })
    .toBe(true)
  return found!
}

interface Outage {
  name: string
  lawyer: string
  /** What else must have happened before there is a network again, beyond that nothing arrives. */
  until: (lawyer: Page) => Promise<void>
}

const SHORT: Outage = { name: 'for a moment', lawyer: 'feng', until: async () => {} }
const LONG: Outage = {
  name: 'until the hub misses it',
  lawyer: 'lu',
  until: (lawyer) => expect(lawyer.getByTestId('call-standing')).toContainText('对方掉线了'),
}

for (const outage of process.env.LEGALHUB_FULL ? [SHORT, LONG] : [SHORT]) {
  test(`a phone is without any network ${outage.name}, then has another one: the call goes on by itself`, async ({ resident, lawyer, country }) => {
    await onDuty(lawyer, outage.lawyer)
    await ask(resident)
    await lawyer.getByTestId('offer-accept').click()
    for (const page of [resident, lawyer]) {
      await hearsAndSees(page)
      await page.evaluate(watchLine)
    }
    const before = await flowsAgain(resident, 0)

    country.unplug()
    for (const page of [resident, lawyer]) await hearsNothing(page)
    await expect.poll(() => resident.evaluate(() => navigator.onLine)).toBe(false)
    await outage.until(lawyer)
    const address = country.plugIn()
    await expect.poll(() => resident.evaluate(() => window.onlineAt)).toBeGreaterThan(0)
    const online = await resident.evaluate(() => window.onlineAt)

    for (const [name, page] of [['resident', resident], ['lawyer', lawyer]] as const) {
      const again = await flowsAgain(page, online)
      console.log(`media at the ${name} ${again.at - online} ms after 'online'`)
      expect(again.at - online).toBeLessThan(MEDIA_BACK_MILLIS)
    }
    const now = await flowsAgain(resident, online)
    expect(now.address).toBe(address)
    expect(now.ufrag).not.toBe(before.ufrag)
    for (const page of [resident, lawyer]) await hearsAndSees(page)
  })
}
