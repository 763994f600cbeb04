import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tellUntilCheck } from '../pages/base'
import { readCode } from '../pages/qr'
import { DESKTOP, PERMISSIONS, PHONE, expect, hearsAndSees, onDuty, test } from './base'

const KIOSK = { width: 1080, height: 1920 }

async function administrator(page: Page): Promise<Page> {
  await page.goto('/admin/')
  await page.getByTestId('login-name').fill('admin')
  await page.getByTestId('login-password').fill('legalhub')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('enrol')).toBeVisible()
  return page
}

/** The code on a device's screen, typed by an administrator. */
async function enrol(device: Page, admin: Page, name: string, kind = 'KIOSK'): Promise<void> {
  await device.goto('/terminal/')
  const code = await device.getByTestId('enrol-code').innerText()
  await admin.getByTestId('enrol').click()
  await admin.getByTestId('enrol-code').fill(code)
  await admin.getByTestId('post-kind').selectOption(kind)
  await admin.getByTestId('post-name').fill(name)
  for (const hour of ['post-from', 'post-to']) await admin.getByTestId(hour).fill('00:00')
  await admin.getByTestId('enrol-save').click()
  await expect(admin.getByTestId('enrolled')).toContainText(name)
  await expect(device.getByTestId(kind === 'KIOSK' ? 'digits' : 'village-call')).toBeVisible()
}

const card = (admin: Page, name: string) => admin.getByTestId('terminal').filter({ has: admin.getByRole('heading', { name, exact: true }) })

/** Scans what the screen shows, as a phone without a log-in, and tells two digits. */
async function scan(phone: Page, shown: Page, digits?: string): Promise<void> {
  await phone.goto(await readCode(shown.getByTestId('scan-code')))
  const nobody = phone.getByTestId('as-nobody')
  await expect(nobody.or(phone.getByTestId('scan-digits'))).toBeVisible()
  if (await nobody.isVisible()) await nobody.click()
  await phone.getByTestId('scan-digits').fill(digits ?? (await shown.getByTestId('digits').innerText()))
}

/** When something of a page is there first, by the machine's one clock. */
const watchFor = (page: Page, testId: string) =>
  page.evaluate((id) => {
    const times = window as unknown as { seenAt?: number }
    delete times.seenAt
    const look = () => document.querySelector(`[data-testid=${id}]`) && (times.seenAt ??= Date.now())
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  }, testId)
const seenAt = (page: Page) => page.evaluate(() => (window as unknown as { seenAt: number }).seenAt)

test('one scan logs a kiosk in; a wait begun there is answered on the phone, and the kiosk is clean', async ({ person }) => {
  const [admin, kiosk, phone] = [await administrator(await person(DESKTOP)), await person(KIOSK), await person(PHONE)]
  await enrol(kiosk, admin, '大厅一号机')
  await scan(phone, kiosk)
  await watchFor(kiosk, 'my-records')
  const touched = Date.now()
  await phone.getByTestId('scan-confirm').click()
  await expect(phone.getByTestId('scan-in')).toBeVisible()
  await expect(kiosk.getByTestId('my-records')).toBeVisible()
  console.log(`logged in on the kiosk ${(await seenAt(kiosk)) - touched} ms after the touch on the phone`)
  await expect(card(admin, '大厅一号机').getByTestId('in-use')).toHaveText(/手机扫码/)
  await kiosk.getByTestId('end-use').click()
  await expect(kiosk.getByTestId('kiosk-start')).toBeVisible()

  const lawyer = await person(DESKTOP)
  await onDuty(lawyer, 'rota21')
  await kiosk.getByTestId('kiosk-start').click()
  await tellUntilCheck(kiosk)
  await kiosk.getByTestId('ask').click()
  await expect(kiosk.getByTestId('place')).toBeVisible()
  await kiosk.getByTestId('move').click()
  await scan(phone, kiosk)
  await phone.getByTestId('scan-confirm').click()
  await kiosk.getByTestId('claim-yes').click()
  await expect(phone).toHaveURL(/\/resident\//)
  await expect(phone.getByTestId('place')).toBeVisible()
  await expect(kiosk.getByTestId('kiosk-start')).toBeVisible()
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [phone, lawyer]) await hearsAndSees(page)
  // The page's own language and seat are nobody's.
  const kept = await kiosk.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(kept.filter((key) => !['legalhub.locale', 'legalhub.session'].includes(key))).toEqual([])
  expect(await kiosk.context().cookies()).toEqual([])
  await kiosk.goBack().catch(() => {})
  await expect(kiosk.getByTestId('kiosk-start')).toBeVisible()
  expect(await kiosk.content()).not.toContain('工地欠我')

  // And back: the same person logs the kiosk in with the phone, and the call goes on there.
  await scan(phone, kiosk)
  await phone.getByTestId('scan-confirm').click()
  await hearsAndSees(kiosk)
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
})

/** How loud each sound of the page itself became, by where it came from. */
declare global {
  interface Window {
    loudest: Record<string, number>
  }
}

function hearPrompts(): void {
  window.loudest = {}
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = async function () {
    await play.call(this)
    if (!this.src) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource((this as unknown as { captureStream(): MediaStream }).captureStream()).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const name = new URL(this.src).pathname
    const look = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const energy = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
      window.loudest[name] = Math.max(window.loudest[name] ?? 0, energy)
      if (this.paused) clearInterval(look)
    }, 50)
  }
}

test('one touch at a village terminal reaches a lawyer, and its prompts are heard', async ({ person }) => {
  const [admin, terminal] = [await administrator(await person(DESKTOP)), await person(KIOSK)]
  await terminal.addInitScript(hearPrompts)
  await enrol(terminal, admin, '民合村党群服务中心', 'VILLAGE_TERMINAL')
  const lawyer = await person(DESKTOP)
  await onDuty(lawyer, 'mao')
  await terminal.getByTestId('village-call').click()
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [terminal, lawyer]) await hearsAndSees(page)
  for (const prompt of ['connecting', 'answered']) {
    await expect.poll(() => terminal.evaluate((name) => window.loudest[`/voice/zh-CN/${name}.mp3`] ?? 0, prompt)).toBeGreaterThan(0.01)
  }
  console.log('loudest', await terminal.evaluate(() => window.loudest))
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await expect(terminal.getByTestId('rate-5')).toBeVisible()
})

/** A browser with a folder of its own on the disk. */
async function browserIn(folder: string, url: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    viewport: KIOSK,
    baseURL: url,
    permissions: PERMISSIONS,
    locale: 'zh-CN',
  })
}

test('a copied folder, a replayed log-in, spent and relayed codes, a revoked device: refused, and seen on the board', { tag: '@patient' }, async ({ person, hub }) => {
  const folder = mkdtempSync(join(tmpdir(), 'legalhub-device-'))
  const copy = `${folder}-copy`
  const admin = await administrator(await person(DESKTOP))
  const name = '横港村委会'
  const board = (kind: string) => expect(card(admin, name).locator(`[data-testid=incident][data-kind=${kind}]`)).toBeVisible()
  let device = await browserIn(folder, hub.url)
  try {
    let page = await device.newPage()
    const logIns: { url: string; body: string }[] = []
    page.on('request', (request) => request.url().endsWith('/session') && logIns.push({ url: request.url(), body: request.postData() ?? '' }))
    await enrol(page, admin, name)
    const { url, body } = logIns.at(-1)!
    const replayed = await page.request.post(url, { data: JSON.parse(body) as object })
    expect([replayed.status(), ((await replayed.json()) as { code: string }).code]).toEqual([409, 'REPLAYED'])
    await board('REPLAYED')

    const [phone, other] = [await person(PHONE), await person(PHONE)]
    const address = await readCode(page.getByTestId('scan-code'))
    const digits = await page.getByTestId('digits').innerText()
    await scan(phone, page, digits === '10' ? '11' : '10')
    await phone.getByTestId('scan-confirm').click()
    await expect(phone.getByTestId('problem')).toHaveText(/数字不对/)
    await board('CODE_WRONG')
    await phone.getByTestId('scan-digits').fill(digits)
    await phone.getByTestId('scan-confirm').click()
    await expect(phone.getByTestId('scan-in')).toBeVisible()
    await other.goto(address)
    await other.getByTestId('as-nobody').click()
    await other.getByTestId('scan-digits').fill(digits)
    await other.getByTestId('scan-confirm').click()
    await expect(other.getByTestId('scan-failed')).toHaveAttribute('data-code', 'CODE_USED')
    await board('CODE_STALE')
    await page.getByTestId('end-use').click()
    await expect(page.getByTestId('kiosk-start')).toBeVisible()

    await device.close()
    cpSync(folder, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
    device = await browserIn(folder, hub.url)
    page = await device.newPage()
    await page.goto('/terminal/')
    await expect(page.getByTestId('kiosk-start')).toBeVisible()
    const stolen = await browserIn(copy, hub.url)
    const thief = await stolen.newPage()
    await thief.goto('/terminal/')
    for (const either of [thief, page]) await expect(either.getByTestId('shut')).toHaveAttribute('data-code', 'TERMINAL_CLONED')
    await stolen.close()
    await board('CLONED')
    await card(admin, name).getByTestId('settle').click()
    await card(admin, name).getByTestId('revoke').click()
    await admin.getByTestId('revoke-yes').click()
    await page.reload()
    await expect(page.getByTestId('shut')).toHaveAttribute('data-code', 'TERMINAL_REVOKED')
    await admin.getByTestId('show-retired').check()
    await board('SHUT_OUT')
  } finally {
    await device.close()
    for (const path of [folder, copy]) rmSync(path, { recursive: true, force: true })
  }
})
