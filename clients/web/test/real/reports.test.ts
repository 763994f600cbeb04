import { createHash } from 'node:crypto'
import { DESKTOP, connected, expect } from './base'
import { atTheBoard, bytesOf, count, finish, keepWhatIsPlayed, lags, logIn, percentile, speak, speaker, spoke, test } from './voice'

/** A minute in the full run; else as long as it takes to see the same. */
const SECONDS = process.env.LEGALHUB_FULL ? 60 : 16
const SLICES_A_SECOND = 5

test('an officer hears a report while it is spoken, and replays it: byte for byte what was recorded', async ({ hub, person, speakers }) => {
  const [speaking, officer] = [await speaker(speakers, hub.url), await person(DESKTOP)]
  await officer.addInitScript(keepWhatIsPlayed)
  await atTheBoard(officer, hub)
  await logIn(speaking, hub, '13900000001')
  await speak(speaking)
  await officer.getByTestId('listen').click()
  await officer.getByTestId('follow').click()
  await spoke(speaking, SECONDS * SLICES_A_SECOND)
  await expect(officer.getByTestId('live')).toBeVisible()
  expect(await officer.getByTestId('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime), 'it is really playing').toBeGreaterThan(SECONDS / 3)
  const behind = await officer.getByTestId('behind').innerText()
  expect(await finish(speaking)).toEqual([])

  const { slices } = await speaking.evaluate(() => window.spoken)
  const sent = bytesOf(slices)
  const segment = officer.getByTestId('segment-1')
  await expect(segment).toHaveAttribute('data-complete', 'true')
  await expect(segment).toHaveAttribute('data-sha256', createHash('sha256').update(sent).digest('hex'))
  const played = await officer.evaluate(() => window.played)
  expect(bytesOf(played).equals(sent), 'what was played is what was recorded').toBe(true)
  const behindMillis = lags(slices, played)
  console.log(`${slices.length} slices, ${sent.length} bytes: at the player after p50 ${percentile(behindMillis, 0.5)} ms, p99 ${percentile(behindMillis, 0.99)} ms; heard ${behind}`)

  const replaying = await person(DESKTOP)
  await replaying.addInitScript(keepWhatIsPlayed)
  await atTheBoard(replaying, hub)
  await replaying.getByRole('button', { name: '李明' }).first().click()
  await replaying.getByTestId('file-hear').first().click()
  await replaying.getByTestId('play-segment-1').click()
  await expect(replaying.getByTestId('segment-1')).toHaveAttribute('data-complete', 'true')
  await expect.poll(async () => bytesOf(await replaying.evaluate(() => window.played)).equals(sent), { timeout: 30_000 }).toBe(true)
  await expect.poll(() => replaying.getByTestId('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0)
})

test('kill -9 in the middle of a report: one segment, without a gap, with the hash of all that was spoken', async ({ hub, person, speakers }) => {
  const [speaking, officer] = [await speaker(speakers, hub.url), await person(DESKTOP)]
  await logIn(speaking, hub, '13900000002')
  await speak(speaking)
  await spoke(speaking, (SECONDS * SLICES_A_SECOND) / 2)
  await hub.kill()
  const durable = await count(speaking, 'durable')
  await hub.start()
  await connected(speaking)
  await spoke(speaking, durable + (SECONDS * SLICES_A_SECOND) / 2)
  expect(await finish(speaking)).toEqual([])

  const { startedAt, slices } = await speaking.evaluate(() => window.spoken)
  expect(startedAt, 'the recorder never stopped').toHaveLength(1)
  await atTheBoard(officer, hub)
  await officer.getByRole('button', { name: '王芳' }).first().click()
  await officer.getByTestId('file-hear').first().click()
  await expect(officer.getByTestId('segment-1')).toHaveAttribute('data-complete', 'true')
  await expect(officer.getByTestId('segment-1')).toHaveAttribute('data-sha256', createHash('sha256').update(bytesOf(slices)).digest('hex'))
  await expect(officer.getByTestId('segment-2')).toHaveCount(0)
  await expect(officer.getByTestId('gap')).toHaveCount(0)
  console.log(`killed at slice ${durable} of ${slices.length}: one segment of ${bytesOf(slices).length} bytes`)
})

test('a reload in the middle: two segments, every slice that was made, and the gap as long as it was', async ({ hub, person, speakers }) => {
  const [speaking, officer] = [await speaker(speakers, hub.url), await person(DESKTOP)]
  await logIn(speaking, hub, '13900000003')
  await speak(speaking)
  await spoke(speaking, 20)
  const made = await count(speaking, 'made')
  // Between two slices, so that none is under way to the page's store.
  await expect.poll(() => count(speaking, 'made'), { intervals: [10] }).toBeGreaterThan(made)
  await speaking.reload()
  await speaking.getByTestId('go-on').click()
  await expect.poll(() => count(speaking, 'segment')).toBe(2)
  await spoke(speaking, 60)
  expect(await finish(speaking)).toEqual([])

  const { startedAt, slices } = await speaking.evaluate(() => window.spoken)
  expect(startedAt).toHaveLength(2)
  const first = slices.filter(({ at }) => at <= startedAt[1]!)
  const second = slices.filter(({ at }) => at > startedAt[1]!)
  await atTheBoard(officer, hub)
  await officer.getByRole('button', { name: '陈晓' }).first().click()
  await officer.getByTestId('file-hear').first().click()
  for (const [number, spoken] of [[1, first], [2, second]] as const) {
    await expect(officer.getByTestId(`segment-${number}`)).toHaveAttribute('data-complete', 'true')
    await expect(officer.getByTestId(`segment-${number}`)).toHaveAttribute('data-sha256', createHash('sha256').update(bytesOf(spoken)).digest('hex'))
  }
  const stated = Number(/[\d.]+/.exec(await officer.getByTestId('gap').innerText())![0]) * 1000
  const real = startedAt[1]! - first.at(-1)!.at
  console.log(`two segments of ${first.length} and ${second.length} slices; a gap of ${real} ms, stated as ${stated} ms`)
  expect(Math.abs(stated - real)).toBeLessThan(500)
})
