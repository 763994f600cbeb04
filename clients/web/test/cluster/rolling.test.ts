import { expect } from '@playwright/test'
import { NODES } from './cluster'
import { expectKept, test, underLoad } from './base'

test('all three are restarted in turn under load, the youngest first: nothing is lost, nobody waits long', async ({ cluster }) => {
  test.setTimeout(900_000)
  let rolled = ''
  const report = await underLoad(cluster, 180, async () => {
    rolled = await cluster.roll()
  })
  console.log(rolled)
  console.log(`acknowledgements were absent: ${JSON.stringify(report.weather.acksAbsent)}`)
  console.log(JSON.stringify(report))
  expect([...rolled.matchAll(/stopping (\w)/g)].map(([, node]) => node)).toEqual([...NODES].reverse())
  for (const node of NODES) expect(cluster.ends(node)).toEqual([`node ${node} ended with 0`])
  await expectKept(cluster, report)
})
