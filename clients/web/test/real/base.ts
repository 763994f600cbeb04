import { expect, test as playwright, type Browser, type Page } from '@playwright/test'
import { DESKTOP, PHONE, askForLawyer, seesMotion } from '../pages/base'
import { RealHub, type Setting } from './hub'

export { DESKTOP, PHONE, expect, seesMotion }

interface Fixtures {
  person: (size?: { width: number; height: number }) => Promise<Page>
}

/** One hub for a file's tests; each test's people are strangers to the others'. */
export const test = playwright.extend<Fixtures, { setting: Setting; hub: RealHub }>({
  setting: [{}, { scope: 'worker', option: true }],
  hub: [
    async ({ setting }, use) => {
      const hub = new RealHub(setting)
      await hub.start()
      await use(hub)
      await hub.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  person: async ({ browser, hub }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (size = PHONE) => {
      const page = await enter(browser, hub, size)
      contexts.push(page.context())
      return page
    })
    for (const context of contexts) await context.close()
  },
})

export const PERMISSIONS = ['camera', 'microphone', 'notifications']

/** A page of its own browser profile: another person. */
export async function enter(browser: Browser, hub: { url: string }, size: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, baseURL: hub.url, permissions: PERMISSIONS })
  return context.newPage()
}

/** Each test has lawyers of its own: whoever an earlier one left at the desk would answer here. */
export async function onDuty(page: Page, name: string, hub = ''): Promise<void> {
  await page.goto(`${hub}/lawyer/`)
  await page.getByTestId('login-name').fill(name)
  await page.getByTestId('login-password').fill('legalhub')
  await page.getByTestId('login').click()
  // Who is on duty already, by another test's doing, would go off it.
  await expect(page.getByTestId('duty-state')).toHaveText('未上岗')
  await page.getByTestId('duty-toggle').click()
  await expect(page.getByTestId('duty-state')).toHaveText(/可接/)
}

export async function ask(page: Page): Promise<void> {
  await askForLawyer(page)
}

export interface Received {
  audioBytes: number
  videoBytes: number
  videoFrames: number
}

export async function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const seen = { audioBytes: 0, videoBytes: 0, videoFrames: 0 }
    const report = await window.legalhub?.call()?.getStats()
    report?.forEach((stat) => {
      if (stat.type !== 'inbound-rtp') return
      if (stat.kind === 'audio') seen.audioBytes += stat.bytesReceived
      else {
        seen.videoBytes += stat.bytesReceived
        seen.videoFrames += stat.framesDecoded ?? 0
      }
    })
    return seen
  })
}

/** Sound and picture of the other side arrive, now. */
export async function hearsAndSees(page: Page): Promise<void> {
  await seesMotion(page)
  const before = await received(page)
  await expect.poll(async () => (await received(page)).audioBytes).toBeGreaterThan(before.audioBytes)
  await expect.poll(async () => (await received(page)).videoBytes).toBeGreaterThan(before.videoBytes)
}

export const markPeer = (page: Page) => page.evaluate(() => void ((window.legalhub!.call() as unknown as { mark: boolean }).mark = true))
export const samePeer = (page: Page) => page.evaluate(() => (window.legalhub!.call() as unknown as { mark?: boolean })?.mark === true)
export const ufrag = (page: Page) => page.evaluate(() => /a=ice-ufrag:(\S+)/.exec(window.legalhub?.call()?.localDescription?.sdp ?? '')?.[1])

export async function connected(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.legalhub!.connection()), { timeout: 60_000 }).toBe('open')
}

export async function say(page: Page, text: string): Promise<void> {
  const input = page.getByTestId('chat-input')
  if (!(await input.isVisible())) await page.getByTestId('chat-open').click()
  await input.fill(text)
  await page.getByTestId('chat-send').click()
}
