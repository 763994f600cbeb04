import type { Page } from '@playwright/test'
import { TODAY, busyDay, raise, show, twoOffices } from '../fakehub/day'
import { DESKTOP, expect, inspect, test } from './base'

const LAPTOP = { width: 1366, height: 768 }
const WALL = { width: 1920, height: 1080 }
const WALL_4K = { width: 3840, height: 2160 }

async function logIn(page: Page, hash = '', name = 'qian'): Promise<void> {
  await page.goto(`/office/${hash}`)
  await page.getByTestId('login-name').fill(name)
  await page.getByTestId('login-password').fill('demo')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('asked')).toBeVisible()
}

test('a lawyer is told that this is another page', async ({ person }) => {
  const page = await person(DESKTOP)
  await page.goto('/office/')
  await page.getByTestId('login-name').fill('shen')
  await page.getByTestId('login-password').fill('demo')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('problem')).toHaveText(/不是司法所/)
  await inspect(page, 'office-login')
})

test('an empty day says so', async ({ person, hub }) => {
  show(hub, {})
  const page = await person(LAPTOP)
  await logIn(page)
  await expect(page.getByTestId('asked')).toHaveText('0')
  await expect(page.getByTestId('answered')).toHaveText('–')
  await inspect(page, 'office-empty')
})

test('the board, its spans and its tables, in both languages', async ({ person, hub }) => {
  busyDay(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  await expect(page.getByTestId('asked')).toHaveText('187')
  await expect(page.getByTestId('answered')).toHaveText('90%')
  await expect(page.getByTestId('stars')).toHaveText('4.5')
  await expect(page.getByTestId('waiting')).toHaveText('5')
  await expect(page.getByTestId('lawyer')).toHaveCount(2)
  await inspect(page, 'office-board')
  await page.getByTestId('language').click()
  await inspect(page, 'office-board-en')
  await page.getByTestId('span-week').click()
  await expect(page.getByTestId('asked')).toHaveText('1,204')
  await page.getByRole('button', { name: 'Table' }).first().click()
  await expect(page.getByRole('cell', { name: '38', exact: true }).first()).toBeVisible()
  await inspect(page, 'office-table-en')
})

for (const [name, size] of Object.entries({ wall: WALL, 'wall-4k': WALL_4K })) {
  test(`a wall screen shows all of it without scrolling, on ${name}`, async ({ person, hub }) => {
    busyDay(hub)
    const page = await person(size)
    await logIn(page, '#wall')
    await expect(page.getByTestId('concern')).toHaveCount(3)
    await inspect(page, `office-${name}`)
    const hidden = await page.evaluate(cutOff)
    expect(hidden, 'cut off').toEqual([])
    const least = (size.width / 1920) * 20
    expect(await page.evaluate(smallLetters, least), 'too small for five metres').toEqual([])
    raise(hub)
    await expect(page.getByTestId('alert')).toHaveText(/超过 10 分钟/)
    await expect(page.getByTestId('alert-take')).toHaveCount(0)
    await inspect(page, `office-${name}-alert`)
    expect(await page.evaluate(cutOff), 'cut off by the alert').toEqual([])
  })
}

test('an alert stands above everything until it is over, and a person takes it on', async ({ person, hub }) => {
  busyDay(hub)
  raise(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  await expect(page.getByTestId('alert')).toHaveText(/有人等候已超过 10 分钟/)
  await inspect(page, 'office-alert')
  await page.getByTestId('alert-take').click()
  await expect(page.getByTestId('alert-taken')).toBeVisible()
  await expect(page.getByTestId('alert-take')).toBeHidden()
  await page.getByTestId('language').click()
  await inspect(page, 'office-alert-taken-en')
  hub.views.set('dashboard/wuzhen', 'alert/waiting-over-1', undefined)
  await expect(page.getByTestId('alert')).toBeHidden()
})

test('news comes by itself; a lost line says how old the picture is', async ({ person, hub }) => {
  busyDay(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  show(hub, { ...TODAY, asked: 188 })
  await expect(page.getByTestId('asked')).toHaveText('188')
  await expect(page.getByTestId('age')).not.toHaveClass(/stale/)
  show(hub, { ...TODAY, asked: 188 }, Date.now() - 90_000)
  await expect(page.getByTestId('age')).toHaveClass(/stale/)
  await inspect(page, 'office-stale')
  hub.restart()
  show(hub, { ...TODAY, asked: 190 })
  await expect(page.getByTestId('asked')).toHaveText('190')
})

test('records are found, paged and downloaded', async ({ person, hub }) => {
  busyDay(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  await page.getByTestId('to-records').click()
  const rows = page.getByTestId('found-list').locator('tbody tr')
  await expect(rows).toHaveCount(4)
  await inspect(page, 'office-records')
  await page.getByTestId('found-steps').nth(1).click()
  await expect(page.getByTestId('steps').getByRole('listitem')).toHaveText([/开始/, /结束：已解答/, /写好记录/, /评价 5 分/])
  await inspect(page, 'office-records-steps')
  await page.getByTestId('found-steps').nth(1).click()
  await expect(page.getByTestId('steps')).toBeHidden()
  await page.getByTestId('found-more').click()
  await expect(rows).toHaveCount(6)
  await expect(page.getByTestId('found-more')).toBeHidden()
  await page.getByTestId('found-service').selectOption('consultation')
  await page.getByTestId('found-look').click()
  await expect(rows).toHaveCount(2)
  await page.getByTestId('language').click()
  await inspect(page, 'office-records-en')
  const table = page.waitForEvent('download')
  await page.getByTestId('found-save').click()
  expect((await table).suggestedFilename()).toMatch(/^records-.*\.csv$/)
  const workbook = page.waitForEvent('download')
  await page.getByTestId('found-save-xlsx').click()
  expect((await workbook).suggestedFilename()).toMatch(/^records-.*\.xlsx$/)
  await page.getByTestId('found-village').selectOption('hengang')
  await page.getByTestId('found-state').selectOption('OPEN')
  await page.getByTestId('found-look').click()
  await expect(page.getByTestId('found-none')).toBeVisible()
})

test('the records of a person are found by the phone number that they log in with', async ({ person, hub }) => {
  busyDay(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  await page.getByTestId('to-records').click()
  await page.getByTestId('found-phone').fill('13800000000')
  await page.getByTestId('found-look').click()
  await expect(page.getByTestId('found-list').locator('tbody tr')).toHaveCount(2)
  await page.getByTestId('found-phone').fill('13911111111')
  await page.getByTestId('found-look').click()
  await expect(page.getByTestId('problem')).toHaveText(/没有用这个号码登录过/)
})

test('the hall of any minute of a day is shown again', async ({ person, hub }) => {
  busyDay(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  await page.getByTestId('to-replay').click()
  await page.getByTestId('replay-day').fill('2026-11-20')
  await page.getByTestId('replay-slider').fill('642')
  await expect(page.getByTestId('replay-time')).toHaveText('10:42')
  await expect(page.getByTestId('ticket')).toHaveCount(1)
  await page.getByTestId('replay-slider').fill('900')
  await expect(page.getByTestId('ticket')).toHaveCount(3)
  await page.getByTestId('replay-back').click()
  await expect(page.getByTestId('replay-time')).toHaveText('14:59')
  await expect(page.getByTestId('lawyer').first()).toHaveText(/5:12/)
  await inspect(page, 'office-replay')
  await page.getByTestId('language').click()
  await inspect(page, 'office-replay-en')
})

test('an administrator sees all offices side by side, and chooses one', async ({ person, hub }) => {
  busyDay(hub)
  twoOffices(hub)
  const page = await person(LAPTOP)
  await logIn(page, '', 'admin')
  await page.getByTestId('to-offices').click()
  await expect(page.getByTestId('office')).toHaveText([/乌镇司法所.*187/, /凤鸣司法所.*73/])
  await expect(page.getByTestId('sum-today')).toHaveText(/260/)
  await inspect(page, 'office-offices')
  await page.getByTestId('language').click()
  await inspect(page, 'office-offices-en')
  await page.getByRole('button', { name: 'Wuzhen' }).click()
  await expect(page.getByTestId('asked')).toHaveText('187')
})

test('an officer chooses between offices, and compares none', async ({ person, hub }) => {
  busyDay(hub)
  twoOffices(hub)
  const page = await person(LAPTOP)
  await logIn(page)
  await expect(page.getByTestId('choose-office')).toHaveValue('wuzhen')
  await expect(page.getByTestId('to-offices')).toBeHidden()
})

/** Boxes whose content doesn't fit into them. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.card, .board > *')]
    .filter((box) => box.scrollHeight > box.clientHeight + 2 || box.getBoundingClientRect().bottom > window.innerHeight + 1)
    .map((box) => `${box.className}: ${box.innerText.slice(0, 40)}`)
}

function smallLetters(least: number): string[] {
  return [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((some) => some.checkVisibility() && !some.closest('.out-of-sight') && some.childElementCount === 0 && some.textContent?.trim())
    .filter((some) => parseFloat(getComputedStyle(some).fontSize) < least)
    .map((some) => some.textContent!.trim().slice(0, 30))
}
