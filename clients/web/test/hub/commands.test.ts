import { expect, test } from 'vitest'
import { Commands, Refusal, type CommandBody } from '../../src/hub/commands'
import { settle, Stage } from './stage'

const rate: CommandBody = { case: 'rate', value: { consultationId: 'c', stars: 5 } }

async function stageOf() {
  const stage = new Stage()
  const commands = new Commands(stage.connection, stage.clock, () => stage.random)
  const line = await stage.open()
  return { stage, commands, line }
}

const done = (commandId: string) => ({ case: 'answer', value: { commandId, outcome: { case: 'done', value: {} } } }) as const
const refused = (commandId: string, code: string, retryable: boolean, retryAfterMillis = 0) =>
  ({ case: 'answer', value: { commandId, outcome: { case: 'refused', value: { code, retryable, retryAfterMillis } } } }) as const

test('a command is answered by its id, a UUIDv7', async () => {
  const { commands, line } = await stageOf()
  const answer = commands.send(rate)
  const [sent] = line.all('command')
  expect(sent!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  line.says(done('somebody-else'))
  line.says(done(sent!.id))
  await expect(answer).resolves.toBeDefined()
})

test('an unanswered command is sent again after a reconnect, under the same id and with what is left of its time', async () => {
  const { stage, commands, line } = await stageOf()
  const answer = commands.send(rate, 60_000)
  const [first] = line.all('command')
  const from = stage.clock.now()
  await stage.clock.pass(4_000)
  const again = await stage.reconnect()
  const [second] = again.all('command')
  expect(second!.id).toBe(first!.id)
  expect(second!.ttlMillis).toBe(first!.ttlMillis - (stage.clock.now() - from))
  again.says(done(second!.id))
  await answer
  const third = await stage.reconnect()
  expect(third.all('command')).toHaveLength(0)
})

test('a command given while the line is lost waits for it', async () => {
  const { stage, commands, line } = await stageOf()
  line.onclose(1006)
  void commands.send(rate)
  await stage.clock.pass(20_000)
  const again = await stage.welcomed()
  expect(again.all('command')).toHaveLength(1)
})

test('a final no is final', async () => {
  const { stage, commands, line } = await stageOf()
  const answer = commands.send(rate)
  line.says(refused(line.all('command')[0]!.id, 'NOT_FOUND', false))
  await expect(answer).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await stage.clock.pass(120_000)
  expect(line.all('command')).toHaveLength(1)
})

test.each(['BUSY', 'OUTCOME_UNKNOWN'])('%s is asked again under the same id, not before the time that the hub named', async (code) => {
  const { stage, commands, line } = await stageOf()
  const answer = commands.send(rate)
  const { id } = line.all('command')[0]!
  line.says(refused(id, code, true, 3_000))
  await stage.clock.pass(2_900)
  expect(line.all('command')).toHaveLength(1)
  await stage.clock.pass(700)
  expect(line.all('command').map((sent) => sent.id)).toEqual([id, id])
  line.says(done(id))
  await expect(answer).resolves.toBeDefined()
})

test('a retryable no that lasts longer than the command does is given as the answer', async () => {
  const { stage, commands, line } = await stageOf()
  const answer = commands.send(rate, 10_000)
  const outcome = answer.catch((problem: Refusal) => problem)
  for (let i = 0; i < 40; i++) {
    const last = line.all('command').at(-1)!
    line.says(refused(last.id, 'STORE_UNAVAILABLE', true))
    await stage.clock.pass(500)
    line.says({ case: 'beat', value: {} })
  }
  expect(await outcome).toMatchObject({ code: 'STORE_UNAVAILABLE' })
})

test('without any answer in its time the outcome is unknown, and said so', async () => {
  const { stage, commands, line } = await stageOf()
  const outcome = commands.send(rate, 10_000).catch((problem: Refusal) => problem)
  line.onclose(4300)
  await stage.clock.pass(15_000)
  expect(await outcome).toMatchObject({ code: 'OUTCOME_UNKNOWN' })
})

test('no more are under way than the hub takes; the rest follow as answers come', async () => {
  const stage = new Stage()
  const commands = new Commands(stage.connection, stage.clock, () => 0)
  stage.connection.start()
  await settle()
  stage.line.onopen()
  stage.line.welcomes(stage.clock, { limits: { commandsPendingMax: 2 } })
  const answers = [1, 2, 3].map(() => commands.send(rate))
  expect(stage.line.all('command')).toHaveLength(2)
  stage.line.says(done(stage.line.all('command')[0]!.id))
  expect(stage.line.all('command')).toHaveLength(3)
  for (const { id } of stage.line.all('command')) stage.line.says(done(id))
  await Promise.all(answers)
})
