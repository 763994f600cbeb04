import { expect, test } from 'vitest'
import { Outbox, type Chunk } from '../../src/hub/outbox'

const chunk = (segment: number, number: number): Chunk => ({ segment, number, untilMillis: number * 200, audio: new Uint8Array([segment, number]) })

function outboxOf(made: Record<number, number>, opened = Object.keys(made).map(Number)) {
  const outbox = new Outbox()
  for (const [segment, count] of Object.entries(made)) for (let number = 1; number <= count; number++) outbox.add(chunk(Number(segment), number))
  for (const segment of opened) outbox.opened(segment)
  return outbox
}

function sendAll(outbox: Outbox): string[] {
  const sent: string[] = []
  for (let next; (next = outbox.next()); ) sent.push(`${next.segment}/${next.number}`)
  return sent
}

test('nothing is sent before the hub knows of the segment', () => {
  const outbox = outboxOf({ 1: 3 }, [])
  expect(sendAll(outbox)).toEqual([])
  outbox.opened(1)
  expect(sendAll(outbox)).toEqual(['1/1'])
})

test('one chunk asks from where to go on; after its answer the rest follows in order', () => {
  const outbox = outboxOf({ 1: 5 })
  expect(sendAll(outbox)).toEqual(['1/1'])
  outbox.acknowledged(1, 3)
  expect(sendAll(outbox)).toEqual(['1/4', '1/5'])
  expect(outbox.isDurable).toBe(false)
  outbox.acknowledged(1, 5)
  expect(outbox.isDurable).toBe(true)
})

test('no more than a window is under way', () => {
  const outbox = outboxOf({ 1: 200 })
  outbox.acknowledged(1, 0)
  expect(sendAll(outbox)).toHaveLength(64)
  outbox.acknowledged(1, 10)
  expect(sendAll(outbox)).toHaveLength(10)
})

test('a lost socket: from the last durable chunk again', () => {
  const outbox = outboxOf({ 1: 9 })
  outbox.acknowledged(1, 4)
  sendAll(outbox)
  outbox.rewind()
  expect(outbox.underWay).toBe(0)
  expect(sendAll(outbox)).toEqual(['1/5'])
  outbox.acknowledged(1, 7)
  expect(sendAll(outbox)).toEqual(['1/8', '1/9'])
})

test('a refused chunk: from what the hub takes next, and what it refuses behind it changes nothing', () => {
  const outbox = outboxOf({ 1: 8 })
  outbox.acknowledged(1, 2)
  sendAll(outbox)
  expect(outbox.refused(1, 3, 3)).toBe(true)
  expect([4, 5, 6].map((number) => outbox.refused(1, number, 3))).toEqual([false, false, false])
  expect(sendAll(outbox)).toEqual(['1/3', '1/4', '1/5', '1/6', '1/7', '1/8'])
})

test('a hub that wants an earlier chunk than it had acknowledged gets it', () => {
  const outbox = outboxOf({ 1: 6 })
  outbox.acknowledged(1, 5)
  sendAll(outbox)
  outbox.refused(1, 6, 3)
  expect(outbox.durable).toBe(2)
  expect(sendAll(outbox)).toEqual(['1/3', '1/4', '1/5', '1/6'])
})

test('two segments: the first one first, each with its own numbers', () => {
  const outbox = outboxOf({ 1: 2, 2: 2 })
  expect(sendAll(outbox)).toEqual(['1/1', '2/1'])
  outbox.acknowledged(2, 1)
  expect(sendAll(outbox)).toEqual(['2/2'])
  outbox.acknowledged(1, 1)
  outbox.acknowledged(2, 2)
  expect(sendAll(outbox)).toEqual(['1/2'])
  expect([outbox.made, outbox.durable, outbox.isDurable]).toEqual([4, 3, false])
})

test('a final no stops its segment only, until somebody tries again', () => {
  const outbox = outboxOf({ 1: 2, 2: 2 })
  outbox.failed(1, 'NOT_FOUND')
  expect(outbox.failure).toBe('NOT_FOUND')
  expect(sendAll(outbox)).toEqual(['2/1'])
  expect(outbox.retry()).toEqual([1])
  outbox.opened(1)
  expect(sendAll(outbox)).toEqual(['1/1'])
})
