import { create } from '@bufbuild/protobuf'
import { expect, test } from 'vitest'
import { part, parts, Views, type View } from '../../src/hub/views'
import { PartSchema, VisitPhase } from '../../src/wire/legalhub/v1/views_pb'
import { Stage } from './stage'

const visitPart = (phase: VisitPhase) => create(PartSchema, { key: 'visit', part: { case: 'visit', value: { phase } } })
const chatPart = (number: number, text: string) => create(PartSchema, { key: `chat/${number}`, part: { case: 'chat', value: { number, text } } })

async function watching() {
  const stage = new Stage()
  const views = new Views(stage.connection, stage.clock, () => stage.random)
  const line = await stage.open()
  const seen: View[] = []
  const end = views.watch({ case: 'visit', value: {} }, (view) => seen.push(view))
  return { stage, views, line, seen, end, now: () => seen.at(-1)! }
}

test('a snapshot is the whole view; a delta changes, adds and removes', async () => {
  const { line, now } = await watching()
  const { subscription, epoch, version } = line.all('subscribe')[0]!
  expect({ epoch, version }).toEqual({ epoch: '', version: 0n })
  line.says({ case: 'snapshot', value: { subscription, epoch: 'e', version: 5n, parts: [visitPart(VisitPhase.IDLE), chatPart(1, 'a')] } })
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.IDLE)
  line.says({
    case: 'delta',
    value: { subscription, epoch: 'e', fromVersion: 5n, version: 7n, changed: [visitPart(VisitPhase.WAITING), chatPart(2, 'b')], removed: ['chat/1'] },
  })
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.WAITING)
  expect(parts(now(), 'chat').map(({ text }) => text)).toEqual(['b'])
  expect(now().state).toBe('live')
})

test('a reconnect asks from what is held; the view stays on the screen meanwhile, marked stale', async () => {
  const { stage, line, now } = await watching()
  line.says({ case: 'snapshot', value: { subscription: 1, epoch: 'e', version: 5n, parts: [visitPart(VisitPhase.WAITING)] } })
  line.onclose(1006)
  expect(now()).toMatchObject({ state: 'stale' })
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.WAITING)
  await stage.clock.pass(20_000)
  const again = await stage.welcomed()
  const asked = again.all('subscribe')[0]!
  expect(asked).toMatchObject({ epoch: 'e', version: 5n })
  again.says({ case: 'delta', value: { subscription: asked.subscription, epoch: 'e', fromVersion: 5n, version: 6n, changed: [visitPart(VisitPhase.RATING)] } })
  expect(now().state).toBe('live')
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.RATING)
})

test.each([
  ['another version', { epoch: 'e', fromVersion: 6n }],
  ['another epoch', { epoch: 'f', fromVersion: 5n }],
])('a delta from %s is not applied: the view is asked for from scratch', async (_, from) => {
  const { line, now } = await watching()
  line.says({ case: 'snapshot', value: { subscription: 1, epoch: 'e', version: 5n, parts: [visitPart(VisitPhase.WAITING)] } })
  line.says({ case: 'delta', value: { subscription: 1, ...from, version: 9n, changed: [visitPart(VisitPhase.RATING)] } })
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.WAITING)
  expect(line.all('unsubscribe')).toMatchObject([{ subscription: 1 }])
  const asked = line.all('subscribe').at(-1)!
  expect(asked).toMatchObject({ epoch: '', version: 0n })
  // What was still under way for the old number changes nothing.
  line.says({ case: 'delta', value: { subscription: 1, epoch: 'f', fromVersion: 9n, version: 10n, changed: [visitPart(VisitPhase.IDLE)] } })
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.WAITING)
  line.says({ case: 'snapshot', value: { subscription: asked.subscription, epoch: 'f', version: 10n, parts: [visitPart(VisitPhase.RATING)] } })
  expect(part(now(), 'visit')?.phase).toBe(VisitPhase.RATING)
})

test('one topic is subscribed once, however many look, and ends with the last', async () => {
  const { views, line, end } = await watching()
  const endSecond = views.watch({ case: 'visit', value: {} }, () => {})
  views.watch({ case: 'place', value: { ticketId: 't', pool: 'p' } }, () => {})
  views.watch({ case: 'place', value: { ticketId: 'u', pool: 'p' } }, () => {})
  expect(line.all('subscribe')).toHaveLength(3)
  end()
  expect(line.all('unsubscribe')).toHaveLength(0)
  endSecond()
  expect(line.all('unsubscribe')).toHaveLength(1)
})

test('a topic that the hub ends is asked for again when it may be, and else says why', async () => {
  const { stage, line, now } = await watching()
  line.says({ case: 'subscriptionEnded', value: { subscription: 1, code: 'BUSY', retryable: true } })
  await stage.clock.pass(2_000)
  const asked = line.all('subscribe')
  expect(asked).toHaveLength(2)
  line.says({ case: 'subscriptionEnded', value: { subscription: asked[1]!.subscription, code: 'FORBIDDEN', retryable: false } })
  await stage.clock.pass(2_000)
  expect(now()).toMatchObject({ state: 'ended', code: 'FORBIDDEN' })
  expect(line.all('subscribe')).toHaveLength(2)
})
