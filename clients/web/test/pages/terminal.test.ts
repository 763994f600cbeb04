import type { Page } from '@playwright/test'
import { KIOSK_POST, VILLAGE_POST } from '../fakehub/terminals'
import { Channel } from '../../src/wire/legalhub/v1/commands_pb'
import type { FakeHub } from '../fakehub/fakehub'
import { KIOSK, PHONE, expect, goOnDuty, inspect, logInLawyer, DESKTOP, seesMotion, speakOther, tellUntilCheck, test } from './base'
import { measure, type Measured } from './measure'
import { readCode } from './qr'

const WIDE = { width: 1920, height: 1080 }
const UPRIGHT = { width: 1080, height: 1920 }

/** DOMAIN.md, section 6; a village terminal asks for more than the law. */
const KIOSK_LEAST: Measured = { text: 18, target: 60, contrast: 4.5, spacing: 1.3 }
const VILLAGE_LEAST: Measured = { text: 24, target: 60, contrast: 7, spacing: 1.3 }

async function fits(page: Page, name: string, least: Measured): Promise<void> {
  const found = await measure(page)
  console.log(`${name}: text ${found.text.toFixed(0)} px (${least.text}), target ${found.target.toFixed(0)} px (${least.target}), contrast ${found.contrast.toFixed(1)} (${least.contrast}), line spacing ${found.spacing.toFixed(2)} (${least.spacing})`)
  for (const what of ['text', 'target', 'contrast', 'spacing'] as const) expect(found[what], `${what} on ${name}`).toBeGreaterThanOrEqual(least[what] - 0.05)
}

async function look(page: Page, name: string, least: Measured): Promise<void> {
  await inspect(page, name)
  await fits(page, name, least)
}

/** A device that an administrator has let in. */
async function enrolled(page: Page, hub: FakeHub, post = KIOSK_POST): Promise<void> {
  await page.goto('/terminal/')
  const code = await page.getByTestId('enrol-code').innerText()
  hub.terminals.approve(code, post)
  await expect(page.getByTestId(post.kind === 'KIOSK' ? 'kiosk-start' : 'village-call')).toBeVisible()
}

const secretOf = (address: string) => new URL(address).hash.slice(1)

/** A phone that has scanned what a screen shows, and says who it is. */
async function scanned(phone: Page, shown: Page, digits?: string): Promise<void> {
  await phone.goto(await readCode(shown.getByTestId('scan-code')))
  const nobody = phone.getByTestId('as-nobody')
  await expect(nobody.or(phone.getByTestId('scan-digits'))).toBeVisible()
  if (await nobody.isVisible()) await nobody.click()
  await phone.getByTestId('scan-digits').fill(digits ?? (await shown.getByTestId('digits').innerText()))
  await phone.getByTestId('scan-confirm').click()
}

test('a new device shows a code, and is in as soon as it was typed', async ({ person, hub }) => {
  const page = await person(KIOSK)
  await page.goto('/terminal/')
  await expect(page.getByTestId('enrol-code')).toHaveText(/\S{5}-\S{5}/)
  await look(page, 'terminal-enrol', KIOSK_LEAST)
  hub.terminals.approve(await page.getByTestId('enrol-code').innerText(), KIOSK_POST)
  await expect(page.getByTestId('digits')).toBeVisible()
  await look(page, 'kiosk-home', KIOSK_LEAST)
  await page.setViewportSize(WIDE)
  await look(page, 'kiosk-home-wide', KIOSK_LEAST)
  await page.getByTestId('kiosk-records').click()
  await expect(page.getByTestId('records-hint')).toBeVisible()
  hub.terminals.steer({ notice: '本周六上午有公证员值班。' })
  await expect(page.getByTestId('notice')).toBeVisible()
  await speakOther(page)
  await look(page, 'kiosk-home-wide-en', KIOSK_LEAST)
  hub.terminals.steer({ locked: true })
  await expect(page.getByTestId('locked')).toBeVisible()
  await look(page, 'kiosk-locked', KIOSK_LEAST)
})

test('one scan logs the kiosk in, as the phone says; used, late and wrong codes do not', async ({ person, hub }) => {
  const kiosk = await person(KIOSK)
  await enrolled(kiosk, hub)
  const phone = await person(PHONE)
  const address = await readCode(kiosk.getByTestId('scan-code'))
  await phone.goto(address)
  await expect(phone.getByTestId('as-nobody')).toBeVisible()
  await inspect(phone, 'scan-who')
  await phone.getByTestId('as-nobody').click()
  await expect(phone.getByTestId('scan-place')).toHaveText(/乌镇司法所大厅/)
  await inspect(phone, 'scan-ask')
  const digits = await kiosk.getByTestId('digits').innerText()
  await phone.getByTestId('scan-digits').fill(digits === '11' ? '12' : '11')
  await phone.getByTestId('scan-confirm').click()
  await expect(phone.getByTestId('problem')).toHaveText(/数字不对/)
  await phone.getByTestId('scan-digits').fill(digits)
  await phone.getByTestId('scan-confirm').click()
  await expect(phone.getByTestId('scan-in')).toBeVisible()
  await inspect(phone, 'scan-in')
  await expect(kiosk.getByTestId('my-records')).toBeVisible()
  await look(kiosk, 'kiosk-logged-in', KIOSK_LEAST)

  const other = await person(PHONE)
  await other.goto(address)
  await other.getByTestId('as-nobody').click()
  await other.getByTestId('scan-digits').fill(digits)
  await other.getByTestId('scan-confirm').click()
  await expect(other.getByTestId('scan-failed')).toHaveAttribute('data-code', 'CODE_USED')
  await inspect(other, 'scan-used')
  await kiosk.getByTestId('end-use').click()
  await expect(kiosk.getByTestId('scan-code')).toBeVisible()
  const late = await readCode(kiosk.getByTestId('scan-code'))
  hub.terminals.codes.get(secretOf(late))!.until = 0
  await scanned(other, kiosk)
  await expect(other.getByTestId('scan-failed')).toHaveAttribute('data-code', 'CODE_EXPIRED')
})

test('a wait moves to the phone after both have said yes, and the kiosk is clean', async ({ person, hub }) => {
  const kiosk = await person(KIOSK)
  await enrolled(kiosk, hub)
  await kiosk.getByTestId('kiosk-start').click()
  await tellUntilCheck(kiosk)
  await kiosk.getByTestId('ask').click()
  await expect(kiosk.getByTestId('place')).toBeVisible()
  expect(hub.commands.find(({ body }) => body.case === 'askForLawyer')?.body.value).toMatchObject({ channel: Channel.KIOSK, village: '' })
  await look(kiosk, 'kiosk-waiting', KIOSK_LEAST)
  await kiosk.getByTestId('move').click()
  await expect(kiosk.getByTestId('digits')).toBeVisible()
  await look(kiosk, 'kiosk-move', KIOSK_LEAST)
  const phone = await person(PHONE)
  await scanned(phone, kiosk)
  await expect(phone.getByTestId('scan-asked')).toBeVisible()
  await inspect(phone, 'scan-asked')
  await expect(kiosk.getByTestId('claim-no')).toBeVisible()
  await look(kiosk, 'kiosk-claim', KIOSK_LEAST)
  await kiosk.getByTestId('claim-no').click()
  await expect(phone.getByTestId('scan-failed')).toHaveText(/没有转过来/)
  await scanned(phone, kiosk)
  await kiosk.getByTestId('claim-yes').click()
  await expect(phone.getByTestId('place')).toBeVisible()
  await expect(phone).toHaveURL(/\/resident\//)
  await expect(kiosk.getByTestId('kiosk-start')).toBeVisible()
  await isClean(kiosk)
})

/** Nothing of the last person: not on the screen, not in storage, not behind the back button. */
async function isClean(page: Page): Promise<void> {
  const found = await page.evaluate(async () => ({
    session: Object.keys(sessionStorage).filter((key) => key !== 'legalhub.session'),
    local: Object.keys(localStorage).filter((key) => key !== 'legalhub.locale'),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    fields: [...document.querySelectorAll('input, textarea')].map((some) => (some as HTMLInputElement).value),
  }))
  expect(found).toEqual({ session: [], local: [], cookies: '', databases: ['legalhub.device'], caches: [], fields: [] })
  expect(await page.context().cookies()).toEqual([])
  await page.goBack().catch(() => {})
  await expect(page.getByTestId('kiosk-start')).toBeVisible()
  expect(await page.content()).not.toContain('工地欠我')
}

test('who goes without a word leaves nothing: asked aloud after a minute, wiped after 20 s more', async ({ person, hub }) => {
  const kiosk = await person(KIOSK)
  await kiosk.clock.install()
  await enrolled(kiosk, hub)
  await kiosk.getByTestId('kiosk-start').click()
  await kiosk.getByTestId('category-LABOUR').click()
  await kiosk.getByTestId('facts').fill('工地欠我三个月工资')
  const spoken = kiosk.waitForRequest(/\/voice\/zh-CN\/idle\.mp3/)
  await kiosk.clock.fastForward(60_500)
  await spoken
  await expect(kiosk.getByTestId('still-here')).toBeVisible()
  await look(kiosk, 'kiosk-idle', KIOSK_LEAST)
  await kiosk.getByTestId('still-here').click()
  await expect(kiosk.getByTestId('facts')).toHaveValue(/工地/)
  await kiosk.clock.fastForward(60_500)
  await expect(kiosk.getByTestId('still-here')).toBeVisible()
  await kiosk.clock.fastForward(20_500)
  await expect(kiosk.getByTestId('kiosk-start')).toBeVisible()
  await isClean(kiosk)
})

test('who waits is asked after three minutes; without an answer the place goes to the next', async ({ person, hub }) => {
  const kiosk = await person(KIOSK)
  await kiosk.clock.install()
  await enrolled(kiosk, hub)
  await kiosk.getByTestId('kiosk-start').click()
  await tellUntilCheck(kiosk)
  await kiosk.getByTestId('ask').click()
  await expect(kiosk.getByTestId('place')).toBeVisible()
  await kiosk.clock.fastForward(100_000)
  await kiosk.clock.fastForward(79_000)
  await expect(kiosk.getByTestId('still-here')).toHaveCount(0)
  await kiosk.clock.fastForward(2_000)
  await expect(kiosk.getByTestId('still-here')).toBeVisible()
  await look(kiosk, 'kiosk-still-waiting', KIOSK_LEAST)
  await kiosk.getByTestId('still-here').click()
  await expect(kiosk.getByTestId('place')).toBeVisible()
  await kiosk.clock.fastForward(181_000)
  await expect(kiosk.getByTestId('still-here')).toBeVisible()
  await kiosk.clock.fastForward(60_500)
  await expect(kiosk.getByTestId('kiosk-start')).toBeVisible()
  expect(hub.commands.some(({ body }) => body.case === 'withdraw')).toBe(true)
})

/** As a reader types it, without a pause. */
async function lay(page: Page, card: string): Promise<void> {
  await page.evaluate((line) => [...line, 'Enter'].forEach((key) => window.dispatchEvent(new KeyboardEvent('keydown', { key }))), card)
}

test('a card fills the name in, and nothing else', async ({ person, hub }) => {
  const kiosk = await person(KIOSK)
  await enrolled(kiosk, hub)
  await lay(kiosk, '王建国,男,汉,19520307,浙江省桐乡市,11010519491231002X')
  await tellUntilCheck(kiosk)
  await kiosk.getByTestId('ask').click()
  await expect(kiosk.getByTestId('place')).toBeVisible()
  const ask = hub.commands.find(({ body }) => body.case === 'askForLawyer')!
  expect(ask.body.value).toMatchObject({ displayName: '王建国' })
  expect(JSON.stringify(ask, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('11010519491231002X')
  expect(hub.terminals.the().use?.way).toBe('CARD')
})

test('a device that is revoked, or copied, serves nobody and says why', async ({ person, hub }) => {
  const kiosk = await person(KIOSK)
  await enrolled(kiosk, hub)
  hub.terminals.the().shut = 'REVOKED'
  hub.closeAll(4301)
  await expect(kiosk.getByTestId('shut')).toHaveAttribute('data-code', 'TERMINAL_REVOKED')
  await look(kiosk, 'terminal-revoked', KIOSK_LEAST)
  await kiosk.getByTestId('enrol-anew').click()
  await expect(kiosk.getByTestId('enrol-code')).toBeVisible()
})

for (const [name, size] of Object.entries({ upright: UPRIGHT, wide: WIDE })) {
  test(`one touch calls a lawyer at a village terminal, ${name}`, async ({ person, hub }) => {
    const page = await person(size)
    await enrolled(page, hub, VILLAGE_POST)
    await look(page, `village-home-${name}`, VILLAGE_LEAST)
    const spoken = page.waitForRequest(/\/voice\/zh-CN\/connecting\.mp3/)
    await page.getByTestId('village-call').click()
    await spoken
    await expect(page.getByTestId('place')).toBeVisible()
    expect(hub.commands.find(({ body }) => body.case === 'askForLawyer')?.body.value).toMatchObject({ channel: Channel.VILLAGE_TERMINAL, village: 'minhe', category: 'OTHER', noticeVersion: '1' })
    await look(page, `village-waiting-${name}`, VILLAGE_LEAST)
    const lawyer = await person(DESKTOP)
    await logInLawyer(lawyer)
    await goOnDuty(lawyer)
    await lawyer.getByTestId('offer-accept').click()
    await seesMotion(page)
    await look(page, `village-call-${name}`, VILLAGE_LEAST)
    await page.getByTestId('hang-up').click()
    if (name === 'upright') await look(page, 'village-hang-up', VILLAGE_LEAST)
    await page.getByTestId('hang-up-confirm').click()
    await page.getByTestId('rate-5').click()
    await expect(page.getByTestId('rate-comment')).toHaveCount(0)
    if (name === 'upright') await look(page, 'village-rating', VILLAGE_LEAST)
    await page.getByTestId('finish').click()
    await expect(page.getByTestId('village-call')).toBeVisible()
    await expect.poll(() => hub.terminals.the().use).toBeUndefined()
  })
}

test('without a lawyer a number is touched, not typed', async ({ person, hub }) => {
  const page = await person(UPRIGHT)
  await enrolled(page, hub, VILLAGE_POST)
  hub.setOpen(false)
  await page.getByTestId('village-call').click()
  for (const key of '1380000000') await page.getByTestId(`pad-${key}`).click()
  await page.getByTestId('pad-back').click()
  for (const key of '01') await page.getByTestId(`pad-${key}`).click()
  await expect(page.getByTestId('pad-number')).toHaveText('138 0000 0001')
  await look(page, 'village-callback', VILLAGE_LEAST)
  await page.getByTestId('fallback-send').click()
  await expect.poll(() => hub.commands.filter(({ body }) => body.case === 'askForLawyer').at(-1)?.body.value).toMatchObject({ contact: '13800000001' })
})

test('keys alone do all of it, and every part has a name', async ({ person, hub }) => {
  const page = await person(KIOSK)
  await enrolled(page, hub)
  await expect(page.getByRole('img', { name: '登录用的二维码，用手机扫' })).toBeVisible()
  await page.getByRole('button', { name: /现在找律师/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /打工/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.getByRole('button', { name: '结束并清除' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('kiosk-start')).toBeVisible()
})
