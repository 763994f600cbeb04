import { expect, test } from 'vitest'
import { backoffMillis } from '../../src/hub/closing'
import { settle, Stage } from './stage'

test('says hello first, with the token and the session of this tab', async () => {
  const stage = new Stage()
  const line = await stage.open()
  expect(line.sent[0]).toMatchObject({ case: 'hello', value: { token: 'token-1', sessionId: 'session-1', client: 'web/0.1 test' } })
  expect(stage.connection.state.name).toBe('open')
})

test('keeps the hub’s clock, not the device’s', async () => {
  const stage = new Stage()
  await stage.open()
  expect(stage.connection.now()).toBe(stage.clock.now() + 7_000)
})

test('beats as often as the hub asks, and answers the hub’s beat with its nonce', async () => {
  const stage = new Stage()
  const line = await stage.open()
  await stage.clock.pass(5_000)
  expect(line.all('beat')).toHaveLength(1)
  line.says({ case: 'beat', value: { nonce: 42n } })
  expect(line.all('beat').at(-1)).toMatchObject({ echo: 42n })
})

test('a silent hub is given up within 20 s, and the connection comes back by itself', async () => {
  const stage = new Stage()
  const line = await stage.open()
  const from = stage.clock.now()
  while (stage.connection.state.name === 'open') await stage.clock.pass(100)
  expect(stage.clock.now() - from).toBeLessThanOrEqual(20_000)
  expect(line.closedWith).toBe(4000)
  await stage.clock.pass(1_000)
  expect(stage.lines).toHaveLength(2)
})

test('a hub that speaks is not given up', async () => {
  const stage = new Stage()
  const line = await stage.open()
  for (let i = 0; i < 30; i++) {
    await stage.clock.pass(5_000)
    line.says({ case: 'beat', value: { serverTimeMillis: BigInt(stage.clock.now() + 7_000) } })
  }
  expect(stage.connection.state.name).toBe('open')
  expect(stage.lines).toHaveLength(1)
})

test('a socket that is never welcomed is given up', async () => {
  const stage = new Stage()
  stage.connection.start()
  await settle()
  stage.line.onopen()
  await stage.clock.pass(10_000)
  expect(stage.connection.state.name).toBe('waiting')
})

test.each([1001, 1006, 1012, 4000, 4001, 4408])('%i comes back by itself', async (code) => {
  const stage = new Stage()
  const line = await stage.open()
  line.onclose(code)
  expect(stage.connection.state.name).toBe('waiting')
  await stage.clock.pass(500)
  expect(stage.lines).toHaveLength(2)
})

test.each([4100, 4101, 4102])('%i comes back after the time that the hub named', async (code) => {
  const stage = new Stage()
  const line = await stage.open()
  line.says({ case: 'goodbye', value: { code, retryAfterMillis: 30_000 } })
  line.onclose(code)
  await stage.clock.pass(29_999)
  expect(stage.lines).toHaveLength(1)
  await stage.clock.pass(1_000)
  expect(stage.lines).toHaveLength(2)
})

test('4200 fetches a fresh token before it comes back', async () => {
  const stage = new Stage()
  const line = await stage.open()
  line.onclose(4200)
  expect(stage.tokens.staled).toBe(1)
  await stage.clock.pass(1_000)
  expect(stage.lines).toHaveLength(2)
})

test('4300 stays away until a person’s touch', async () => {
  const stage = new Stage()
  const line = await stage.open()
  line.onclose(4300)
  await stage.clock.pass(600_000)
  stage.connection.networkBack()
  stage.connection.probe()
  await settle()
  expect(stage.connection.state.name).toBe('displaced')
  expect(stage.lines).toHaveLength(1)
  stage.connection.takeSeat()
  await stage.welcomed()
  expect(stage.connection.state.name).toBe('open')
})

test('4300 by a hello of this page’s own, late from a socket that it let go: it comes back by itself', async () => {
  const stage = new Stage()
  stage.connection.start()
  await settle()
  stage.line.onopen()
  stage.connection.networkBack()
  await settle()
  const line = await stage.welcomed()
  line.onclose(4300)
  expect(stage.connection.state.name).toBe('waiting')
  await stage.clock.pass(1_000)
  const back = await stage.welcomed()
  for (let i = 0; i < 2; i++) {
    await stage.clock.pass(10_000)
    back.says({ case: 'beat', value: { serverTimeMillis: BigInt(stage.clock.now()) } })
  }
  back.onclose(4300)
  expect(stage.connection.state.name).toBe('displaced')
})

test('4301 ends the log-in', async () => {
  const stage = new Stage()
  const line = await stage.open()
  line.onclose(4301)
  await stage.clock.pass(600_000)
  expect(stage.connection.state.name).toBe('signedOut')
  expect(stage.tokens.forgotten).toBe(1)
  expect(stage.lines).toHaveLength(1)
})

test.each([4400, 4413, 4429])('%i is a fault of this page: it does not come back', async (code) => {
  const stage = new Stage()
  const line = await stage.open()
  line.onclose(code)
  await stage.clock.pass(600_000)
  expect(stage.connection.state).toEqual({ name: 'faulty', code })
  expect(stage.lines).toHaveLength(1)
})

test('4401 is tried once more with a fresh token, and then it is a fault', async () => {
  const stage = new Stage()
  const line = await stage.open()
  line.onclose(4401)
  await stage.clock.pass(1_000)
  expect(stage.lines).toHaveLength(2)
  expect(stage.tokens.staled).toBe(1)
  stage.line.onclose(4401)
  await stage.clock.pass(600_000)
  expect(stage.connection.state).toEqual({ name: 'faulty', code: 4401 })
})

test('no token to be had: signed out; no network: tries again', async () => {
  const stage = new Stage()
  stage.tokens.unreachable = true
  stage.connection.start()
  await settle()
  expect(stage.connection.state.name).toBe('waiting')
  stage.tokens.unreachable = false
  stage.tokens.signedOut = true
  await stage.clock.pass(1_000)
  expect(stage.connection.state.name).toBe('signedOut')
})

test('the network is back: a new socket at once, without waiting for the old one to die', async () => {
  const stage = new Stage()
  const line = await stage.open()
  stage.connection.networkBack()
  await settle()
  expect(line.closedWith).toBe(4000)
  expect(stage.lines).toHaveLength(2)
  await stage.welcomed()
  line.onclose(4300)
  expect(stage.connection.state.name).toBe('open')
})

test('a line in doubt has 4 s to answer', async () => {
  const stage = new Stage()
  const line = await stage.open()
  stage.connection.probe()
  await stage.clock.pass(3_900)
  line.says({ case: 'beat', value: { echo: 1n } })
  await stage.clock.pass(1_000)
  expect(stage.lines).toHaveLength(1)
  stage.connection.probe()
  await stage.clock.pass(4_000)
  expect(stage.lines).toHaveLength(2)
})

test('two reasons to connect at once make one socket', async () => {
  const stage = new Stage()
  stage.connection.start()
  stage.connection.networkBack()
  stage.connection.networkBack()
  await stage.welcomed()
  expect(stage.lines.filter(({ closedWith }) => closedWith === undefined)).toHaveLength(1)
})

/** Time passes on a line that lives. */
async function beats(stage: Stage, millis: number): Promise<void> {
  for (let left = millis; left > 0; left -= 5_000) {
    await stage.clock.pass(5_000)
    stage.line.says({ case: 'beat', value: {} })
  }
}

test('a token is renewed three minutes before it ends', async () => {
  const stage = new Stage()
  const line = await stage.open()
  await beats(stage, 415_000)
  expect(line.all('renew')).toHaveLength(0)
  await beats(stage, 5_000)
  expect(line.all('renew')).toMatchObject([{ token: 'fresh-1' }])
  line.says({ case: 'renewed', value: { tokenExpiresMillis: BigInt(stage.connection.now() + 600_000) } })
  await beats(stage, 420_000)
  expect(line.all('renew')).toHaveLength(2)
})

test('no token to be had for minutes: the socket goes on, and the token is renewed when it can be', async () => {
  const stage = new Stage()
  const line = await stage.open()
  stage.tokens.unreachable = true
  await beats(stage, 590_000)
  expect(stage.connection.state.name).toBe('open')
  expect(stage.tokens.asked).toBeGreaterThan(10)
  stage.tokens.unreachable = false
  await beats(stage, 15_000)
  expect(line.all('renew')).toMatchObject([{ token: 'fresh-1' }])
  expect(stage.lines).toHaveLength(1)
})

test('the token ran out and no other is to be had: nobody is signed out, and the page comes back when one is', async () => {
  const stage = new Stage('a', 'b')
  const line = await stage.open()
  stage.tokens.unreachable = true
  line.onclose(4200)
  await stage.clock.pass(300_000)
  expect(['waiting', 'connecting']).toContain(stage.connection.state.name)
  expect(stage.lines).toHaveLength(1)
  stage.tokens.unreachable = false
  await stage.nextLine()
  await stage.welcomed()
  expect(stage.connection.state.name).toBe('open')
  expect(stage.line.url).toBe('a')
})

test.each([1001, 1006, 1012, 4000, 4001, 4100, 4101, 4102, 4401, 4408])('%i: the next hub is asked', async (code) => {
  const stage = new Stage('a', 'b', 'c')
  await stage.open()
  for (const next of ['b', 'c', 'a']) {
    await stage.reconnect(code)
    expect(stage.line.url).toBe(next)
  }
})

test('a hub that goes away is not asked before all others, and each only after its time', async () => {
  const stage = new Stage('a', 'b', 'c')
  const line = await stage.open()
  line.says({ case: 'goodbye', value: { code: 4100, retryAfterMillis: 3_000 } })
  line.onclose(4100)
  await stage.clock.pass(2_999)
  expect(stage.lines).toHaveLength(1)
  await stage.clock.pass(10_000)
  stage.line.onclose(1006)
  await stage.clock.pass(10_000)
  stage.line.onclose(1006)
  await stage.clock.pass(10_000)
  expect(stage.lines.map(({ url }) => url)).toEqual(['a', 'b', 'c', 'a'])
})

test('a hub that never says a word is left for the next', async () => {
  const stage = new Stage('a', 'b')
  stage.connection.start()
  await stage.clock.pass(11_000)
  expect(stage.line.url).toBe('b')
})

test('a hub that falls silent is left for the next, at once where the line is in doubt', async () => {
  const stage = new Stage('a', 'b')
  await stage.open()
  stage.connection.probe()
  await stage.clock.pass(4_000)
  expect(stage.line.url).toBe('b')
  await stage.welcomed()
  await stage.clock.pass(21_000)
  expect(stage.line.url).toBe('a')
})

test('a network that comes back says nothing against the hub; who asks again while it is silent gets another', async () => {
  const stage = new Stage('a', 'b', 'c')
  await stage.open()
  stage.connection.networkBack()
  await settle()
  expect(stage.line.url).toBe('a')
  stage.connection.networkBack()
  await settle()
  expect(stage.line.url).toBe('b')
})

test('a token that ran out and a seat that was taken bring the page back to the same hub', async () => {
  const stage = new Stage('a', 'b')
  await stage.open()
  await stage.reconnect(4200)
  expect(stage.line.url).toBe('a')
  stage.line.onclose(4300)
  stage.connection.takeSeat()
  await stage.welcomed()
  expect(stage.line.url).toBe('a')
})

test('all hubs are gone: tried in turn, with backoff, until one is back', async () => {
  const stage = new Stage('a', 'b', 'c')
  stage.random = 1
  const line = await stage.open()
  line.onclose(1006)
  for (const millis of [500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]) {
    expect(stage.connection.state).toMatchObject({ name: 'waiting', until: stage.clock.now() + millis })
    await stage.clock.pass(millis)
    stage.line.onclose(1006)
  }
  await stage.clock.pass(5_000)
  await stage.welcomed()
  expect(stage.connection.state.name).toBe('open')
  expect(stage.lines.map(({ url }) => url).join('')).toBe('abcabcabc')
})

test('garbage from the hub costs the socket, not the page', async () => {
  const stage = new Stage()
  const line = await stage.open()
  line.onmessage(new Uint8Array([0xff, 0xff, 0xff]))
  expect(stage.connection.state.name).toBe('waiting')
})

test('the backoff is full jitter under a doubling bound of at most 15 s', () => {
  expect(backoffMillis(0, () => 0)).toBe(0)
  expect(backoffMillis(0, () => 1)).toBe(500)
  expect(backoffMillis(3, () => 1)).toBe(4_000)
  expect(backoffMillis(50, () => 1)).toBe(15_000)
  expect(backoffMillis(50, () => 0.5)).toBe(7_500)
  expect(backoffMillis(3, () => 1, 3)).toBe(4_000)
  expect(backoffMillis(50, () => 1, 3)).toBe(5_000)
})

test('a connection that never lasts backs off further each time', async () => {
  const stage = new Stage()
  stage.random = 1
  const line = await stage.open()
  line.onclose(1006)
  const waits: number[] = []
  for (let i = 0; i < 4; i++) {
    const { state } = stage.connection
    if (state.name === 'waiting') waits.push(state.until - stage.clock.now())
    await stage.clock.pass(waits.at(-1)!)
    await stage.welcomed()
    stage.line.onclose(1006)
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000])
})
