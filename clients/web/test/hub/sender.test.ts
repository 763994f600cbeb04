import { expect, test } from 'vitest'
import { Commands } from '../../src/hub/commands'
import { Sender } from '../../src/hub/sender'
import { settle, Stage, type FakeLine } from './stage'

const SEGMENT = { segment: 1, mime: 'audio/webm;codecs=opus', startedMillis: 1_000_000.4 }

async function speaking() {
  const stage = new Stage()
  const commands = new Commands(stage.connection, stage.clock, () => stage.random)
  const line = await stage.open()
  const sender = new Sender({ connection: stage.connection, commands, timers: stage.clock, reportId: 'r', changed: () => {} })
  let made = 0
  const speak = (count: number, segment = 1, from = made) => {
    for (let number = from + 1; number <= from + count; number++) sender.add({ segment, number, untilMillis: number * 200, audio: new Uint8Array(600) })
    made = from + count
  }
  return { stage, line, sender, speak }
}

/** Answers every command that wasn't answered yet. */
const takes = async (line: FakeLine) => {
  for (const { id } of line.all('command')) line.says({ case: 'answer', value: { commandId: id, outcome: { case: 'done', value: {} } } })
  await settle()
}
const acks = (line: FakeLine, durableUpTo: number, segment = 1) => line.says({ case: 'voiceAck', value: { reportId: 'r', segment, durableUpTo } })
const refuses = (line: FakeLine, number: number, expected: number, more: object = {}) =>
  line.says({ case: 'voiceRefused', value: { reportId: 'r', segment: 1, number, code: 'STORE_UNAVAILABLE', retryable: true, retryAfterMillis: 1_500, expected, ...more } })
const said = (line: FakeLine) => line.all('voiceChunk').map(({ segment, number }) => `${segment}/${number}`)

test('the segment is opened first; its chunks wait for the answer', async () => {
  const { line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  speak(3)
  await settle()
  expect(line.all('command')[0]!.body).toMatchObject({ case: 'openSegment', value: { reportId: 'r', segment: 1, startedMillis: 1_000_000n } })
  expect(said(line)).toEqual([])
  await takes(line)
  acks(line, 0)
  expect(said(line)).toEqual(['1/1', '1/2', '1/3'])
})

test('a lost line: what was spoken meanwhile follows from the durable chunk on', async () => {
  const { stage, line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  speak(2)
  await takes(line)
  await settle()
  await takes(line)
  acks(line, 2)
  line.onclose(1006)
  speak(4)
  await stage.nextLine()
  const again = await stage.welcomed()
  expect(said(again)).toEqual(['1/3'])
  acks(again, 3)
  expect(said(again)).toEqual(['1/3', '1/4', '1/5', '1/6'])
  acks(again, 6)
  expect(sender.outbox.isDurable).toBe(true)
})

test('a refused chunk is sent again after the time that the hub named, not before', async () => {
  const { stage, line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  await settle()
  await takes(line)
  speak(3)
  acks(line, 1)
  refuses(line, 2, 2)
  refuses(line, 3, 2, { code: 'OUT_OF_ORDER', retryAfterMillis: 0 })
  const before = said(line).length
  await stage.clock.pass(1_400)
  expect(said(line)).toHaveLength(before)
  await stage.clock.pass(200)
  expect(said(line).slice(before)).toEqual(['1/2', '1/3'])
})

test('a final no is told and stops nothing but the sending', async () => {
  const { line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  await settle()
  await takes(line)
  speak(1)
  refuses(line, 1, 0, { code: 'NOT_FOUND', retryable: false })
  speak(2)
  expect(sender.outbox.failure).toBe('NOT_FOUND')
  expect(sender.outbox.made).toBe(3)
  expect(said(line)).toEqual(['1/1'])
})

test('no acknowledgement for 5 s: the durable one on is sent again', async () => {
  const { stage, line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  await settle()
  await takes(line)
  speak(2)
  acks(line, 1)
  expect(said(line)).toEqual(['1/1', '1/2'])
  for (let second = 0; second < 6; second++) {
    line.says({ case: 'beat', value: {} })
    await stage.clock.pass(1_000)
  }
  expect(said(line)).toEqual(['1/1', '1/2', '1/2'])
})

test('a backlog goes out in bursts that the hub bears', async () => {
  const { stage, line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  await settle()
  await takes(line)
  speak(60)
  acks(line, 0)
  expect(said(line)).toHaveLength(21)
  await stage.clock.pass(200)
  expect(said(line)).toHaveLength(41)
})

test('the second segment is opened after the first, and another report’s answers are none of ours', async () => {
  const { stage, line, sender, speak } = await speaking()
  sender.open(SEGMENT)
  sender.open({ ...SEGMENT, segment: 2 })
  speak(1)
  speak(1, 2, 0)
  await settle()
  expect(line.all('command')).toHaveLength(1)
  await takes(line)
  await takes(line)
  line.says({ case: 'voiceAck', value: { reportId: 'other', segment: 1, durableUpTo: 9 } })
  expect(sender.outbox.durable).toBe(0)
  acks(line, 1)
  acks(line, 1, 2)
  await stage.clock.pass(1_000)
  expect(said(line)).toEqual(['1/1', '2/1'])
  expect(sender.outbox.isDurable).toBe(true)
})
