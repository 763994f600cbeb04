import { seconds } from '../real/simulator'
import { NODES } from './cluster'
import { expectKept, test, underLoad } from './base'

test('each of three nodes is killed in turn under load: nobody is served twice, nothing acknowledged is lost', async ({ cluster }) => {
  test.setTimeout(900_000)
  const kills: Record<string, number> = {}
  const report = await underLoad(cluster, 240, async (crowd) => {
    for (const node of NODES) {
      kills[node] = crowd.now()
      await cluster.kill(node)
      await seconds(30)
      await cluster.start(node)
      await seconds(10)
    }
  })
  console.log(`killed at ${JSON.stringify(kills)} ms; acknowledgements were absent: ${JSON.stringify(report.weather.acksAbsent)}`)
  console.log(JSON.stringify(report))
  await expectKept(cluster, report)
})
