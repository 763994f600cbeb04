import type { Page } from '@playwright/test'
import { CallPhase } from '../../src/wire/legalhub/v1/views_pb'
import { DESKTOP, KIOSK, askForLawyer, expect, framesIn, goOnDuty, inspect, logInLawyer, seesMotion, talk, test } from './base'

const ufrag = (page: Page) => page.evaluate(() => /a=ice-ufrag:(\S+)/.exec(window.legalhub?.call()?.localDescription?.sdp ?? '')?.[1])
const markPeer = (page: Page) => page.evaluate(() => void ((window.legalhub!.call() as unknown as { mark: boolean }).mark = true))
const samePeer = (page: Page) => page.evaluate(() => (window.legalhub!.call() as unknown as { mark?: boolean })?.mark === true)

test('a resident’s reload in the call comes back to the call', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  await resident.reload()
  for (const page of [resident, lawyer]) await seesMotion(page)
})

test('the network is back: ICE restarts by itself, and media goes on', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  for (const page of [resident, lawyer]) {
    const before = await ufrag(page)
    await markPeer(page)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect.poll(() => ufrag(page)).not.toBe(before)
    await expect.poll(() => page.evaluate(() => window.legalhub?.call()?.signalingState)).toBe('stable')
    expect(await samePeer(page)).toBe(true)
    await seesMotion(page)
  }
})

test('both restart at the same moment: one yields, media goes on', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  for (let round = 0; round < 3; round++) {
    await Promise.all([resident, lawyer].map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))))
    await Promise.all([resident, lawyer].map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))))
    await resident.waitForTimeout(500)
  }
  for (const page of [resident, lawyer]) {
    await expect.poll(() => page.evaluate(() => window.legalhub?.call()?.signalingState), { timeout: 15_000 }).toBe('stable')
    await seesMotion(page)
  }
})

test('a hub that restarts doesn’t cost the call: the same peer connection goes on, and can still negotiate', async ({ person, hub }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  for (const page of [resident, lawyer]) await markPeer(page)
  hub.restart()
  for (const page of [resident, lawyer]) await expect.poll(() => page.evaluate(() => window.legalhub!.connection()), { timeout: 20_000 }).toBe('open')
  for (const page of [resident, lawyer]) {
    expect(await samePeer(page)).toBe(true)
    await seesMotion(page)
  }
  const before = await ufrag(resident)
  await resident.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => ufrag(resident)).not.toBe(before)
  await expect.poll(() => resident.evaluate(() => window.legalhub?.call()?.signalingState)).toBe('stable')
  for (const page of [resident, lawyer]) await seesMotion(page)
})

test('quality is reported: first picture, resolution, restarts', async ({ person, hub }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  const reports = () => hub.commands.flatMap(({ body }) => (body.case === 'reportQuality' ? [body.value] : []))
  await expect.poll(() => reports().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2)
  for (const report of reports()) {
    expect(report.mode).toBe('video')
    expect(report.width).toBeGreaterThan(0)
    expect(report.firstFrameMillis).toBeGreaterThan(0)
    expect(report.firstFrameMillis).toBeLessThan(20_000)
  }
})

test('mute and camera off are shown to the other side; the camera is let go', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  await lawyer.getByTestId('camera').click()
  await lawyer.getByTestId('mute').click()
  await expect(resident.getByText('律师静音了')).toBeVisible()
  await expect(resident.getByText('没有开摄像头')).toBeVisible()
  await expect(lawyer.getByTestId('local-video')).toBeHidden()
  await inspect(resident, 'resident-call-no-picture')
  await lawyer.getByTestId('camera').click()
  await lawyer.getByTestId('mute').click()
  await expect(resident.getByText('没有开摄像头')).toBeHidden()
  await seesMotion(resident)
})

test('hold, a dropped line and an interrupted line are said', async ({ person, hub }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  await lawyer.getByTestId('hold').click()
  await expect(resident.getByTestId('call-standing')).toContainText('稍等')
  await expect(lawyer.getByTestId('call-standing')).toContainText('保持')
  await inspect(resident, 'resident-hold')
  await lawyer.getByTestId('hold').click()
  await expect(resident.getByTestId('call-standing')).toBeHidden()
  hub.setPhase(CallPhase.DROPPED)
  await expect(resident.getByTestId('call-standing')).toContainText(/还剩 1\d\d 秒/)
  await expect(lawyer.getByTestId('call-standing')).toContainText(/1\d\d 秒/)
  await inspect(resident, 'resident-dropped')
  await inspect(lawyer, 'lawyer-dropped')
})

test('the resident hangs up, after being asked', async ({ person }) => {
  const [resident, lawyer] = [await person(KIOSK), await person(DESKTOP)]
  await talk(resident, lawyer)
  await inspect(resident, 'resident-call-kiosk')
  await resident.getByTestId('hang-up').click()
  await inspect(resident, 'resident-hang-up')
  await resident.getByTestId('hang-up-confirm').click()
  await expect(resident.getByTestId('rate-1')).toBeVisible()
  await expect(lawyer.getByTestId('wrap-up')).toBeVisible()
  await resident.getByTestId('finish').click()
  await expect(resident.getByTestId('start-anonymous')).toBeVisible()
})

test('where sound may not start by itself, a touch starts it', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await resident.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play
    let touched = false
    addEventListener('click', (event) => (touched ||= (event.target as Element).closest('[data-testid=tap-to-hear]') !== null), true)
    HTMLMediaElement.prototype.play = function () {
      return this.muted || touched ? play.call(this) : Promise.reject(new DOMException('no', 'NotAllowedError'))
    }
  })
  await talk(resident, lawyer)
  await expect(resident.getByTestId('tap-to-hear')).toBeVisible()
  await inspect(resident, 'resident-tap-to-hear')
  await resident.getByTestId('tap-to-hear').click()
  await expect(resident.getByTestId('tap-to-hear')).toBeHidden()
  expect(await resident.getByTestId('remote-video').evaluate((video: HTMLVideoElement) => video.muted)).toBe(false)
})

test('without any device the talk goes on in writing', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await resident.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'))
  })
  await logInLawyer(lawyer)
  await goOnDuty(lawyer)
  await askForLawyer(resident)
  await lawyer.getByTestId('offer-accept').click()
  await seesMotion(resident)
  await expect(resident.getByText('请打字')).toBeVisible()
  await expect(lawyer.getByText('请用文字')).toBeVisible()
  await inspect(resident, 'resident-text-only')
  await inspect(lawyer, 'lawyer-text-only')
  await resident.getByTestId('chat-input').fill('我只能打字')
  await resident.getByTestId('chat-send').click()
  await expect(lawyer.getByTestId('chat-line')).toContainText('我只能打字')
  expect(await framesIn(lawyer)).toBe(0)
})

