import type { BrowserContext, Page } from '@playwright/test'
import { PERMISSIONS, ask, expect, onDuty, test as playwright } from './base'
import { freePort } from './hub'

/** The short run hides the tab for as long as it takes Chromium to throttle it: about a minute and a half. */
const HIDDEN_MILLIS_MIN = process.env.LEGALHUB_FULL ? 360_000 : 0
/** Chromium wakes a loaded page once a minute when it has been hidden for one. */
const THROTTLED_MILLIS_MAX = 150_000
/** The hub has given up a page from which it heard nothing for so long. */
const SILENCE_MILLIS = 20_000

/** What Playwright tells Chromium so that hidden pages run like shown ones. Here they mustn't. */
const AWAKE = ['--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding']

interface Seen {
  ticks: number[]
  visibility: string[]
  duty: string[]
  titles: string[]
  tones: number[]
  shownNotices: string[]
}

declare global {
  interface Window {
    seen: Seen
    touchedAt: number
  }
}

const test = playwright.extend<{ tabs: BrowserContext }>({
  // A hub of its own: what another file's people left waiting would ring here.
  setting: [({}, use) => use({}), { scope: 'worker' }],
  /** A browser's tabs, of which one is shown. Pages that Playwright opens by itself believe that they all are. */
  tabs: async ({ playwright, launchOptions, hub }, use) => {
    const port = await freePort()
    const args = [...launchOptions.args!, `--remote-debugging-port=${port}`]
    const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: AWAKE, args })
    const outside = await playwright.chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
    const tabs = outside.contexts()[0]!
    await tabs.grantPermissions(PERMISSIONS, { origin: hub.url })
    await use(tabs)
    await browser.close()
  },
})

/** Notes, in the page itself, what happens to it and what it does to be heard. */
const watch = () => {
  const seen: Seen = (window.seen = { ticks: [], visibility: [], duty: [], titles: [], tones: [], shownNotices: [] })
  setInterval(() => seen.ticks.push(Date.now()), 1_000)
  document.addEventListener('visibilitychange', () => seen.visibility.push(document.visibilityState))
  const note = (list: string[], value: string | null | undefined) => value && list.at(-1) !== value && list.push(value)
  new MutationObserver(() => {
    note(seen.titles, document.title)
    note(seen.duty, document.querySelector('[data-testid=duty-state]')?.textContent)
  }).observe(document, { subtree: true, childList: true, characterData: true })
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...when) {
    if (this.context.state === 'running') seen.tones.push(Date.now())
    return start.apply(this, when)
  }
  window.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options)
      this.addEventListener('show', () => seen.shownNotices.push(title))
    }
  }
}

const seenBy = (page: Page) => page.evaluate(() => window.seen)

/** How long a page's own timer of one second stood still at worst. */
function longestPause(ticks: number[], from: number, until: number): number {
  const times = [from, ...ticks.filter((tick) => tick > from), until]
  return Math.max(...times.slice(1).map((time, at) => time - times[at]!))
}

test('a tab that is really hidden keeps the lawyer on duty, and rings', async ({ tabs, hub, person }) => {
  test.setTimeout(240_000 + HIDDEN_MILLIS_MIN)
  const lawyer = await tabs.newPage()
  let sockets = 0
  lawyer.on('websocket', () => sockets++)
  await lawyer.addInitScript(watch)
  await onDuty(lawyer, 'feng', hub.url)
  await expect(lawyer.getByTestId('duty-state')).toHaveText('在岗 · 可接')

  await tabs.newPage()
  await expect.poll(() => lawyer.evaluate(() => document.visibilityState)).toBe('hidden')
  const hiddenAt = Date.now()
  const before = await seenBy(lawyer)
  await lawyer.waitForTimeout(HIDDEN_MILLIS_MIN)
  const pause = async () => longestPause((await seenBy(lawyer)).ticks, hiddenAt, Date.now())
  await expect.poll(pause, { timeout: THROTTLED_MILLIS_MAX, intervals: [1_000] }).toBeGreaterThan(SILENCE_MILLIS)
  console.log(`hidden for ${Date.now() - hiddenAt} ms: a page's timer of 1 s stood still for up to ${await pause()} ms`)
  expect(await lawyer.evaluate(() => window.legalhub!.connection())).toBe('open')
  expect((await seenBy(lawyer)).duty).toEqual(before.duty)

  const resident = await person()
  await resident.addInitScript(() => document.addEventListener('click', () => (window.touchedAt = Date.now()), { capture: true }))
  await ask(resident)
  await expect.poll(async () => (await seenBy(lawyer)).tones.length, 'rings again and again').toBeGreaterThan(8)
  const rung = await seenBy(lawyer)
  const asked = await resident.evaluate(() => window.touchedAt)
  console.log(`rings ${rung.tones[0]! - asked} ms after the resident's touch`)
  expect(rung.tones[0]).toBeGreaterThan(asked)
  expect(rung.titles.filter((title) => title === '🔔 有来访').length, 'the title flashes').toBeGreaterThan(1)
  expect(rung.shownNotices).toEqual(['有来访'])
  expect(rung.visibility).toEqual(['hidden'])
  expect(sockets).toBe(1)
})
