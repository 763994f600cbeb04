import { expect, test } from './base'
import { Crowd, seconds } from './simulator'

/** Scripted people keep coming while the whole hub is killed and started again. */
test('kill -9 of the hub under load: everybody comes back by themselves, nothing acknowledged is lost, nothing doubled', async ({ hub }) => {
  test.setTimeout(300_000)
  const crowd = new Crowd(hub.url, { residents: 60, lawyers: 10, seconds: 40, 'drain-seconds': 120 })
  await crowd.reached('residents come')
  await seconds(10)
  const killed = crowd.now()
  await hub.kill()
  await hub.start()
  const back = crowd.now()
  const report = await crowd.kept()
  console.log(`hub killed at ${killed} ms, ready again at ${back} ms; acknowledgements were absent: ${JSON.stringify(report.weather.acksAbsent)}`)
  console.log(JSON.stringify(report))
  expect(report.weather.linesLost).toBeGreaterThan(0)
  expect(report.completed).toBeGreaterThan(0)
  expect(report).toMatchObject({ doubleAssigned: 0, lost: 0, outOfOrder: 0 })
})
