import type { Page } from '@playwright/test'
import { MediaStep, MemberRole } from '../../src/wire/legalhub/v1/commands_pb'
import { MemberStage } from '../../src/wire/legalhub/v1/views_pb'
import type { FakeHub } from '../fakehub/fakehub'
import { DESKTOP, KIOSK, PHONE, expect, inspect, talk, test } from './base'
import { PageBridge } from './bridge'

/** Two talk directly; a bridge stands by; then a third is in, who is the test's own. */
async function threeByBridge(hub: FakeHub, bridgePage: Page) {
  await PageBridge.beside(bridgePage, hub)
  const conference = hub.conferences.open(hub.consultation().id)
  return {
    conference,
    third: () => hub.conferences.addMember(conference, { personId: 'i', role: MemberRole.MEMBER_INTERPRETER, name: '阿明', media: { audio: true, video: true } }),
  }
}

/** Looks every 100 ms whether the other side is heard: by the direct line, by the bridge, by both, or not at all. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const before = new WeakMap<HTMLMediaElement, number>()
    const plays = (element: HTMLMediaElement | null) => {
      const moved = !!element && element.currentTime > (before.get(element) ?? -1)
      if (element) before.set(element, element.currentTime)
      return moved && !!element!.srcObject && !element!.paused && !element!.muted
    }
    const heard = ((window as unknown as { heard: string[] }).heard = [] as string[])
    setInterval(() => {
      const direct = plays(document.querySelector('[data-testid=remote-video]'))
      const bridge = [...document.querySelectorAll<HTMLAudioElement>('audio[data-member]')].map(plays).some((yes) => yes)
      heard.push(direct && bridge ? 'both' : direct ? 'direct' : bridge ? 'bridge' : 'none')
    }, 100)
  })
}
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
const bridged = (page: Page) => page.evaluate(() => window.legalhub?.call() === undefined && window.legalhub?.bridge?.()?.connectionState === 'connected')

test('a third comes: the direct line carries until the bridge does everywhere, and nobody is silent for 100 ms; two are left: back', async ({ person, hub }) => {
  const [resident, lawyer, bridgePage] = [await person(), await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  hub.conferences.holdsFlowing = true
  const { third, conference } = await threeByBridge(hub, bridgePage)
  for (const page of [resident, lawyer]) await listen(page)
  const interpreter = third()
  await expect.poll(() => [...conference.legs.values()].filter(({ flowing }) => flowing).length, { timeout: 30_000 }).toBe(2)
  // Both have it; the hub hasn't said so: the direct line stays.
  for (const page of [resident, lawyer]) expect(await page.evaluate(() => window.legalhub!.call()?.connectionState)).toBe('connected')
  hub.conferences.tellFlowing()
  for (const page of [resident, lawyer]) await expect.poll(() => bridged(page)).toBe(true)
  for (const page of [resident, lawyer]) await expect(page.getByTestId('tile')).toHaveCount(3)
  await inspect(resident, 'resident-room-three')
  await inspect(lawyer, 'lawyer-room-three')
  const rids = await resident.evaluate(() => window.legalhub!.bridge!()!.getTransceivers()[1]!.sender.getParameters().encodings.map(({ rid, scaleResolutionDownBy }) => `${rid}/${scaleResolutionDownBy}`))
  expect(rids).toEqual(['q/4', 'h/2', 'f/1'])

  interpreter.stage = MemberStage.LEFT
  hub.conferences.show(conference)
  for (const page of [resident, lawyer]) {
    await expect.poll(() => page.evaluate(() => window.legalhub?.call()?.connectionState), { timeout: 20_000 }).toBe('connected')
    await expect(page.getByTestId('room')).toBeHidden()
    await expect.poll(() => page.evaluate(() => window.legalhub!.bridge!() === undefined)).toBe(true)
  }
  for (const page of [resident, lawyer]) {
    const course = await heard(page)
    expect(course.slice(1).filter((some) => some === 'none'), course.join(' ')).toEqual([])
    expect(course).toContain('bridge')
    expect(course.at(-1)).toBe('direct')
  }
})

test('another bridge takes over: a new leg, and the old one is gone', async ({ person, hub }) => {
  const [resident, lawyer, bridgePage] = [await person(), await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  const { third } = await threeByBridge(hub, bridgePage)
  third()
  for (const page of [resident, lawyer]) await expect.poll(() => bridged(page), { timeout: 30_000 }).toBe(true)
  await resident.evaluate(() => void ((window as unknown as { old: unknown }).old = window.legalhub!.bridge!()))
  hub.conferences.reset('m2')
  await expect.poll(() => resident.evaluate(() => ((window as unknown as { old: RTCPeerConnection }).old.connectionState))).toBe('closed')
  await expect.poll(() => bridged(resident), { timeout: 20_000 }).toBe(true)
})

test('the two can’t reach each other: the bridge is asked for by itself, once, and carries both', async ({ person, hub }) => {
  const [resident, lawyer, bridgePage] = [await person(), await person(DESKTOP), await person()]
  await PageBridge.beside(bridgePage, hub)
  // No way between the two is found: what they tell each other of it leads nowhere.
  for (const page of [resident, lawyer]) {
    await page.addInitScript(() => {
      const add = RTCPeerConnection.prototype.addIceCandidate
      const real = RTCPeerConnection.prototype.setRemoteDescription
      RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
        const isDirect = !/a=simulcast:recv/.test(description.sdp ?? '') && !/a=msid:m\d/.test(description.sdp ?? '')
        if (isDirect) (this as unknown as { direct: boolean }).direct = true
        return (real as (description: RTCSessionDescriptionInit) => Promise<void>).call(this, isDirect ? { ...description, sdp: description.sdp?.replace(/^a=candidate:.*\r\n/gm, '') } : description)
      } as typeof real
      RTCPeerConnection.prototype.addIceCandidate = function (this: RTCPeerConnection, candidate?: RTCIceCandidateInit | null) {
        return (this as unknown as { direct?: boolean }).direct ? Promise.resolve() : (add as (candidate: RTCIceCandidateInit | null) => Promise<void>).call(this, candidate ?? null)
      } as typeof add
    })
  }
  const { logInLawyer, goOnDuty, askForLawyer } = await import('./base')
  await logInLawyer(lawyer)
  await goOnDuty(lawyer)
  await askForLawyer(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await expect.poll(() => page.evaluate(() => window.legalhub?.bridge?.()?.connectionState), { timeout: 40_000 }).toBe('connected')
  for (const page of [resident, lawyer]) await expect(page.getByTestId('tile')).toHaveCount(2)
  await inspect(resident, 'resident-no-direct-line')
  const asked = hub.commands.flatMap(({ body }) => (body.case === 'openConference' ? [body.value.noDirectLine] : []))
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.length).toBeLessThanOrEqual(2)
  expect(asked.every((yes) => yes)).toBe(true)
})

test('the host takes sound and picture away, gives them back, and puts out; at a kiosk and a desk', async ({ person, hub }) => {
  const [resident, lawyer, bridgePage] = [await person(KIOSK), await person(DESKTOP), await person(PHONE)]
  await talk(resident, lawyer)
  const { third, conference } = await threeByBridge(hub, bridgePage)
  const interpreter = third()
  for (const page of [resident, lawyer]) await expect(page.getByTestId('tile')).toHaveCount(3, { timeout: 30_000 })
  await expect.poll(() => bridged(resident), { timeout: 30_000 }).toBe(true)
  await inspect(resident, 'resident-room-kiosk')
  const tile = lawyer.locator('[data-member=m3][data-testid=tile]')
  await tile.getByTestId('tile-options').click()
  await inspect(lawyer, 'lawyer-host-options')
  await lawyer.getByTestId('host-audio').click()
  await lawyer.getByTestId('host-video').click()
  await expect.poll(() => [interpreter.audioMuted, interpreter.videoMuted]).toEqual([true, true])
  await expect(resident.locator('[data-member=m3][data-testid=tile]')).toContainText('没有声音')
  await lawyer.getByTestId('host-audio').click()
  await expect.poll(() => interpreter.audioMuted).toBe(false)
  await lawyer.getByTestId('host-remove').click()
  await lawyer.getByTestId('host-remove-yes').click()
  await expect.poll(() => interpreter.stage).toBe(MemberStage.REMOVED)
  expect(conference.ended).toBe(false)
})

test('a weak line goes down step by step, says so, and tells the hub', async ({ person, hub }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await resident.addInitScript(() => {
    const real = RTCPeerConnection.prototype.getStats
    RTCPeerConnection.prototype.getStats = async function (this: RTCPeerConnection, ...asked: []) {
      const report = new Map((await real.apply(this, asked)) as unknown as Map<string, object>)
      const loss = (window as unknown as { loss?: number }).loss
      if (loss !== undefined) report.set('weak', { type: 'remote-inbound-rtp', timestamp: Date.now(), fractionLost: loss })
      return report as unknown as RTCStatsReport
    } as typeof real
  })
  await talk(resident, lawyer)
  const steps = () => hub.commands.flatMap(({ body }) => (body.case === 'tellStep' ? [body.value.step] : []))
  const lose = (loss: number) => resident.evaluate((some) => void ((window as unknown as { loss: number }).loss = some), loss)
  await lose(0.3)
  await expect(resident.getByTestId('step')).toContainText('画面先停了', { timeout: 40_000 })
  await expect.poll(steps).toEqual([MediaStep.STEP_LOW_VIDEO, MediaStep.STEP_AUDIO])
  await inspect(resident, 'resident-step-audio')
  // The other side sees a face without a picture, not a frozen one; the person's own button stays as it was.
  await expect(lawyer.locator('.stage-face')).toBeVisible()
  await expect(resident.getByTestId('camera')).toHaveAttribute('aria-pressed', 'false')
  await lose(0.6)
  await expect(resident.getByTestId('step')).toContainText('请先打字', { timeout: 20_000 })
  await expect(resident.getByTestId('chat-input')).toBeVisible()
  await lose(0)
  await expect.poll(() => steps().at(-1), { timeout: 40_000 }).toBe(MediaStep.STEP_AUDIO)
})
