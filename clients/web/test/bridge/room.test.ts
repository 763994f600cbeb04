import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { DESKTOP, arrives, decide, expect, keepsSending, listen, officer, onDuty, receivesAll, sends, talk, test, watched } from './base'
import { knock, linkFor } from '../pages/invited'

test('a call of two becomes a conference of three without a silent second, and goes back', async ({ person }) => {
  const [resident, lawyer, guest] = [await watched(person), await watched(person, DESKTOP), await watched(person)]
  await talk(resident, lawyer, 'feng')
  const address = await linkFor(lawyer, resident, '小王')
  await knock(guest, address, '小王')
  const stops = [await listen(resident), await listen(lawyer)]
  await lawyer.getByTestId('admit').click()
  for (const page of [resident, lawyer, guest]) await receivesAll(page, 2)
  await lawyer.waitForTimeout(5_000)
  const heard = await Promise.all(stops.map((stop) => stop()))
  console.log(`heard while it became a conference: ${JSON.stringify(heard)}`)
  for (const page of [resident, lawyer, guest]) await page.screenshot({ path: `shots/bridge-three-${[resident, lawyer, guest].indexOf(page)}.png` })
  for (const one of heard) expect(one.longestSilenceMillis).toBeLessThan(1_000)

  const back = [await listen(resident), await listen(lawyer)]
  await guest.getByTestId('room-leave').click()
  await guest.getByTestId('leave-yes').click()
  for (const page of [resident, lawyer]) {
    await expect.poll(() => page.evaluate(() => window.legalhub!.call()?.connectionState)).toBe('connected')
  }
  await lawyer.waitForTimeout(5_000)
  const afterwards = await Promise.all(back.map((stop) => stop()))
  console.log(`heard while it went back to two: ${JSON.stringify(afterwards)}`)
  for (const one of afterwards) expect(one.longestSilenceMillis).toBeLessThan(1_000)
})

for (const guests of [2, 4]) {
  test(`${guests + 2} in one room see and hear each other; mute and remove are the bridge's word`, async ({ person }) => {
    const [resident, lawyer] = [await watched(person), await watched(person, DESKTOP)]
    await talk(resident, lawyer, guests === 2 ? 'rota01' : 'rota02')
    const others: Page[] = []
    for (let i = 0; i < guests; i++) {
      const guest = await watched(person)
      await knock(guest, await linkFor(lawyer, resident, `客${i + 1}`), `客${i + 1}`)
      await lawyer.getByTestId('admit').click()
      others.push(guest)
    }
    for (const page of [resident, lawyer, ...others]) await receivesAll(page, guests + 1)
    await lawyer.screenshot({ path: `shots/bridge-${guests + 2}-lawyer.png` })
    await resident.screenshot({ path: `shots/bridge-${guests + 2}-resident.png` })

    // The first guest is m3. What the page itself leaves off is nothing that could be enforced: it is made to go on.
    const [muted, watcher] = [others[0]!, others[1]!]
    await decide(lawyer, '客1', 'host-audio', 'host-video')
    await keepsSending(muted)
    const silent = await arrives(watcher, 'm3')
    console.log(`${guests + 2}: of a muted member in 3 s arrived ${JSON.stringify(silent)}, sent ${JSON.stringify(await sends(muted))}`)
    expect(silent).toEqual({ audio: 0, frames: 0 })
    await decide(lawyer, '客1', 'host-audio', 'host-video')
    await receivesAll(watcher, guests + 1)

    await decide(lawyer, '客1', 'host-remove', 'host-remove-yes')
    await expect(muted.getByTestId('room-over')).toBeVisible()
    await receivesAll(watcher, guests)
    expect(await arrives(watcher, 'm3')).toEqual({ audio: 0, frames: 0 })
  })
}

test('an interpreter is called from the desk, helps, and is free again', async ({ person }) => {
  const [resident, lawyer, interpreter] = [await watched(person), await watched(person, DESKTOP), await watched(person, DESKTOP)]
  await talk(resident, lawyer, 'rota03')
  await onDuty(interpreter, 'lu')
  await lawyer.getByTestId('people').click()
  await lawyer.getByTestId('invite').click()
  await lawyer.getByTestId('invite-MEMBER_INTERPRETER').click()
  await lawyer.getByTestId('invite-go').click()
  await expect(interpreter.getByTestId('offer')).toBeHidden()
  await resident.getByTestId('agree-yes').click()
  await expect(interpreter.getByTestId('offer')).toContainText('有一场咨询在等')
  await interpreter.screenshot({ path: 'shots/bridge-desk-offer.png' })
  await interpreter.getByTestId('offer-accept').click()
  await expect(interpreter.getByTestId('at-door')).toBeVisible()
  await lawyer.getByTestId('admit').click()
  for (const page of [resident, lawyer, interpreter]) await receivesAll(page, 2)
  await interpreter.screenshot({ path: 'shots/bridge-desk-inside.png' })
  await interpreter.reload()
  for (const page of [resident, lawyer, interpreter]) await receivesAll(page, 2)
  await interpreter.getByTestId('room-leave').click()
  await interpreter.getByTestId('leave-yes').click()
  await expect(interpreter.getByTestId('duty-state')).toHaveText('在岗 · 可接')

  // It is on record, for the office without a name and for the two with it.
  const office = await officer(await person(DESKTOP))
  await expect(office.getByTestId('attendance-line')).toContainText('翻译 1 人次')
  await office.getByTestId('to-records').click()
  await office.getByTestId('found-service').selectOption('attendance')
  await office.getByTestId('found-look').click()
  const rows = office.getByTestId('found-list').locator('tbody tr')
  await expect(rows.filter({ hasText: '陆律师' })).toContainText(/翻译.*先走了/)
  await office.screenshot({ path: 'shots/bridge-desk-record.png' })
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('finish').click()
  await resident.getByTestId('my-records').click()
  await resident.getByTestId('records-list').getByRole('link').first().click()
  await expect(resident.getByTestId('present')).toHaveText(/翻译 陆律师.*先走了/)
})

test('a bridge dies, and the room goes on at another within ten seconds', async ({ person }) => {
  const kill = process.env.LEGALHUB_BRIDGE_KILL
  test.skip(!kill, 'LEGALHUB_BRIDGE_KILL ends the bridge that is used, given its number')
  const [resident, lawyer, guest] = [await watched(person), await watched(person, DESKTOP), await watched(person)]
  await talk(resident, lawyer, 'rota05')
  await knock(guest, await linkFor(lawyer, resident, '小王'), '小王')
  await lawyer.getByTestId('admit').click()
  for (const page of [resident, lawyer, guest]) await receivesAll(page, 2)
  const used = await lawyer.evaluate(() => (window.legalhub as unknown as { bridge: () => RTCPeerConnection }).bridge().remoteDescription!.sdp.match(/ (\d{5}) typ host/)![1])
  await promisify(execFile)(kill!, [String(Number(used) - 10_000)])
  const died = Date.now()
  for (const page of [resident, lawyer, guest]) {
    await expect
      .poll(() => page.evaluate(() => (window.legalhub as unknown as { bridge: () => RTCPeerConnection | undefined }).bridge()?.remoteDescription?.sdp.match(/ (\d{5}) typ host/)?.[1]), { intervals: [100] })
      .not.toBe(used)
  }
  console.log(`all were sent to another bridge after ${Date.now() - died} ms`)
  for (const page of [resident, lawyer, guest]) await receivesAll(page, 2)
  console.log(`all received all again after ${Date.now() - died} ms at most`)
})

test('a member who comes without a picture is seen as soon as they show one, and a screen too', async ({ person }) => {
  const [resident, lawyer, guest] = [await watched(person), await watched(person, DESKTOP), await watched(person, DESKTOP)]
  await talk(resident, lawyer, 'rota04')
  const address = await linkFor(lawyer, resident, '小王')
  await guest.goto(address)
  await guest.getByTestId('begin').click()
  await guest.getByTestId('own-camera').click()
  await guest.getByTestId('guest-name').fill('小王')
  await guest.getByTestId('knock').click()
  await lawyer.getByTestId('admit').click()
  await receivesAll(guest, 2)
  await guest.getByTestId('room-camera').click()
  for (const page of [resident, lawyer]) await receivesAll(page, 2)
})
