import { expect } from '@playwright/test'
import { seconds } from '../real/simulator'
import { expectKept, outages, test, underLoad } from './base'

const CUT_SECONDS = 40

for (const [title, node] of [
  ['the first-started node', 'a'],
  ['another node', 'c'],
] as const) {
  test(`${title} is cut off from the other two under load: it decides nothing, exits, waits alone, and rejoins when the cable is back`, async ({ cluster }) => {
    test.setTimeout(900_000)
    const seen: Record<string, string[]> = {}
    const report = await underLoad(cluster, 120, async (crowd) => {
      crowd.mark(`${node}-is-cut-off`)
      await cluster.partition(node)
      await seconds(20)
      // It has ended itself, was started again while it is still cut off, and found nobody to form a cluster with.
      seen.ends = cluster.ends(node)
      await seconds(CUT_SECONDS - 20)
      seen.whileCut = await cluster.ready()
      crowd.mark('healed')
      await cluster.heal()
      await cluster.isReady(node)
      seen.healed = await cluster.ready()
    })
    console.log(`${outages(report)}; ${JSON.stringify(seen)}`)
    console.log(JSON.stringify(report))
    expect(seen.ends).toEqual([`node ${node} ended with 1`])
    expect(seen.whileCut).toEqual(['a', 'b', 'c'].filter((one) => one !== node))
    expect(seen.healed).toEqual(['a', 'b', 'c'])
    expect(cluster.ends(node)).toHaveLength(1)
    await expectKept(cluster, report)
  })
}
