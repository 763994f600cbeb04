import type { MessageInitShape } from '@bufbuild/protobuf'
import { expect, test } from 'vitest'
import { Signals, type SignalPayload } from '../../src/hub/signals'
import type { SignalSchema } from '../../src/wire/legalhub/v1/signals_pb'
import { Stage, type FakeLine } from './stage'

const candidate = (text: string): SignalPayload => ({ case: 'candidate', value: { candidate: text } })

async function calling() {
  const stage = new Stage()
  const got: string[] = []
  const notices: string[] = []
  const signals = new Signals({
    connection: stage.connection,
    timers: stage.clock,
    consultationId: 'c',
    received: (payload) => got.push(payload.case === 'candidate' ? payload.value.candidate! : ''),
    peerReset: () => notices.push('reset'),
    hubRestarted: () => notices.push('restarted'),
  })
  const line = await stage.open()
  signals.begin('e1')
  return { stage, signals, line, got, notices }
}

const hears = (line: FakeLine, seq: number, text: string, epoch = 'e1') =>
  line.says({ case: 'signal', value: { consultationId: 'c', signalEpoch: epoch, seq: BigInt(seq), payload: candidate(text) as MessageInitShape<typeof SignalSchema>['payload'] } })
const resets = (line: FakeLine, epoch: string, keepPeer: boolean) =>
  line.says({ case: 'signal', value: { consultationId: 'c', signalEpoch: epoch, payload: { case: 'peerReset', value: { keepPeer } } } })
const acks = (line: FakeLine, upToSeq: bigint, epoch = 'e1') => line.says({ case: 'signalAck', value: { consultationId: 'c', signalEpoch: epoch, upToSeq } })
const said = (line: FakeLine) => line.all('signal').map(({ seq, signalEpoch, payload }) => `${signalEpoch}#${seq} ${payload.case === 'candidate' ? payload.value.candidate : ''}`)

test('steps are numbered from 1 and repeated until they are acknowledged', async () => {
  const { stage, signals, line } = await calling()
  signals.send(candidate('a'))
  signals.send(candidate('b'))
  expect(said(line)).toEqual(['e1#1 a', 'e1#2 b'])
  acks(line, 1n)
  await stage.clock.pass(3_000)
  expect(said(line).slice(2)).toEqual(['e1#2 b'])
  acks(line, 2n)
  await stage.clock.pass(10_000)
  expect(said(line)).toHaveLength(3)
})

test('after a reconnect: what is held is said, then what is unacknowledged', async () => {
  const { stage, signals, line } = await calling()
  hears(line, 1, 'x')
  signals.send(candidate('a'))
  signals.send(candidate('b'))
  acks(line, 1n)
  const again = await stage.reconnect()
  expect(again.all('signalAck')[0]).toMatchObject({ consultationId: 'c', signalEpoch: 'e1', upToSeq: 1n })
  expect(said(again)).toEqual(['e1#2 b'])
})

test('a duplicate is dropped and acknowledged again', async () => {
  const { line, got } = await calling()
  hears(line, 1, 'x')
  hears(line, 1, 'x')
  hears(line, 2, 'y')
  hears(line, 1, 'x')
  expect(got).toEqual(['x', 'y'])
  expect(line.all('signalAck').map(({ upToSeq }) => upToSeq)).toEqual([1n, 1n, 2n, 2n])
})

test('a gap waits for what is missing; nothing is delivered out of order', async () => {
  const { line, got } = await calling()
  hears(line, 2, 'y')
  expect(got).toEqual([])
  expect(line.all('signalAck').at(-1)!.upToSeq).toBe(0n)
  hears(line, 1, 'x')
  expect(got).toEqual(['x', 'y'])
  expect(line.all('signalAck').at(-1)!.upToSeq).toBe(2n)
})

test('the other side joined anew: numbers begin at 1, old steps are dropped, once per epoch', async () => {
  const { signals, line, got, notices } = await calling()
  signals.send(candidate('old'))
  hears(line, 1, 'x')
  resets(line, 'e2', false)
  resets(line, 'e2', false)
  expect(notices).toEqual(['reset'])
  signals.send(candidate('new'))
  hears(line, 1, 'x2', 'e2')
  hears(line, 2, 'late', 'e1')
  expect(said(line)).toEqual(['e1#1 old', 'e2#1 new'])
  expect(got).toEqual(['x', 'x2'])
})

test('the hub restarted: the peer stays, what is unacknowledged is said again from 1', async () => {
  const { signals, line, notices } = await calling()
  signals.send(candidate('a'))
  signals.send(candidate('b'))
  acks(line, 1n)
  resets(line, 'e2', true)
  expect(notices).toEqual(['restarted'])
  expect(said(line).at(-1)).toBe('e2#1 b')
  acks(line, 5n, 'e1')
  signals.send(candidate('c'))
  expect(said(line).at(-1)).toBe('e2#2 c')
})

test('a step of a new epoch that overtakes the news of it is kept', async () => {
  const { line, got } = await calling()
  hears(line, 1, 'early', 'e2')
  expect(got).toEqual([])
  resets(line, 'e2', false)
  expect(got).toEqual(['early'])
})

test('while this side joins anew nothing old is heard or said', async () => {
  const { signals, line, got } = await calling()
  signals.send(candidate('old'))
  signals.suspend()
  hears(line, 1, 'x', 'e1')
  hears(line, 1, 'early', 'e2')
  resets(line, 'e9', false)
  expect(got).toEqual([])
  signals.begin('e2')
  expect(got).toEqual(['early'])
  expect(said(line)).toEqual(['e1#1 old'])
})

test('another consultation’s steps are none of ours', async () => {
  const { line, got } = await calling()
  line.says({ case: 'signal', value: { consultationId: 'd', signalEpoch: 'e1', seq: 1n, payload: { case: 'candidate', value: { candidate: 'x' } } } })
  expect(got).toEqual([])
  expect(line.all('signalAck')).toEqual([])
})
