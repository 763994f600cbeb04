import { expect, test } from './base'
import { Crowd, seconds } from './simulator'

/** Scripted people keep coming while the database dies, and later while it hangs without a word. */
test('the database stops under load, twice: refusals are clear and at once, nothing acknowledged is lost, nothing doubled', async ({ hub }) => {
  test.setTimeout(300_000)
  const crowd = new Crowd(hub.url, { residents: 80, lawyers: 12, seconds: 60, 'drain-seconds': 90 })
  await crowd.reached('residents come')
  await seconds(10)
  const killed = crowd.now()
  await hub.killDatabase()
  await hub.databaseAnswers()
  await seconds(10)
  const hung = crowd.now()
  hub.hangDatabase()
  await seconds(12)
  hub.wakeDatabase()
  const report = await crowd.kept()

  console.log(`store killed at ${killed} ms, hung at ${hung} ms for 12 s; acknowledgements were absent: ${JSON.stringify(report.weather.acksAbsent)}`)
  console.log(`store down: ${report.weather.refusals.STORE_UNAVAILABLE} refusals after ${JSON.stringify(report.weather.storeRefusalMillis)} ms; all refusals ${JSON.stringify(report.weather.refusals)}`)
  console.log(JSON.stringify(report))
  expect(report.weather.refusals.STORE_UNAVAILABLE).toBeGreaterThan(0)
  expect(report.weather.storeRefusalMillis.p50).toBeLessThan(1_000)
  expect(report.weather.acksAbsent.length).toBeGreaterThan(0)
  expect(report.completed).toBeGreaterThan(0)
  expect(report).toMatchObject({ doubleAssigned: 0, lost: 0, outOfOrder: 0 })
})
