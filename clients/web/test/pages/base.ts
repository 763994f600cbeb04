import { test as playwright, expect, type Browser, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test'
import axe from 'axe-core'
import { join } from 'node:path'
import { FakeHub } from '../fakehub/fakehub'

export { expect }

export const PHONE = { width: 390, height: 844 }
export const KIOSK = { width: 1080, height: 1920 }
export const DESKTOP = { width: 1440, height: 900 }

interface Fixtures {
  hub: FakeHub
  url: string
  /** A page of its own browser profile: another person. */
  person: (size?: { width: number; height: number }, more?: Parameters<Browser['newContext']>[0]) => Promise<Page>
}

/** Every page that a test opens must stay clean: no error, no policy breach, no request to a stranger. */
export const test = playwright.extend<Fixtures>({
  hub: async ({}, use) => {
    const hub = new FakeHub(join(import.meta.dirname, '../../dist'))
    await use(hub)
    await hub.close()
  },
  url: async ({ hub }, use) => use(await hub.listen()),
  person: async ({ browser, url }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use(async (size = PHONE, more = {}) => {
      const context = await browser.newContext({ viewport: size, baseURL: url, permissions: ['camera', 'microphone', 'notifications'], ...more })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
      page.on('console', (line) => {
        if (line.type() === 'error' && !/status of (401|403|404|409|410)|WebSocket (connection|is already)|ERR_/.test(line.text()) && !judged(line)) faults.push(`console: ${line.text()}`)
      })
      page.on('request', (request) => {
        const to = new URL(request.url())
        if (!['localhost', '127.0.0.1', ''].includes(to.hostname)) faults.push(`third party: ${request.url()}`)
      })
      return page
    })
    for (const context of contexts) await context.close()
    expect(faults).toEqual([])
  },
})

/** The administration's forms are judged by the hub, field by field; anywhere else a body that the hub can't use is a fault. */
const judged = (line: ConsoleMessage) => /status of 400/.test(line.text()) && new URL(line.location().url).pathname.startsWith('/api/admin/')

/** Characters that were seen to have a glyph. */
const drawn = new Set<string>()

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A state of a page as it should be: axe finds nothing, nothing sticks out, every glyph is there, targets are big. */
export async function inspect(page: Page, name: string): Promise<void> {
  // A screen that is fetched when it is first shown isn't there at once; every screen has its heading.
  await expect(page.locator('h1').first(), `heading on ${name}`).toBeAttached()
  await page.evaluate(settled)
  if (process.env.LEGALHUB_SHOTS !== 'off') await page.screenshot({ path: `shots/${name}.png` })
  const found = await accessibility(page)
  expect(found, `axe on ${name}`).toEqual([])
  expect(await page.evaluate(smallTargets, /\/(resident|supervised|terminal|scan|room)\//.test(page.url()) ? 60 : 44), `targets on ${name}`).toEqual([])
  expect(await page.evaluate(otherFaces), `typeface on ${name}`).toEqual([])
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  const missing = await page.evaluate(missingGlyphs, [...drawn].join(''))
  expect(missing, `glyphs on ${name}`).toEqual([])
  for (const character of await page.evaluate(() => document.body.innerText)) drawn.add(character)
  expect(await page.evaluate(rawKeys), `untranslated on ${name}`).toEqual([])
}

/** What axe finds. Its source goes into a page once, and of its results only the violations come back: half the time of its builder. */
async function accessibility(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (tags) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags, resultTypes: ['violations'], elementRef: false })
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary?.split('\n')[1] ?? ''})`).join(' | ')}`)
  }, WCAG)
}

/** Colours that still change would be judged as they never stay. */
async function settled(): Promise<void> {
  const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(passing.map(({ finished }) => finished))
}

/** A thumb's size where villagers touch, a finger's elsewhere. */
function smallTargets(least: number): string[] {
  return [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=button]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((element) => getComputedStyle(element).display !== 'inline')
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)}×${Math.round(box.height)}`)
}

/** Buttons that don't speak in the page's own face: where their first fonts are missing they would fall back to another. */
function otherFaces(): string[] {
  const face = getComputedStyle(document.body).fontFamily
  return [...document.querySelectorAll('button')].filter((button) => getComputedStyle(button).fontFamily !== face).map((button) => button.outerHTML.slice(0, 120))
}

/** A character that no font has is drawn as the same box as one that can't exist. */
export function missingGlyphs(known: string): string[] {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 40
  const paint = canvas.getContext('2d', { willReadFrequently: true })!
  const draw = (character: string) => {
    paint.clearRect(0, 0, 40, 40)
    paint.font = `28px ${getComputedStyle(document.body).fontFamily}`
    paint.fillText(character, 2, 30)
    return paint.getImageData(0, 0, 40, 40).data.join()
  }
  const box = draw('\u{10FFFE}')
  const words = document.body.innerText + [...document.querySelectorAll('[placeholder]')].map((some) => some.getAttribute('placeholder')).join('')
  return [...new Set(words)].filter((character) => /\S/.test(character) && !known.includes(character) && draw(character) === box)
}

function rawKeys(): string[] {
  return [...new Set(document.body.innerText.match(/\b[a-z]+[A-Za-z]*(\.[A-Za-z_]+)+\b/g) ?? [])]
}

// ---- what people do ------------------------------------------------------------------------------------------

export async function startAnonymously(page: Page, name = '王大爷'): Promise<void> {
  await page.goto('/resident/')
  await page.getByTestId('display-name').fill(name)
  await page.getByTestId('start-anonymous').click()
}

export async function tellUntilCheck(page: Page, category = 'LABOUR'): Promise<void> {
  await page.getByTestId(`category-${category}`).click()
  await page.getByTestId('facts').fill('工地欠我三个月工资，老板不接电话。')
  await page.getByTestId('other-party').fill('桐乡某建筑公司')
  await page.getByTestId('next').click()
  await page.getByTestId('agree-notice').check()
  await page.getByTestId('next').click()
}

export async function askForLawyer(page: Page, category = 'LABOUR'): Promise<void> {
  await startAnonymously(page)
  await tellUntilCheck(page, category)
  // What was found comes above the button, and moves it: a click in that moment would be lost.
  await expect(page.getByTestId('check-camera')).toBeVisible()
  await page.getByTestId('ask').click()
}

export async function logInLawyer(page: Page, name = 'shen'): Promise<void> {
  await page.goto('/lawyer/')
  await page.getByTestId('login-name').fill(name)
  await page.getByTestId('login-password').fill('demo')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('duty-state')).toBeVisible()
}

/** The page in its other language; its texts are fetched when they are first wanted. */
export async function speakOther(page: Page): Promise<void> {
  const root = page.locator('html')
  const before = (await root.getAttribute('lang'))!
  await page.getByTestId('language').click()
  await expect(root).not.toHaveAttribute('lang', before)
}

export async function goOnDuty(page: Page): Promise<void> {
  await page.getByTestId('duty-toggle').click()
  await expect(page.getByTestId('duty-state')).not.toHaveText('未上岗')
}

/** Both are in the call and each sees the other move. */
export async function talk(resident: Page, lawyer: Page): Promise<void> {
  await logInLawyer(lawyer)
  await goOnDuty(lawyer)
  await askForLawyer(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await seesMotion(page)
}

export async function framesIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const report = await window.legalhub?.call()?.getStats()
    let frames = 0
    report?.forEach((stat) => stat.type === 'inbound-rtp' && stat.kind === 'video' && (frames = stat.framesDecoded ?? 0))
    return frames
  })
}

/** Frames of the other side arrive now; a count since some earlier peer connection would say nothing. */
export async function seesMotion(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const before = await framesIn(page)
      await page.waitForTimeout(500)
      return (await framesIn(page)) - before
    }, { timeout: 20_000 })
    .toBeGreaterThan(3)
}

export async function logInSupervised(page: Page, english = false): Promise<void> {
  await page.goto('/supervised/')
  if (english) await speakOther(page)
  await page.getByTestId('phone').fill('13900000001')
  await page.getByTestId('send-code').click()
  await page.getByTestId('code').fill('123456')
  await page.getByTestId('enter-code').click()
  await expect(page.getByTestId('start-report')).toBeVisible()
}

/** A report is being spoken, and a second of it is safe. */
export async function startSpeaking(page: Page): Promise<void> {
  await logInSupervised(page)
  await page.getByTestId('start-report').click()
  await page.getByTestId('begin').click()
  await expect.poll(() => page.getByTestId('running').getAttribute('data-durable').then(Number)).toBeGreaterThan(5)
}

/** Asked once more where it was short. */
export async function finishSpeaking(page: Page): Promise<void> {
  await page.getByTestId('finish').click()
  const sure = page.getByTestId('finish-yes')
  await expect(sure.or(page.getByTestId('result'))).toBeVisible()
  if (await sure.isVisible()) await sure.click()
  await expect(page.getByTestId('result')).toBeVisible()
}
