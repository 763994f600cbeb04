import type { Page, Request } from '@playwright/test'
import type { FakeNode } from '../fakehub/node'
import { DESKTOP, PHONE, askForLawyer, expect, goOnDuty, inspect, logInLawyer, seesMotion, talk, test as playwright } from './base'

/** A hub of two nodes; pages come from the first. */
const test = playwright.extend<{ own: FakeNode; other: FakeNode }>({
  own: async ({ hub, url: _ }, use) => use(hub.nodes[0]!),
  other: async ({ hub, own: _ }, use) => use(await hub.addNode()),
})

const connection = (page: Page) => page.evaluate(() => window.legalhub!.connection())
const open = (page: Page) => expect.poll(() => connection(page), { timeout: 30_000 }).toBe('open')
const seatedAt = (node: FakeNode, count = 1) => expect.poll(() => node.sockets.size, { timeout: 30_000 }).toBe(count)

const markPeer = (page: Page) => page.evaluate(() => void ((window.legalhub!.call() as unknown as { mark: boolean }).mark = true))
const samePeer = (page: Page) => page.evaluate(() => (window.legalhub!.call() as unknown as { mark?: boolean })?.mark === true)

async function say(from: Page, to: Page, text: string): Promise<void> {
  if (!(await from.getByTestId('chat-input').isVisible())) await from.getByTestId('chat-open').click()
  await from.getByTestId('chat-input').fill(text)
  await from.getByTestId('chat-send').click()
  if (!(await to.getByTestId('chat-input').isVisible())) await to.getByTestId('chat-open').click()
  await expect(to.getByText(text)).toBeVisible()
}

test('a page begins at its own node, and goes on at another when that one is gone', async ({ person, hub, own, other }) => {
  hub.addTicket('MEDICAL')
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toHaveText(/1/)
  expect(other.asked).toBe(0)
  await own.kill()
  await seatedAt(other)
  await open(page)
  await expect(page.getByTestId('connection-lost')).toBeHidden()
  hub.estimate = { p50: 20, p90: 50 }
  hub.refreshPlaces()
  await expect(page.getByTestId('estimate')).toHaveText(/不到 1 分钟/)
  await page.getByTestId('leave-queue').click()
  await page.getByTestId('leave-yes').click()
  await expect(page.getByTestId('my-records')).toBeVisible()
})

test('a node that drains sends people on, and is left in peace', async ({ person, own, other }) => {
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  own.drain(1_500)
  const sent = Date.now()
  await seatedAt(other)
  expect(Date.now() - sent).toBeGreaterThanOrEqual(1_500)
  await open(page)
  await expect(page.getByTestId('place')).toBeVisible()
  expect(own.asked).toBe(1)
})

for (const [name, leave] of Object.entries({ 'is killed': (node: FakeNode) => node.kill(), drains: (node: FakeNode) => node.drain(500) })) {
  test(`the node of both sides of a call ${name}: the call isn't touched, and the talk goes on in writing too`, async ({ person, own, other }) => {
    const [resident, lawyer] = [await person(), await person(DESKTOP)]
    await talk(resident, lawyer)
    for (const page of [resident, lawyer]) await markPeer(page)
    await leave(own)
    await seatedAt(other, 2)
    for (const page of [resident, lawyer]) {
      await open(page)
      expect(await samePeer(page)).toBe(true)
      await seesMotion(page)
    }
    await say(resident, lawyer, '换了一台服务器')
    await say(lawyer, resident, '我也是')
  })
}

test('a lawyer answers a resident whose own node is gone: the call screen was fetched in time', async ({ person, own, other }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await logInLawyer(lawyer)
  await askForLawyer(resident)
  await expect(resident.getByTestId('place')).toBeVisible()
  await own.kill()
  await seatedAt(other, 2)
  await goOnDuty(lawyer)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await seesMotion(page)
})

for (const [name, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  test(`all nodes are gone: it is said, on ${name}; whichever is back first has them`, async ({ person, own, other }) => {
    const [resident, lawyer] = [await person(size), await person(DESKTOP)]
    await logInLawyer(lawyer)
    await askForLawyer(resident)
    await expect(resident.getByTestId('place')).toBeVisible()
    await Promise.all([own.kill(), other.kill()])
    for (const page of [resident, lawyer]) await expect(page.getByTestId('connection-lost')).toBeVisible()
    await inspect(resident, `resident-all-nodes-gone-${name}`)
    await inspect(lawyer, `lawyer-all-nodes-gone-${name}`)
    await other.start()
    await seatedAt(other, 2)
    for (const page of [resident, lawyer]) await expect(page.getByTestId('connection-lost')).toBeHidden()
    await expect(resident.getByTestId('place')).toBeVisible()
  })
}

/** Everything of HTTP belongs to the page's own node: while that is away nothing is lost, only later. */
test('the node that gives tokens is away until one ran out: nobody is signed out', async ({ person, hub, own, other }) => {
  hub.tokenMillis = 20_000
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  await own.kill()
  await seatedAt(other)
  const isRenewal = (request: Request) => request.url().endsWith('/api/sessions/refresh')
  const renewalFails = () => page.waitForEvent('requestfailed', isRenewal)
  await renewalFails()
  expect(await connection(page)).toBe('open')
  hub.closeAll(4200)
  await expect(page.getByTestId('connection-lost')).toBeVisible()
  await renewalFails()
  await expect(page.getByTestId('place')).toBeVisible()
  const renewed = page.waitForEvent('requestfinished', isRenewal)
  await own.start()
  await renewed
  await expect(page.getByTestId('connection-lost')).toBeHidden()
  await expect(page.getByTestId('place')).toBeVisible()
})

test('somebody logs out while the node is away: a reload lets nobody in', async ({ person, own, other }) => {
  const page = await person()
  await askForLawyer(page)
  await expect(page.getByTestId('place')).toBeVisible()
  await page.getByTestId('leave-queue').click()
  await page.getByTestId('leave-yes').click()
  await expect(page.getByTestId('log-out')).toBeVisible()
  await own.kill()
  await seatedAt(other)
  await page.getByTestId('log-out').click()
  await expect(page.getByTestId('start-phone')).toBeVisible()
  await own.start()
  await page.reload()
  await expect(page.getByTestId('start-phone')).toBeVisible()
  await expect(page.getByTestId('log-out')).toBeHidden()
})
