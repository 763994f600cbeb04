import { expect } from '@playwright/test'
import { devices, lagOfScreens, seconds, speakers } from '../real/simulator'
import { expectKept, test, underLoad } from './base'
import { NODES } from './cluster'

// A machine that enrols a town's devices.
test.use({ settings: { LEGALHUB_DEVICES_PER_ADDRESS: '1000' } })

test('what happens is on the office\'s screens at once, and exactly, also after the death of a node', async ({ cluster }) => {
  test.setTimeout(900_000)
  const report = await underLoad(cluster, 270, async () => {
    // Hubs that started a moment ago are still being compiled: an office's run for weeks.
    await seconds(60)
    const screens = await lagOfScreens(cluster.url, { watchers: 8, residents: 5, seconds: 60 })
    // How late they were is printed, not judged: machines are noisy.
    console.log(`screens: ${JSON.stringify(screens)}`)
    expect(screens.upToDate).toBe(8)
    // The lawyers are the crowd's: an account sits in one place.
    const beating = devices(cluster.url, { count: 40, dying: 4, seconds: 90, residents: 0, lawyers: 0 })
    const speaking = speakers(cluster.url, { persons: 15, seconds: 90, officers: 3 })
    await seconds(45)
    await cluster.kill('b')
    await seconds(40)
    await cluster.start('b')
    const spoken = await speaking
    console.log(`spoken: ${JSON.stringify(spoken)}`)
    const fleet = await beating
    console.log(`devices: ${JSON.stringify(fleet)}`)
    expect(fleet).toMatchObject({ enrolled: 40, dead: { count: 4, missing: 0 }, unexpected: { cloned: 0 } })
    expect(fleet.uses.begun).toBeGreaterThan(0)
    expect(spoken).toMatchObject({ started: 15, completed: 15, lostChunks: 0, hashMismatch: 0, bytesHeard: spoken.bytesSent })
  })
  await expectKept(cluster, report)

  // Everything anew from the journal, the tables empty and the projection at its first event.
  const before = await cluster.records()
  for (const node of NODES) await cluster.stop(node)
  await cluster.rebuild()
  expect(await cluster.records()).toMatchObject({ missing: before.records })
  await Promise.all(NODES.map((node) => cluster.start(node)))
  await expect.poll(async () => (await cluster.records()).tables, { timeout: 240_000, intervals: [5_000] }).toBe(before.tables)
})

test.describe('without the live path', () => {
  test.use({ settings: { LEGALHUB_RECORDS_LIVE: 'off', LEGALHUB_DEVICES_PER_ADDRESS: '1000' } })

  test('the projection alone brings the screens and the tables to the same figures within ten seconds', async ({ cluster }) => {
    test.setTimeout(900_000)
    await expectKept(cluster, await underLoad(cluster, 40, async () => {}))
  })
})
