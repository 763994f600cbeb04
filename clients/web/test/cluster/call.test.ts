import type { Page } from '@playwright/test'
import { DESKTOP, ask, expect, hearsAndSees, markPeer, onDuty, say } from '../real/base'
import { test } from './base'
import { Watch } from './watch'

const BACK_MILLIS_MAX = 20_000
const TAKEN_OVER_MILLIS_MAX = 30_000

/** A call between pages of two nodes, watched from its first picture on. */
async function call(resident: Page, lawyer: Page, name: string): Promise<[Watch, Watch]> {
  await onDuty(lawyer, name)
  await ask(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await hearsAndSees(page)
  await say(resident, '断线以前说的话')
  await expect(lawyer.getByTestId('chat-line')).toHaveCount(1)
  for (const page of [resident, lawyer]) await markPeer(page)
  return [await Watch.of(resident), await Watch.of(lawyer)]
}

async function finish(resident: Page, lawyer: Page): Promise<void> {
  await resident.getByTestId('chat-close').click()
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await lawyer.getByTestId('record-advice').fill('先向劳动监察大队投诉，再申请仲裁。')
  await lawyer.getByTestId('record-save').click()
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('finish').click()
  await lawyer.getByTestId('to-records').click()
  await expect(lawyer.getByTestId('records-list').getByText('已完成')).toHaveCount(1)
}

async function expectBothWrite(resident: Page, lawyer: Page): Promise<void> {
  await say(resident, '断线以后居民说的话')
  // The consultation may have lived on the node that is gone: then it writes on once another has taken it over.
  await expect(lawyer.getByTestId('chat-line')).toHaveCount(2, { timeout: TAKEN_OVER_MILLIS_MAX })
  await say(lawyer, '断线以后律师说的话')
  await expect(resident.getByTestId('chat-line')).toHaveCount(3)
}

test('kill -9 of the node of one side of a call: the call isn’t touched, the page goes on at another node', async ({ cluster, person }) => {
  test.setTimeout(600_000)
  const [resident, lawyer] = [await person('a'), await person('b', DESKTOP)]
  const watches = await call(resident, lawyer, 'lu')

  const killed = Date.now()
  await cluster.kill('a')
  await expect.poll(() => watches[0].backAt(killed), { timeout: 60_000 }).toBeGreaterThan(0)
  const back = (await watches[0].backAt(killed)) - killed
  await expectBothWrite(resident, lawyer)
  const talking = Date.now() - killed
  for (const page of [resident, lawyer]) await hearsAndSees(page)
  const still = [await watches[0].longestStill(), await watches[1].longestStill()]
  console.log(`killed: the page was back after ${back} ms, both had written after ${talking} ms; the longest still picture: ${still} ms`)
  expect(back).toBeLessThan(BACK_MILLIS_MAX)
  for (const watch of watches) await watch.expectUntouched()
  await finish(resident, lawyer)

  await cluster.start('a')
  await resident.getByTestId('my-records').click()
  await expect(resident.getByTestId('records-list').getByRole('link')).toHaveCount(1)
  await resident.getByTestId('records-list').getByRole('link').click()
  await expect(resident.getByTestId('record-advice')).toHaveText(/劳动监察/)
})

test('a rolling restart drops no call: both pages go on, sound and picture never stop', async ({ cluster, person }) => {
  test.setTimeout(900_000)
  const [resident, lawyer] = [await person('c'), await person('a', DESKTOP)]
  const watches = await call(resident, lawyer, 'feng')

  await cluster.roll()
  await expectBothWrite(resident, lawyer)
  for (const page of [resident, lawyer]) await hearsAndSees(page)
  console.log(`rolled: the longest still picture: ${[await watches[0].longestStill(), await watches[1].longestStill()]} ms`)
  for (const watch of watches) await watch.expectUntouched()
  await finish(resident, lawyer)
})
