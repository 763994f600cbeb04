import type { Page } from '@playwright/test'
import { Fallback, Group } from '../../src/wire/legalhub/v1/commands_pb'
import { DutyState } from '../../src/wire/legalhub/v1/views_pb'
import { DESKTOP, KIOSK, PHONE, askForLawyer, expect, inspect, speakOther, startAnonymously, tellUntilCheck, test } from './base'

for (const [name, size] of Object.entries({ phone: PHONE, kiosk: KIOSK, desktop: DESKTOP })) {
  for (const language of ['zh', 'en']) {
    test(`from the first page into the queue, step by step, on ${name} in ${language}`, async ({ person, hub }) => {
      hub.addTicket('NEIGHBOURS')
      hub.addTicket('MEDICAL')
      const page = await person(size)
      const shot = (state: string) => inspect(page, `resident-${state}-${name}-${language}`)
      await page.goto('/resident/')
      if (language === 'en') await speakOther(page)
      await page.getByTestId('display-name').fill('王大爷')
      await shot('home')
      await page.getByTestId('start-anonymous').click()
      await expect(page.getByTestId('category-LABOUR')).toBeVisible()
      await shot('topic')
      await page.getByTestId('category-LABOUR').click()
      await page.getByTestId('facts').fill('工地欠我三个月工资。')
      await page.getByTestId('group-ELDERLY').check()
      await shot('details')
      await page.getByTestId('next').click()
      await page.getByTestId('next').click()
      await expect(page.getByRole('alert')).toBeVisible()
      await shot('notice')
      await page.getByTestId('agree-notice').check()
      await page.getByTestId('next').click()
      await expect(page.getByTestId('check-network')).toBeVisible()
      await shot('check')
      await page.getByTestId('ask').click()
      await expect(page.getByTestId('place')).toHaveText(/2/)
      await expect(page.getByTestId('estimate')).toHaveText(/3.*7/)
      await shot('waiting')
    })
  }
}

test('what was asked is what was told', async ({ person, hub }) => {
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  const ask = hub.commands.find(({ body }) => body.case === 'askForLawyer')!.body.value
  expect(ask).toMatchObject({
    desk: 'labour', category: 'LABOUR', displayName: '王大爷', otherParty: '桐乡某建筑公司', noticeVersion: '1',
    recordingConsent: false, media: { audio: true, video: true },
  })
})

test('a reload returns to the queue, and to the step before it', async ({ person }) => {
  const page = await person()
  await startAnonymously(page)
  await page.getByTestId('category-LABOUR').click()
  await page.getByTestId('facts').fill('说了一半')
  await page.reload()
  await expect(page.getByTestId('facts')).toHaveValue('说了一半')
  await page.goBack()
  await expect(page.getByTestId('category-LABOUR')).toBeVisible()
  await tellUntilCheck(page)
  await page.getByTestId('ask').click()
  await expect(page.getByTestId('place')).toBeVisible()
  await page.reload()
  await expect(page.getByTestId('place')).toBeVisible()
})

test('leaving the queue asks first', async ({ person }) => {
  const page = await person()
  await askForLawyer(page)
  await page.getByTestId('leave-queue').click()
  await inspect(page, 'resident-leave')
  await page.getByTestId('leave-no').click()
  await expect(page.getByTestId('place')).toBeVisible()
  await page.getByTestId('leave-queue').click()
  await page.getByTestId('leave-yes').click()
  await expect(page.getByTestId('start-anonymous')).toBeVisible()
})

test('no honest estimate is said to be none', async ({ person, hub }) => {
  hub.estimate = undefined
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('estimate')).toHaveText(/说不准/)
  await inspect(page, 'resident-no-estimate')
})

test('a place that changes is shown and said aloud', async ({ person, hub }) => {
  hub.addTicket('MEDICAL')
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toHaveText('前面还有 1 位')
  hub.setDuty('lawyer-zhou', DutyState.AVAILABLE)
  hub.estimate = { p50: 20, p90: 50 }
  hub.refreshPlaces()
  await expect(page.getByTestId('estimate')).toHaveText(/不到 1 分钟/)
})

test('after a long wait a callback can be had instead; the promise is kept over a reload', async ({ person, hub }) => {
  hub.fallbacks = [Fallback.CALLBACK, Fallback.MESSAGE]
  const page = await person()
  await askForLawyer(page)
  await page.getByTestId('fallback-CALLBACK').click()
  await page.getByTestId('fallback-send').click()
  await expect(page.getByTestId('problem')).toBeVisible()
  await page.getByTestId('fallback-contact').fill('138 0000 1234')
  await inspect(page, 'resident-fallback')
  await page.getByTestId('fallback-send').click()
  await expect(page.getByTestId('promised')).toBeVisible()
  await inspect(page, 'resident-promised')
  await page.reload()
  await expect(page.getByTestId('promised')).toBeVisible()
  const chosen = hub.commands.find(({ body }) => body.case === 'chooseFallback')!.body.value
  expect(chosen).toMatchObject({ kind: Fallback.CALLBACK, contact: '138 0000 1234' })
  await page.getByTestId('promised-done').click()
  await expect(page.getByTestId('start-anonymous')).toBeVisible()
})

test('out of hours it is said at once, and a message can be left', async ({ person, hub }) => {
  hub.setOpen(false)
  const page = await person()
  await page.goto('/resident/')
  await expect(page.getByTestId('hours')).toHaveText(/没到时间/)
  await inspect(page, 'resident-home-closed')
  await page.getByTestId('start-anonymous').click()
  await tellUntilCheck(page)
  await page.getByTestId('ask').click()
  await expect(page.getByTestId('choosing')).toBeVisible()
  await inspect(page, 'resident-closed')
  await page.getByTestId('fallback-MESSAGE').click()
  await expect(page.getByTestId('fallback-text')).toHaveValue(/工地/)
  await page.getByTestId('fallback-contact').fill('138 0000 1234')
  await page.getByTestId('fallback-send').click()
  await expect(page.getByTestId('promised')).toBeVisible()
  const asked = hub.commands.filter(({ body }) => body.case === 'askForLawyer').at(-1)!.body.value
  expect(asked).toMatchObject({ instead: Fallback.MESSAGE, contact: '138 0000 1234', text: expect.stringMatching(/工地/) })
})

test('a ticket that found no lawyer offers a choice', async ({ person, hub }) => {
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  hub.giveUp('ABSENT_TOO_LONG')
  await expect(page.getByTestId('choosing')).toContainText('离开太久')
  await inspect(page, 'resident-choosing')
  await page.getByTestId('choose-nothing').click()
  await expect(page.getByTestId('start-anonymous')).toBeVisible()
})

test('danger shows 110 large, before and after asking', async ({ person, hub }) => {
  const page = await person()
  await startAnonymously(page)
  await page.getByTestId('in-danger').click()
  await expect(page.getByTestId('danger')).toContainText('110')
  await expect(page.getByTestId('danger').getByRole('link')).toHaveAttribute('href', 'tel:110')
  await inspect(page, 'resident-danger')
  await tellUntilCheck(page)
  await page.getByTestId('ask').click()
  await expect(page.getByTestId('place')).toBeVisible()
  await expect(page.getByTestId('danger')).toBeVisible()
  expect(hub.commands.find(({ body }) => body.case === 'askForLawyer')!.body.value).toMatchObject({ groups: [Group.IN_DANGER] })
  await inspect(page, 'resident-danger-waiting')
})

test('logging in by phone and code', async ({ person }) => {
  const page = await person()
  await page.goto('/resident/')
  await page.getByTestId('start-phone').click()
  await page.getByTestId('phone').fill('123')
  await page.getByTestId('send-code').click()
  await expect(page.getByTestId('problem')).toBeVisible()
  await page.getByTestId('phone').fill('13800001234')
  await page.getByTestId('send-code').click()
  await page.getByTestId('code').fill('000000')
  await page.getByTestId('enter-code').click()
  await expect(page.getByTestId('problem')).toHaveText(/验证码不对/)
  await inspect(page, 'resident-phone')
  await page.getByTestId('code').fill('123456')
  await page.getByTestId('enter-code').click()
  await expect(page.getByTestId('my-records')).toBeVisible()
  await inspect(page, 'resident-home-in')
  await page.getByTestId('my-records').click()
  await expect(page.getByText('还没有记录')).toBeVisible()
  await inspect(page, 'resident-records-none')
  await page.getByRole('button', { name: '回到首页' }).click()
  await page.getByTestId('log-out').click()
  await expect(page.getByTestId('start-phone')).toBeVisible()
})

test('two tabs of one person have one seat; a touch brings it back', async ({ person }) => {
  const first = await person()
  await askForLawyer(first)
  await expect(first.getByTestId('place')).toBeVisible()
  const second = await first.context().newPage()
  await second.goto('/resident/')
  await expect(second.getByTestId('place')).toBeVisible()
  await expect(first.getByTestId('continue-here')).toBeVisible()
  await inspect(first, 'resident-displaced')
  await first.getByTestId('continue-here').click()
  await expect(first.getByTestId('place')).toBeVisible()
  await expect(second.getByTestId('continue-here')).toBeVisible()
})

test('a lost line is said, and what it means; it comes back by itself', async ({ person, hub }) => {
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  hub.sendAway(60_000)
  await expect(page.getByTestId('connection-lost')).toContainText('没有丢')
  await inspect(page, 'resident-lost')
  await page.getByRole('button', { name: '马上重连' }).click()
  await expect(page.getByTestId('connection-lost')).toBeHidden()
  await expect(page.getByTestId('place')).toBeVisible()
})

test('a refusal is said in plain words', async ({ person, hub }) => {
  hub.refusals.set('askForLawyer', { code: 'QUEUE_FULL', retryable: false })
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('problem')).toHaveText(/排队的人已经满了/)
  await expect(page.getByTestId('check-network')).toBeVisible()
  await inspect(page, 'resident-refused')
})

test('a busy hub is asked again by itself', async ({ person, hub }) => {
  hub.refusals.set('askForLawyer', { code: 'BUSY', retryable: true })
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
})

test('a revoked log-in leads back to the start', async ({ person, hub }) => {
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  hub.closeAll(4301)
  await expect(page.getByTestId('start-phone')).toBeVisible()
})

test('a page that the hub cannot work with says so', async ({ person, hub }) => {
  const page = await person()
  await startAnonymously(page)
  await expect(page.getByTestId('category-LABOUR')).toBeVisible()
  hub.closeAll(4400)
  await expect(page.getByTestId('try-again')).toBeVisible()
  await inspect(page, 'resident-faulty')
})

test('a hub that is away is said, with what to do', async ({ person }) => {
  const page = await person()
  await page.route('**/api/town', (route) => route.abort())
  await page.goto('/resident/')
  await expect(page.getByTestId('try-again')).toBeVisible()
  await inspect(page, 'resident-unreachable')
  await page.unroute('**/api/town')
  await page.getByTestId('try-again').click()
  await expect(page.getByTestId('start-anonymous')).toBeVisible()
})

/** Devices as they fail on real phones. */
async function breakDevices(page: Page, kinds: ('audio' | 'video')[], error: string): Promise<void> {
  await page.addInitScript(
    ({ kinds, error }) => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = (wanted = {}) =>
        kinds.some((kind) => wanted[kind]) ? Promise.reject(new DOMException('broken', error)) : open(wanted)
    },
    { kinds, error },
  )
}

for (const [name, kinds, error, advice] of [
  ['no camera', ['video'], 'NotFoundError', '没有找到'],
  ['a camera in use', ['video'], 'NotReadableError', '别的程序'],
  ['nothing allowed', ['audio', 'video'], 'NotAllowedError', '允许'],
] as const) {
  test(`the device check says plainly: ${name}`, async ({ person, hub }) => {
    const page = await person()
    await breakDevices(page, [...kinds], error)
    await startAnonymously(page)
    await tellUntilCheck(page)
    await expect(page.getByTestId('check-camera')).toContainText(advice)
    await inspect(page, `resident-check-${name.replaceAll(' ', '-')}`)
    await page.getByTestId('ask').click()
    await expect(page.getByTestId('place')).toBeVisible()
    const audio = !kinds.includes('audio' as never)
    expect(hub.commands.find(({ body }) => body.case === 'askForLawyer')!.body.value).toMatchObject({ media: { audio, video: false } })
  })
}
