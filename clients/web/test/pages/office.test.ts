import type { Page } from '@playwright/test'
import { TODAY, busyDay, show } from '../fakehub/day'
import { DESKTOP, expect, inspect, test } from './base'

const LAPTOP = { width: 1366, height: 768 }
const WALL = { width: 1920, height: 1080 }
const WALL_4K = { width: 3840, height: 2160 }

async function logIn(page: Page, hash = ''): Promise<void> {
  await page.goto(`/office/${hash}`)
  await page.getByTestId('login-name').fill('qian')
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
  })
}

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
  await page.getByTestId('found-village').selectOption('hengang')
  await page.getByTestId('found-state').selectOption('OPEN')
  await page.getByTestId('found-look').click()
  await expect(page.getByTestId('found-none')).toBeVisible()
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
