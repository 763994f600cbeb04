import type { Page } from '@playwright/test'
import { mondayOf } from '../../src/admin/rota'
import { dayAfter, dayOf, momentOf } from '../../src/shared/zone'
import { DutyState } from '../../src/wire/legalhub/v1/views_pb'
import type { FakeHub } from '../fakehub/fakehub'
import { DESKTOP, expect, inspect, speakOther, test } from './base'

const LAPTOP = { width: 1366, height: 768 }
const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000
/** A day of next week: nothing of it has begun, whenever this test runs. */
const later = () => dayAfter(mondayOf(dayOf(Date.now(), ZONE)), 9)
const at = (day: string, hours: number) => momentOf(day, hours * 60, ZONE)

async function openRota(page: Page, english = false): Promise<void> {
  await page.goto('/admin/')
  if (english) await speakOther(page)
  await page.getByTestId('login-name').fill('admin')
  await page.getByTestId('login-password').fill('demo')
  await page.getByTestId('login').click()
  await page.getByTestId('to-rota').click()
  await expect(page.getByTestId('day')).toHaveCount(7)
}

/** Two are due now, one of them is there; and a week around them. */
function busyWeek(hub: FakeHub): void {
  const now = Date.now()
  hub.rota.plan('wuzhen', 'now-shen', { lawyer: 'lawyer-shen', fromMillis: now - HOUR / 2, untilMillis: now + 2 * HOUR })
  hub.rota.plan('wuzhen', 'now-zhou', { lawyer: 'lawyer-zhou', fromMillis: now - HOUR / 2, untilMillis: now + 2 * HOUR })
  const monday = mondayOf(dayOf(now, ZONE))
  for (let day = 0; day < 14; day++) {
    const [from, until] = [at(dayAfter(monday, day), 8.5), at(dayAfter(monday, day), 12)]
    if (until < now - HOUR || from > now + 3 * HOUR) hub.rota.plan('wuzhen', `day-${day}`, { lawyer: day % 2 ? 'lawyer-zhou' : 'lawyer-shen', fromMillis: from, untilMillis: until })
  }
  hub.rota.plan('wuzhen', 'night', { lawyer: 'lawyer-shen', fromMillis: at(later(), 22), untilMillis: at(dayAfter(later()), 6) })
  hub.setDuty('lawyer-shen', DutyState.IN_CALL)
}

test('a week, who is on duty now, and who has not come, in words', async ({ person, hub }) => {
  busyWeek(hub)
  const page = await person(LAPTOP)
  await openRota(page)
  const today = page.locator('td.today')
  await expect(page.getByRole('columnheader', { name: /今天/ })).toHaveCount(1)
  await expect(page.getByTestId('duty-now')).toHaveText([/周律师\s*未到岗，应于/, /沈律师\s*通话中/])
  await expect(today.locator('[data-shift=now-zhou]')).toHaveText(/周律师.*未到岗/)
  await expect(today.locator('[data-shift=now-shen]')).toHaveText(/沈律师.*值班中/)
  await inspect(page, 'admin-rota')
  await page.getByTestId('week-after').click()
  const night = page.locator('[data-shift=night]')
  await expect(night).toHaveText([/22:00–次日 06:00/, /接前一日，至 06:00/])
  await expect(page.getByTestId('day').filter({ has: night })).toHaveCount(2)
  await page.getByTestId('week-this').click()

  hub.setDuty('lawyer-zhou', DutyState.AWAY)
  await expect(page.getByTestId('duty-now').filter({ hasText: '周律师' })).toHaveText(/暂时离开/)
  await expect(today.locator('[data-shift=now-zhou]')).toHaveText(/值班中/)
  await page.setViewportSize(DESKTOP)
  hub.setDuty('lawyer-zhou', DutyState.OFF_DUTY)
  await speakOther(page)
  await expect(today.locator('[data-shift=now-zhou]')).toHaveText(/No-show/)
  await inspect(page, 'admin-rota-en')
})

test('who is there without a shift is named; a week without shifts says so', async ({ person, hub }) => {
  hub.setDuty('lawyer-shen', DutyState.AVAILABLE)
  const page = await person(DESKTOP)
  await openRota(page)
  await expect(page.getByTestId('nobody-planned')).toBeVisible()
  await expect(page.getByTestId('unplanned')).toHaveText(/沈律师/)
  await expect(page.getByTestId('day')).toHaveText(Array(7).fill(/无人值班/))
  await inspect(page, 'admin-rota-empty')
})

test('a night shift is planned for three weeks, changed and cancelled', async ({ person, hub }) => {
  const page = await person(LAPTOP)
  await openRota(page)
  await page.getByTestId('week-after').click()
  await page.getByTestId(`plan-${later()}`).click()
  await expect(page.getByTestId('shift-day')).toHaveValue(later())
  await page.getByTestId('shift-lawyer').selectOption('lawyer-zhou')
  await page.getByTestId('shift-from').fill('22:00')
  await page.getByTestId('shift-until').fill('06:00')
  await page.getByTestId('shift-weeks').fill('3')
  await expect(page.getByTestId('plain')).toHaveText(/22:00 至 .* 06:00，共 8 小时.*共 3 班/)
  await inspect(page, 'admin-rota-form')
  await page.getByTestId('shift-save').click()
  await expect(page.getByTestId('said')).toHaveText('已排 3 班。')
  const planned = [0, 7, 14].map((days) => ({ lawyer: 'lawyer-zhou', fromMillis: at(dayAfter(later(), days), 22), untilMillis: at(dayAfter(later(), days + 1), 6) }))
  expect([...hub.rota.of('wuzhen').values()]).toEqual(planned)

  await page.getByTestId(`plan-${later()}`).click()
  await page.getByTestId('shift-lawyer').selectOption('lawyer-zhou')
  await page.getByTestId('shift-until').fill('23:00')
  await expect(page.getByTestId('problem')).toHaveText(/已有班/)
  await expect(page.getByTestId('shift-save')).toBeDisabled()
  await page.keyboard.press('Escape')

  await page.getByTestId('shift').first().click()
  await page.getByTestId('shift-lawyer').selectOption('lawyer-shen')
  await page.getByTestId('shift-until').fill('05:00')
  await page.getByTestId('shift-save').click()
  await expect(page.getByTestId('said')).toHaveText('已修改。')
  await expect(page.getByTestId('shift').first()).toHaveText(/沈律师.*次日 05:00/)
  expect(hub.rota.of('wuzhen').size).toBe(3)

  await speakOther(page)
  await page.getByTestId('shift').first().click()
  await inspect(page, 'admin-rota-change-en')
  await page.getByTestId('shift-cancel').click()
  await inspect(page, 'admin-rota-cancel-en')
  await page.getByTestId('cancel-yes').click()
  await expect(page.getByTestId('shift')).toHaveCount(0)
  expect(hub.rota.of('wuzhen').size).toBe(2)
})

test('what the hub refuses is said, and what was planned before it stays', async ({ person, hub }) => {
  const page = await person(DESKTOP)
  await openRota(page)
  await page.getByTestId('week-after').click()
  await page.getByTestId(`plan-${later()}`).click()
  await page.getByTestId('shift-weeks').fill('2')
  let asked = 0
  await page.route('**/api/admin/rota/**', (route) => (++asked === 2 ? route.abort() : route.continue()))
  await page.getByTestId('shift-save').click()
  await expect(page.getByTestId('problem')).toBeVisible()
  await expect(page.getByTestId('shift')).toHaveCount(1)
  await page.getByTestId('shift-save').click()
  await expect(page.getByTestId('said')).toHaveText('已排 1 班。')
  expect(asked).toBe(3)
  expect(hub.rota.of('wuzhen').size).toBe(2)
})

test('each office has its own rota and lawyers', async ({ person, hub }) => {
  hub.town.pools.push({ id: 'fengming', name: { zh: '凤鸣司法所', en: 'Fengming Judicial Office' }, desks: [] })
  hub.town.lawyers.push({ id: 'lawyer-lu', name: { zh: '陆律师', en: 'Ms Lu' }, pool: 'fengming' })
  hub.rota.plan('wuzhen', 'one', { lawyer: 'lawyer-shen', fromMillis: at(later(), 9), untilMillis: at(later(), 12) })
  hub.rota.plan('fengming', 'other', { lawyer: 'lawyer-lu', fromMillis: at(later(), 9), untilMillis: at(later(), 12) })
  const page = await person(LAPTOP)
  await openRota(page)
  await page.getByTestId('week-after').click()
  await expect(page.getByTestId('shift')).toHaveText([/沈律师/])
  await page.getByTestId('rota-office').selectOption('fengming')
  await expect(page.getByTestId('shift')).toHaveText([/陆律师/])
  await page.getByTestId('plan').click()
  await expect(page.getByTestId('shift-lawyer').locator('option')).toHaveText(['陆律师'])
})

test('the office is told who has not come', async ({ person, hub }) => {
  const value = { id: 'no-show-1-0', rule: 'NO_SHOW', limit: 600n, sinceMillis: BigInt(Date.now()), lawyerId: 'lawyer-shen' }
  hub.views.set('dashboard/wuzhen', 'alert/no-show-1-0', { case: 'alert', value })
  const page = await person(LAPTOP)
  await page.goto('/office/')
  await page.getByTestId('login-name').fill('qian')
  await page.getByTestId('login-password').fill('demo')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('alert')).toHaveText(/沈律师有班，但已超过 10 分钟不在岗/)
})
