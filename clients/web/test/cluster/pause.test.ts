import { expect } from '@playwright/test'
import { seconds } from '../real/simulator'
import { NODES } from './cluster'
import { expectKept, outages, test, underLoad } from './base'

test('each node hangs for 60 s under load and wakes up: it writes nothing beside the new owners of its entities', async ({ cluster }) => {
  test.setTimeout(1_200_000)
  const report = await underLoad(cluster, 330, async (crowd) => {
    for (const node of NODES) {
      crowd.mark(`${node}-hangs`)
      await cluster.pause(node)
      await seconds(60)
      await cluster.resume(node)
      await cluster.isReady(node)
    }
  })
  console.log(outages(report))
  console.log(JSON.stringify(report))
  for (const node of NODES) expect(cluster.ends(node).length, `${node} ended once, by itself`).toBe(1)
  await expectKept(cluster, report)
})
