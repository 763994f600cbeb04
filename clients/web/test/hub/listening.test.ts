import { expect, test } from 'vitest'
import { Commands } from '../../src/hub/commands'
import { Heard } from '../../src/hub/heard'
import { Listening } from '../../src/hub/listening'
import { Views } from '../../src/hub/views'
import { settle, Stage, type FakeLine } from './stage'

const segmentPart = (segment: number, more: object = {}) => ({ key: `segment/${segment}`, part: { case: 'segment', value: { segment, mime: 'audio/webm;codecs=opus', startedMillis: 1n, ...more } } }) as const
const reportPart = (state: string) => ({ key: 'report', part: { case: 'voiceReport', value: { reportId: 'r', state, digits: '4719' } } }) as const

async function listening() {
  const stage = new Stage()
  const commands = new Commands(stage.connection, stage.clock, () => stage.random)
  const views = new Views(stage.connection, stage.clock, () => stage.random)
  const line = await stage.open()
  const heard = new Listening({ connection: stage.connection, commands, views, timers: stage.clock, reportId: 'r' })
  return { stage, line, heard }
}

function shows(line: FakeLine, ...parts: (ReturnType<typeof segmentPart> | ReturnType<typeof reportPart>)[]): void {
  const { subscription } = line.all('subscribe').at(-1)!
  line.says({ case: 'snapshot', value: { subscription, epoch: 'e', version: 1n, parts } })
}
const sends = (line: FakeLine, segment: number, number: number, byte = number) =>
  line.says({ case: 'voiceData', value: { reportId: 'r', segment, number, untilMillis: number * 200, audio: new Uint8Array([byte]) } })
const asked = (line: FakeLine) => line.all('command').map(({ body }) => (body.case === 'listen' ? `${body.value.segment}>${body.value.after}` : ''))

test('chunks are held once and in order', () => {
  const heard = new Heard()
  expect([1, 1, 3, 2, 3].map((number) => heard.take(number, number * 200, new Uint8Array(2)))).toEqual(['taken', 'repeated', 'gap', 'taken', 'taken'])
  expect([heard.held, heard.bytes, heard.untilMillis]).toEqual([3, 6, 600])
})

test('every segment is listened to, in one sitting', async () => {
  const { line, heard } = await listening()
  shows(line, reportPart('RECEIVING'), segmentPart(1), segmentPart(2))
  await settle()
  expect(asked(line)).toEqual(['1>0', '2>0'])
  expect(new Set(line.all('command').map(({ body }) => (body.value as { listeningId: string }).listeningId)).size).toBe(1)
  sends(line, 1, 1)
  sends(line, 2, 1)
  expect(heard.state.segments.map(({ held, complete }) => [held, complete])).toEqual([[1, false], [1, false]])
  expect(heard.state.live).toBe(true)
})

test('after a reconnect it goes on behind what is held, and asks nothing more of what is complete', async () => {
  const { stage, line, heard } = await listening()
  shows(line, reportPart('RECEIVING'), segmentPart(1, { ended: true, chunks: 1 }), segmentPart(2))
  await settle()
  sends(line, 1, 1)
  sends(line, 2, 1)
  sends(line, 2, 2)
  for (const { id } of line.all('command')) line.says({ case: 'answer', value: { commandId: id, outcome: { case: 'done', value: {} } } })
  const again = await stage.reconnect()
  expect(asked(again)).toEqual(['2>2'])
  sends(again, 2, 2)
  sends(again, 2, 3)
  expect(heard.pieces(2).map((piece) => piece[0])).toEqual([1, 2, 3])
})

test('a gap is asked for once', async () => {
  const { line } = await listening()
  shows(line, reportPart('RECEIVING'), segmentPart(1))
  await settle()
  for (const { id } of line.all('command')) line.says({ case: 'answer', value: { commandId: id, outcome: { case: 'done', value: {} } } })
  await settle()
  sends(line, 1, 1)
  sends(line, 1, 3)
  sends(line, 1, 4)
  expect(asked(line)).toEqual(['1>0', '1>1'])
})

test('what is held is hashed, and the end of the report makes it complete', async () => {
  const { stage, line, heard } = await listening()
  shows(line, reportPart('RECEIVING'), segmentPart(1))
  await settle()
  sends(line, 1, 1, 0x61)
  sends(line, 1, 2, 0x62)
  await stage.clock.pass(600)
  await new Promise((done) => setTimeout(done, 20))
  expect(heard.state.segments[0]).toMatchObject({ hashedBytes: 2, sha256: 'fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603' })
  shows(line, reportPart('ACCEPTED'), segmentPart(1, { ended: true, chunks: 2, chunksMade: 2 }))
  expect(heard.state.segments[0]!.complete).toBe(true)
  expect(heard.state.live).toBe(false)
})

test('who leaves says so', async () => {
  const { line, heard } = await listening()
  shows(line, reportPart('RECEIVING'), segmentPart(1))
  await settle()
  heard.close()
  expect(line.all('stopListening')).toMatchObject([{ reportId: 'r', segment: 1 }])
})
