import { expect, test as playwright } from '@playwright/test'
import { Crowd, seconds } from '../real/simulator'
import { Cluster, NODES } from './cluster'

const test = playwright.extend<object, { cluster: Cluster }>({
  cluster: [
    async ({}, use) => {
      const cluster = new Cluster()
      await cluster.up()
      await use(cluster)
      await cluster.down()
    },
    { scope: 'worker', timeout: 400_000 },
  ],
})

test('each of three nodes is killed in turn under load: nobody is served twice, nothing acknowledged is lost', async ({ cluster }) => {
  test.setTimeout(900_000)
  const crowd = new Crowd(cluster.url, { residents: 60, lawyers: 10, seconds: 240, 'drain-seconds': 120 })
  await crowd.reached('residents come')
  await seconds(15)
  const kills: Record<string, number> = {}
  for (const node of NODES) {
    kills[node] = crowd.now()
    await cluster.kill(node)
    await seconds(30)
    await cluster.start(node)
    await seconds(10)
  }
  const report = await crowd.kept()
  console.log(`killed at ${JSON.stringify(kills)} ms; acknowledgements were absent: ${JSON.stringify(report.weather.acksAbsent)}`)
  console.log(JSON.stringify(report))
  expect(report.completed).toBeGreaterThan(0)
  expect(report).toMatchObject({ doubleAssigned: 0, lost: 0, outOfOrder: 0 })
})
