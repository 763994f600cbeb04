import { expect, test } from 'vitest'
import { climb, TOP, type Line, type Rung } from '../../src/hub/ladder'
import { MediaStep } from '../../src/wire/legalhub/v1/commands_pb'

const GOOD: Line = { kbps: 600, lossPerMille: 0, media: true, text: true }
const { STEP_VIDEO, STEP_LOW_VIDEO, STEP_AUDIO, STEP_TEXT, STEP_CALLBACK } = MediaStep

/** After so many looks at the same line. */
function after(looks: number, line: Partial<Line>, from: Rung = TOP): Rung {
  let rung = from
  for (let look = 0; look < looks; look++) rung = climb(rung, { ...GOOD, ...line })
  return rung
}
const steps = (looks: number, line: Partial<Line>, from: Rung = TOP) => {
  const seen: MediaStep[] = []
  for (let rung = from, look = 0; look < looks; look++) if ((rung = climb(rung, { ...GOOD, ...line })).step !== seen.at(-1)) seen.push(rung.step)
  return seen
}

test('a good line stays at the top', () => expect(after(1_000, {}).step).toBe(STEP_VIDEO))

test('three bad looks are a hiccup, four are a step', () => {
  expect(after(3, { kbps: 80 }).step).toBe(STEP_VIDEO)
  expect(after(4, { kbps: 80 }).step).toBe(STEP_LOW_VIDEO)
})

test('64 kbit/s carry a small picture, 20 a voice', () => {
  expect(after(60, { kbps: 64, lossPerMille: 50 }).step).toBe(STEP_LOW_VIDEO)
  expect(steps(10, { kbps: 20 })).toEqual([STEP_VIDEO, STEP_LOW_VIDEO, STEP_AUDIO])
})

test('a fifth lost is no full picture, a half no voice', () => {
  expect(after(11, { lossPerMille: 200 }).step).toBe(STEP_LOW_VIDEO)
  expect(steps(12, { lossPerMille: 500 })).toEqual([STEP_VIDEO, STEP_LOW_VIDEO, STEP_AUDIO, STEP_TEXT])
})

test('what can’t be known isn’t held against a line', () => expect(after(100, { kbps: undefined }).step).toBe(STEP_VIDEO))

test('up again by tries, each after twelve good looks', () => {
  const audio = after(8, { kbps: 20 })
  expect(audio.step).toBe(STEP_AUDIO)
  expect(after(11, { kbps: undefined }, audio).step).toBe(STEP_AUDIO)
  expect(after(12, { kbps: undefined }, audio).step).toBe(STEP_LOW_VIDEO)
  expect(after(24, { kbps: undefined }, audio).step).toBe(STEP_VIDEO)
})

test('a try that doesn’t hold makes the next one rarer, at most every two minutes', () => {
  let rung = after(4, { kbps: 80 })
  const waits: number[] = []
  for (let tries = 0; tries < 6; tries++) {
    let looks = 0
    while (rung.step !== STEP_VIDEO) {
      rung = climb(rung, { ...GOOD, kbps: 80 })
      looks++
    }
    waits.push(looks)
    rung = after(4, { kbps: 80 }, rung)
  }
  expect(waits).toEqual([12, 24, 48, 96, 120, 120])
})

test('a line that breaks is waited for, then written over, and is back at once where it was', () => {
  expect(after(11, { media: false }).step).toBe(STEP_VIDEO)
  const broken = after(12, { media: false })
  expect(broken.step).toBe(STEP_TEXT)
  expect(after(1, {}, broken).step).toBe(STEP_VIDEO)
})

test('a callback is for when not even a word goes through, and a word that does ends that', () => {
  const gone = after(12 + 15, { media: false, text: false })
  expect(gone.step).toBe(STEP_CALLBACK)
  expect(after(12, { media: false }, { ...gone, before: undefined }).step).toBe(STEP_TEXT)
})

test('a call that ends by writing rises by sound first', () => {
  const text = after(12, { lossPerMille: 500 })
  expect(steps(40, { kbps: undefined }, text)).toEqual([STEP_TEXT, STEP_AUDIO, STEP_LOW_VIDEO, STEP_VIDEO])
})
