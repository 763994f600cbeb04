import { Fallback, Group } from '../../src/wire/legalhub/v1/commands_pb'
import { DutyState } from '../../src/wire/legalhub/v1/views_pb'
import { DESKTOP, askForLawyer, expect, goOnDuty, inspect, logInLawyer, speakOther, startAnonymously, talk, tellUntilCheck, test } from './base'

const SMALL = { width: 1280, height: 720 }

test('log-in, off duty, on duty', async ({ person }) => {
  const page = await person(DESKTOP)
  await page.goto('/lawyer/')
  await page.getByTestId('login-name').fill('shen')
  await page.getByTestId('login-password').fill('wrong')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('problem')).toHaveText(/不对/)
  await inspect(page, 'lawyer-login')
  await logInLawyer(page)
  await expect(page.getByTestId('duty-state')).toHaveText('未上岗')
  await inspect(page, 'lawyer-off-duty')
  await goOnDuty(page)
  await expect(page.getByTestId('duty-state')).toHaveText(/可接/)
  await inspect(page, 'lawyer-on-duty')
  await page.reload()
  await expect(page.getByTestId('duty-state')).toHaveText(/可接/)
  await page.getByTestId('duty-toggle').click()
  await expect(page.getByTestId('duty-state')).toHaveText('未上岗')
})

for (const [name, size] of Object.entries({ desktop: DESKTOP, small: SMALL })) {
  test(`the queue and an offer, in both languages, on ${name}`, async ({ person, hub }) => {
    hub.addTicket('LABOUR', [Group.ELDERLY], 95_000)
    hub.addTicket('NEIGHBOURS', [], 60_000)
    hub.addTicket('MARRIAGE_FAMILY', [Group.WOMAN, Group.IN_DANGER], 10_000)
    hub.addTicket('CONTRACT_DEBT', [], 4_000, Fallback.CALLBACK)
    const page = await person(size)
    await logInLawyer(page)
    await expect(page.getByTestId('ticket')).toHaveCount(4)
    await inspect(page, `lawyer-queue-${name}`)
    await speakOther(page)
    await inspect(page, `lawyer-queue-${name}-en`)
    await speakOther(page)
    await goOnDuty(page)
    await expect(page.getByTestId('offer')).toBeVisible()
    await expect(page.getByTestId('offer-rule')).toHaveText(/老年人/)
    await expect(page).toHaveTitle(/有来访/)
    await inspect(page, `lawyer-offer-${name}`)
    const before = Number(await page.getByTestId('offer-countdown').textContent())
    await expect.poll(async () => Number(await page.getByTestId('offer-countdown').textContent())).toBeLessThan(before)
    await page.getByTestId('offer-decline').click()
    await inspect(page, `lawyer-decline-${name}`)
    await page.getByTestId('decline-CONFLICT').click()
    await expect(page.getByTestId('offer')).toBeHidden()
    await expect(page.getByTestId('duty-reason')).toBeVisible()
    await expect(page).not.toHaveTitle(/有来访/)
    expect(hub.commands.find(({ body }) => body.case === 'declineOffer')!.body.value).toMatchObject({ reason: 'CONFLICT' })
    await inspect(page, `lawyer-away-${name}`)
  })
}

test('an offer that nobody answers goes away by itself', async ({ person, hub }) => {
  hub.ringMillis = 2_000
  hub.addTicket('LABOUR')
  const page = await person(DESKTOP)
  await logInLawyer(page)
  await goOnDuty(page)
  await expect(page.getByTestId('offer')).toBeVisible()
  await expect(page.getByTestId('offer')).toBeHidden()
  await expect(page.getByTestId('duty-state')).toHaveText('离开')
})

test('an offer rings: sound, title and notification', async ({ person, hub }) => {
  const page = await person(DESKTOP)
  await page.addInitScript(() => {
    const counted = window as unknown as { notes: number; notices: string[] }
    counted.notes = 0
    counted.notices = []
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (...when) {
      counted.notes++
      return start.apply(this, when)
    }
    window.Notification = class {
      static permission = 'granted'
      constructor(title: string) {
        counted.notices.push(title)
      }
      close() {}
    } as unknown as typeof Notification
  })
  await logInLawyer(page)
  await goOnDuty(page)
  hub.addTicket('LABOUR')
  await expect(page.getByTestId('offer')).toBeVisible()
  await expect.poll(() => page.evaluate(() => (window as unknown as { notes: number }).notes)).toBeGreaterThan(4)
  expect(await page.evaluate(() => (window as unknown as { notices: string[] }).notices)).toEqual(['有来访'])
})

test('by keyboard alone: on duty, accept with Enter, end, write, save', async ({ person }) => {
  const [lawyer, resident] = [await person(DESKTOP), await person()]
  await logInLawyer(lawyer)
  await expect(lawyer.getByTestId('duty-toggle')).toBeEnabled()
  await lawyer.getByTestId('duty-toggle').focus()
  await lawyer.keyboard.press('Enter')
  await expect(lawyer.getByTestId('duty-state')).toHaveText(/可接/)
  await askForLawyer(resident)
  await expect(lawyer.getByTestId('offer-accept')).toBeFocused()
  await lawyer.keyboard.press('Enter')
  await expect(lawyer.getByTestId('end-call')).toBeVisible()
  await lawyer.getByTestId('tab-case').focus()
  await lawyer.keyboard.press('ArrowRight')
  await expect(lawyer.getByTestId('tab-record')).toBeFocused()
  await lawyer.getByTestId('end-call').focus()
  await lawyer.keyboard.press('Enter')
  await expect(lawyer.getByTestId('outcome-RESOLVED')).toBeVisible()
  await lawyer.keyboard.press('Escape')
  await expect(lawyer.getByTestId('outcome-RESOLVED')).toBeHidden()
  await lawyer.keyboard.press('Enter')
  await lawyer.getByTestId('end-confirm').focus()
  await lawyer.keyboard.press('Enter')
  await lawyer.getByTestId('record-advice').focus()
  await lawyer.keyboard.type('协商不成就申请仲裁。')
  await lawyer.getByTestId('record-save').focus()
  await lawyer.keyboard.press('Enter')
  await expect(lawyer.getByTestId('wrap-up')).toBeHidden()
})

test('a transfer to a desk and a refusal that is said', async ({ person, hub }) => {
  const [lawyer, resident] = [await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  await lawyer.getByTestId('transfer').click()
  await lawyer.getByTestId('transfer-to').selectOption('desk:contract')
  await inspect(lawyer, 'lawyer-transfer')
  hub.refusals.set('transfer', { code: 'AT_CAPACITY', retryable: false })
  await lawyer.getByTestId('transfer-confirm').click()
  await expect(lawyer.getByText('已经到上限')).toBeVisible()
  await lawyer.getByTestId('transfer-confirm').click()
  await expect(lawyer.getByTestId('wrap-up')).toBeVisible()
  expect(hub.commands.find(({ body }) => body.case === 'transfer')!.body.value).toMatchObject({ to: { case: 'desk', value: 'contract' } })
})

test('a record needs advice, keeps the articles apart, locks, and then takes an addendum', async ({ person, hub }) => {
  const [lawyer, resident] = [await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('outcome-FOLLOW_UP').check()
  await lawyer.getByTestId('end-confirm').click()
  await lawyer.getByTestId('record-save').click()
  await expect(lawyer.getByTestId('problem')).toHaveText(/法律意见/)
  await lawyer.getByTestId('record-advice').fill('先投诉。')
  await lawyer.getByTestId('record-articles').fill('劳动法 第50条\n\n劳动合同法 第30条\n')
  await lawyer.getByTestId('record-follow-up').fill('2027-01-15')
  await lawyer.getByTestId('record-save').click()
  await expect(lawyer.getByTestId('wrap-up')).toBeHidden()
  expect(hub.commands.find(({ body }) => body.case === 'completeRecord')!.body.value).toMatchObject({
    category: 'LABOUR', facts: '工地欠我三个月工资，老板不接电话。', advice: '先投诉。', citedArticles: ['劳动法 第50条', '劳动合同法 第30条'], followUp: '2027-01-15',
  })
  await lawyer.getByTestId('to-records').click()
  await lawyer.locator('[data-testid^=record-consultation]').click()
  await expect(lawyer.getByTestId('record-advice')).toHaveValue('先投诉。')
  hub.lockRecords()
  await lawyer.getByTestId('addendum').fill('已电话回访。')
  await inspect(lawyer, 'lawyer-addendum')
  await lawyer.getByTestId('addendum-save').click()
  await expect(lawyer.getByTestId('addendum')).toHaveValue('')
})

test('a message is answered in writing', async ({ person, hub }) => {
  const [lawyer, resident] = [await person(DESKTOP), await person()]
  hub.setOpen(false)
  await startAnonymously(resident)
  await tellUntilCheck(resident)
  await resident.getByTestId('ask').click()
  await resident.getByTestId('fallback-MESSAGE').click()
  await resident.getByTestId('fallback-send').click()
  await expect(resident.getByTestId('promised')).toBeVisible()
  await logInLawyer(lawyer)
  await goOnDuty(lawyer)
  await expect(lawyer.getByTestId('offer-rule')).toHaveText('书面留言')
  await lawyer.getByTestId('offer-accept').click()
  await expect(lawyer.getByTestId('brief-facts')).toContainText('工地')
  await inspect(lawyer, 'lawyer-message')
  await expect(resident.getByText('正在回复您的留言')).toBeVisible()
  await inspect(resident, 'resident-written')
  expect(hub.commands.some(({ body }) => body.case === 'joinCall')).toBe(false)
})

test('a lost line says what it means for duty; another seat shows the way back', async ({ person, hub }) => {
  const page = await person(DESKTOP)
  await logInLawyer(page)
  await goOnDuty(page)
  hub.sendAway(60_000)
  await expect(page.getByTestId('connection-lost')).toContainText('暂停给您派来访')
  await inspect(page, 'lawyer-lost')
  await page.getByRole('button', { name: '马上重连' }).click()
  await expect(page.getByTestId('connection-lost')).toBeHidden()
  const other = await page.context().newPage()
  await other.goto('/lawyer/')
  await expect(page.getByTestId('continue-here')).toBeVisible()
  await inspect(page, 'lawyer-displaced')
  await page.getByTestId('continue-here').click()
  await expect(page.getByTestId('duty-toggle')).toBeEnabled()
  hub.setDuty('lawyer-shen', DutyState.AWAY, 'CONNECTION_LOST')
  await expect(page.getByTestId('duty-reason')).toContainText('连接中断过久')
})

test('half a record survives a reload and is gone after log-out', async ({ person }) => {
  const [lawyer, resident] = [await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  await lawyer.getByTestId('tab-record').click()
  await lawyer.getByTestId('record-advice').fill('写到一半')
  const drafts = () => lawyer.evaluate(() => JSON.stringify({ ...sessionStorage }).includes('写到一半'))
  expect(await drafts()).toBe(true)
  await lawyer.getByTestId('log-out').click()
  await expect(lawyer.getByTestId('login-name')).toBeVisible()
  expect(await drafts()).toBe(false)
})
