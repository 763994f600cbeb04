import { expect } from '@playwright/test'
import { seconds } from '../real/simulator'
import { NODES } from './cluster'
import { expectKept, outages, test, underLoad } from './base'

test('all three are restarted in turn under load, the youngest first: nothing is lost, nobody waits long', async ({ cluster }) => {
  test.setTimeout(900_000)
  let rolled = ''
  const report = await underLoad(cluster, 300, async (crowd) => {
    // A hub that is upgraded has been running for a while.
    await seconds(30)
    crowd.mark('roll')
    rolled = await cluster.roll()
    await seconds(15)
    crowd.mark('rolled')
  })
  console.log(`${rolled}${outages(report)}`)
  console.log(JSON.stringify(report))
  expect([...rolled.matchAll(/stopping (\w)/g)].map(([, node]) => node)).toEqual([...NODES].reverse())
  // By the signal, in order, once.
  for (const node of NODES) expect(cluster.ends(node)).toEqual([`node ${node} ended with 143`])
  const { overall } = report.windows.find(({ label }) => label === 'roll')!.pauseMillis
  expect(overall!.p99).toBeLessThanOrEqual(2_000)
  expect(overall!.max).toBeLessThanOrEqual(6_000)
  await expectKept(cluster, report)
})
