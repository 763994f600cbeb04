import type { Page } from '@playwright/test'
import { PHONE, expect, finishSpeaking, inspect, logInSupervised, test } from './base'

const HOME = { geolocation: { latitude: 30.7461, longitude: 120.4869, accuracy: 12 }, permissions: ['microphone', 'geolocation'] }

const counted = (page: Page, what: 'made' | 'durable' | 'segment') => page.getByTestId('running').getAttribute(`data-${what}`).then(Number)
const spoke = (page: Page, chunks: number) => expect.poll(() => counted(page, 'made')).toBeGreaterThanOrEqual(chunks)

test('from the log-in to an accepted report; the line is lost in the middle and nothing of it', async ({ person, hub }) => {
  const page = await person(PHONE, HOME)
  await page.goto('/supervised/')
  await expect(page.getByTestId('phone')).toBeVisible()
  await inspect(page, 'supervised-login')
  await logInSupervised(page)
  await expect(page.getByTestId('obligation').first()).toHaveText(/语音汇报：已经过了时间/)
  await inspect(page, 'supervised-home')
  await page.getByTestId('start-report').click()
  await inspect(page, 'supervised-before')
  await page.getByTestId('begin').click()
  await expect(page.getByTestId('line')).toHaveAttribute('data-line', 'good')
  await expect.poll(() => counted(page, 'durable')).toBeGreaterThanOrEqual(4)
  await inspect(page, 'supervised-recording')
  await hub.nodes[0]!.kill()
  await expect(page.getByTestId('line')).toHaveAttribute('data-line', 'lost')
  const durable = await counted(page, 'durable')
  await spoke(page, durable + 10)
  expect(await counted(page, 'durable')).toBe(durable)
  await inspect(page, 'supervised-lost')
  await hub.nodes[0]!.start()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => counted(page, 'durable'), { timeout: 30_000 }).toBeGreaterThan(durable + 9)
  await finishSpeaking(page)
  await expect(page.getByTestId('result')).toHaveAttribute('data-state', 'ACCEPTED')
  await inspect(page, 'supervised-accepted')
  const [begun, ended] = hub.supervision.asked
  expect(begun!.body).toMatchObject({ position: { latitude: 30.7461, longitude: 120.4869, accuracyMetres: 12, datum: 'WGS84' } })
  const { part, segments } = hub.supervision.latest()
  expect(segments.get(1)!.chunks.map(({ number }) => number)).toEqual(segments.get(1)!.chunks.map((_, at) => at + 1))
  expect(ended!.body).toEqual({ segments: [{ segment: 1, chunks: segments.get(1)!.chunks.length, sha256: hub.supervision.sha256(part.reportId, 1) }] })
  await page.getByTestId('to-home').click()
  await expect(page.getByTestId('own-report').first()).toHaveText(/已通过/)
  await page.reload()
  await expect(page.getByTestId('start-report')).toBeVisible()
})

test('a reload in the middle offers to go on, which makes a second segment; in English', async ({ person, hub }) => {
  hub.supervision.verdict = { state: 'REJECTED', reasons: ['TOO_SHORT', 'GAP'] }
  hub.supervision.refusal = { code: 'STORE_UNAVAILABLE', retryable: true, retryAfterMillis: 300 }
  const page = await person()
  await logInSupervised(page, true)
  await inspect(page, 'supervised-home-en')
  await page.getByTestId('start-report').click()
  await page.getByTestId('with-position').uncheck()
  await page.getByTestId('begin').click()
  await expect.poll(() => counted(page, 'durable')).toBeGreaterThanOrEqual(3)
  await inspect(page, 'supervised-recording-en')
  await page.reload()
  await expect(page.getByTestId('unfinished')).toBeVisible()
  await inspect(page, 'supervised-unfinished-en')
  await page.getByTestId('go-on').click()
  await expect.poll(() => counted(page, 'segment')).toBe(2)
  await expect(page.getByTestId('digits')).toHaveText('4719')
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('speak-on')).toBeVisible()
  await inspect(page, 'supervised-short-en')
  await page.getByTestId('speak-on').click()
  await finishSpeaking(page)
  await expect(page.getByTestId('result')).toHaveAttribute('data-state', 'REJECTED')
  await expect(page.getByTestId('reasons')).toHaveText(/too short.*long break/s)
  await inspect(page, 'supervised-rejected-en')
  const { part, segments } = hub.supervision.latest()
  const { body } = hub.supervision.asked.at(-1)!
  expect(body.segments).toEqual([1, 2].map((segment) => ({ segment, chunks: segments.get(segment)!.chunks.length, sha256: hub.supervision.sha256(part.reportId, segment) })))
  expect(hub.supervision.asked[0]!.body).not.toHaveProperty('position')
  await page.getByTestId('report-again').click()
  await expect(page.getByTestId('begin')).toBeVisible()
})

test('a telephone call takes the microphone: the person is told and goes on; what the hub refuses for good stays here', async ({ person, hub }) => {
  const page = await person()
  await page.addInitScript(() => {
    const get = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await get(wanted)
      Object.assign(window, { lose: () => stream.getAudioTracks()[0]!.dispatchEvent(new Event('ended')) })
      return stream
    }
  })
  await logInSupervised(page)
  await page.getByTestId('start-report').click()
  await page.getByTestId('begin').click()
  await spoke(page, 3)
  await page.evaluate(() => (window as unknown as { lose: () => void }).lose())
  await expect(page.getByTestId('unfinished')).toBeVisible()
  await inspect(page, 'supervised-interrupted')
  hub.supervision.refusal = { code: 'NOT_FOUND', retryable: false, retryAfterMillis: 0 }
  await page.getByTestId('go-on').click()
  await expect(page.getByTestId('problem')).toBeVisible()
  await spoke(page, 8)
  await inspect(page, 'supervised-refused')
  hub.supervision.refusal = { code: 'NOT_FOUND', retryable: false, retryAfterMillis: 0 }
  await page.getByTestId('finish').click()
  await page.getByTestId('finish-yes').click()
  await expect(page.getByTestId('problem')).toBeVisible()
  await inspect(page, 'supervised-closing-problem')
  hub.supervision.verdict = { state: 'NEEDS_REVIEW', reasons: ['OTHER_DEVICE', 'NO_POSITION'] }
  await page.getByTestId('try-again').click()
  await expect(page.getByTestId('result')).toHaveAttribute('data-state', 'NEEDS_REVIEW')
  await inspect(page, 'supervised-review')
})

test('a refused microphone is explained, and tried again', async ({ person }) => {
  const page = await person()
  await page.addInitScript(() => {
    const get = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    let refused = false
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      if (refused) return get(wanted)
      refused = true
      throw new DOMException('no', 'NotAllowedError')
    }
  })
  await logInSupervised(page)
  await page.getByTestId('start-report').click()
  await page.getByTestId('begin').click()
  await expect(page.getByTestId('microphone-problem')).toHaveText(/小锁/)
  await inspect(page, 'supervised-microphone')
  await page.getByTestId('begin').click()
  await expect(page.getByTestId('digits')).toBeVisible()
})
