import type { Browser, Page } from '@playwright/test'
import { join } from 'node:path'
import { PHONE, expect, test as base } from './base'

/** Made by espeak-ng (Mandarin), 14 s at 8 kHz; the browser plays it again and again. */
export const SPEECH = join(import.meta.dirname, 'speech.wav')

/** What a page of a test remembers of its own sound, beside what the page itself knows. */
declare global {
  interface Window {
    /** When a recorder began, and each slice of it. */
    spoken: { startedAt: number[]; slices: { at: number; bytes: number[] }[] }
    /** What a player was fed. */
    played: { at: number; bytes: number[] }[]
  }
}

/** Before any page script: keeps a copy of what a recorder gives, whatever the page makes of it. Outlives a reload. */
export function keepWhatIsSpoken(): void {
  window.spoken = JSON.parse(sessionStorage.getItem('test.spoken') ?? '{"startedAt":[],"slices":[]}') as Window['spoken']
  const keep = () => sessionStorage.setItem('test.spoken', JSON.stringify(window.spoken))
  const start = MediaRecorder.prototype.start
  MediaRecorder.prototype.start = function (slice) {
    window.spoken.startedAt.push(Date.now())
    this.addEventListener('dataavailable', ({ data }) => {
      const at = Date.now()
      void data.arrayBuffer().then((bytes) => {
        window.spoken.slices.push({ at, bytes: [...new Uint8Array(bytes)] })
        keep()
      })
    })
    start.call(this, slice)
    keep()
  }
}

export function keepWhatIsPlayed(): void {
  window.played = []
  const append = SourceBuffer.prototype.appendBuffer
  SourceBuffer.prototype.appendBuffer = function (data) {
    window.played.push({ at: Date.now(), bytes: [...new Uint8Array(data as ArrayBuffer)] })
    append.call(this, data)
  }
}

export async function logIn(page: Page, hub: { url: string }, phone: string): Promise<void> {
  await page.goto(`${hub.url}/supervised/`)
  await page.getByTestId('phone').fill(phone)
  await page.getByTestId('send-code').click()
  await expect(page.getByTestId('code')).toBeVisible()
  const { code } = (await (await fetch(`${hub.url}/api/demo/inbox?phone=${phone}`)).json()) as { code: string }
  await page.getByTestId('code').fill(code)
  await page.getByTestId('enter-code').click()
  await expect(page.getByTestId('start-report')).toBeVisible()
}

export async function speak(page: Page): Promise<void> {
  await page.getByTestId('start-report').click()
  await page.getByTestId('begin').click()
  await expect(page.getByTestId('running')).toBeVisible()
}

export const count = (page: Page, what: 'made' | 'durable' | 'segment') => page.getByTestId('running').getAttribute(`data-${what}`).then(Number)

/** Until so much is durable. */
export const spoke = (page: Page, chunks: number) => expect.poll(() => count(page, 'durable'), { timeout: 90_000 }).toBeGreaterThanOrEqual(chunks)

/** What doesn't depend on the speech: the hour at which a test runs, and that its browser tells no place. */
const CIRCUMSTANCES = ['OUTSIDE_WINDOW', 'NO_POSITION']

/** Ends the report. What the hub found wrong with what was spoken. */
export async function finish(page: Page): Promise<string[]> {
  await page.getByTestId('finish').click()
  const sure = page.getByTestId('finish-yes')
  const result = page.getByTestId('result')
  await expect(sure.or(result)).toBeVisible()
  if (await sure.isVisible()) await sure.click()
  await expect(result).toBeVisible({ timeout: 60_000 })
  const reasons = (await result.getAttribute('data-reasons')) ?? ''
  return reasons.split(' ').filter((reason) => reason && !CIRCUMSTANCES.includes(reason))
}

export async function atTheBoard(page: Page, hub: { url: string }): Promise<void> {
  await page.goto(`${hub.url}/office/`)
  await page.getByTestId('login-name').fill('qian')
  await page.getByTestId('login-password').fill('legalhub')
  await page.getByTestId('login').click()
  await page.getByTestId('to-supervision').click()
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** From a slice's recording to the moment when all bytes up to its end had been fed to the player. */
export function lags(slices: Window['spoken']['slices'], played: Window['played']): number[] {
  let sent = 0
  let fed = 0
  let next = 0
  return slices.map(({ at, bytes }) => {
    sent += bytes.length
    while (fed < sent && next < played.length) fed += played[next++]!.bytes.length
    return (played[next - 1]?.at ?? Number.NaN) - at
  })
}

export const bytesOf = (slices: { bytes: number[] }[]) => Buffer.concat(slices.map(({ bytes }) => Buffer.from(bytes)))

/** Whoever speaks has a microphone that hears real speech. */
export const test = base.extend<object, { speakers: Browser }>({
  speakers: [
    async ({ playwright, launchOptions }, use) => {
      const browser = await playwright.chromium.launch({ ...launchOptions, args: [...launchOptions.args!, `--use-file-for-fake-audio-capture=${SPEECH}`] })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
})

export async function speaker(speakers: Browser, baseURL: string) {
  const context = await speakers.newContext({ viewport: PHONE, baseURL, permissions: ['microphone'], locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.addInitScript(keepWhatIsSpoken)
  return page
}
