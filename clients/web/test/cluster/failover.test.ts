import { expect } from '@playwright/test'
import { seconds } from '../real/simulator'
import { NODES, type Node } from './cluster'
import { expectKept, outages, test, underLoad } from './base'

/** A node that comes back is the youngest; so the first and the last of these are the oldest when they die. */
const KILLS: readonly { node: Node; label: string }[] = [
  { node: 'a', label: 'oldest-a' },
  { node: 'c', label: 'another-c' },
  { node: 'b', label: 'oldest-b' },
]

test('each of three nodes is killed in turn under load: nobody is served twice, nothing acknowledged is lost', async ({ cluster }) => {
  test.setTimeout(900_000)
  const report = await underLoad(cluster, 300, async (crowd) => {
    for (const { node, label } of KILLS) {
      crowd.mark(label)
      await cluster.kill(node)
      await seconds(40)
      crowd.mark(`${node}-comes-back`)
      await cluster.start(node)
      await seconds(15)
      expect(await cluster.ready()).toEqual(NODES)
    }
  })
  console.log(outages(report))
  console.log(JSON.stringify(report))
  // Nobody but the killed one was ever taken for dead.
  for (const node of NODES) expect(cluster.ends(node)).toEqual([`node ${node} ended with 137`])
  for (const { label } of KILLS) {
    const { pauseMillis } = report.windows.find((window) => window.label === label)!
    expect(pauseMillis.overall!.max, `takeover of ${label}`).toBeLessThanOrEqual(25_000)
  }
  await expectKept(cluster, report)
})
