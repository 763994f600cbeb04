import { expect, test } from 'vitest'
import { ApiProblem, Unreachable, type Session } from '../../src/hub/api'
import { SignedOut, Tokens } from '../../src/hub/tokens'
import { HandClock } from './stage'

const alone = <T>(work: () => Promise<T>) => work()
const session = (token: string, role: Session['role'] = 'RESIDENT'): Session => ({ accessToken: token, role, personId: 'p', name: '', livesMillis: 600_000 })

test('a token is used while it lives and fetched anew after', async () => {
  const clock = new HandClock()
  let calls = 0
  const tokens = new Tokens({ refresh: async () => session(`t${++calls}`) }, clock, 'RESIDENT', alone)
  tokens.take(session('t0'))
  expect(await tokens.token()).toBe('t0')
  await clock.pass(560_000)
  expect(await tokens.token()).toBe('t0')
  await clock.pass(20_000)
  expect(await tokens.token()).toBe('t1')
  tokens.stale()
  expect(await tokens.token()).toBe('t2')
})

test('two who need a token at once spend the cookie once', async () => {
  let calls = 0
  const tokens = new Tokens({ refresh: async () => session(`t${++calls}`) }, new HandClock(), 'RESIDENT', alone)
  expect(await Promise.all([tokens.token(), tokens.token(), tokens.refresh()])).toEqual(['t1', 't1', 't1'])
})

test('401 means signed out; no network does not', async () => {
  const refused = new Tokens({ refresh: () => Promise.reject(new ApiProblem(401, 'SIGNED_OUT')) }, new HandClock(), 'RESIDENT', alone)
  await expect(refused.token()).rejects.toBeInstanceOf(SignedOut)
  const away = new Tokens({ refresh: () => Promise.reject(new Unreachable()) }, new HandClock(), 'RESIDENT', alone)
  await expect(away.token()).rejects.toBeInstanceOf(Unreachable)
})

test('a cookie of another role is not this page’s log-in', async () => {
  const tokens = new Tokens({ refresh: async () => session('t', 'LAWYER') }, new HandClock(), 'RESIDENT', alone)
  await expect(tokens.token()).rejects.toBeInstanceOf(SignedOut)
})

test('while no hub gives tokens the one at hand is used to its end, unless a hub refused it', async () => {
  const clock = new HandClock()
  const tokens = new Tokens({ refresh: () => Promise.reject(new Unreachable()) }, clock, 'RESIDENT', alone)
  tokens.take(session('t0'))
  await clock.pass(599_000)
  expect(await tokens.token()).toBe('t0')
  await clock.pass(1_000)
  await expect(tokens.token()).rejects.toBeInstanceOf(Unreachable)
  tokens.take(session('t1'))
  tokens.stale()
  await expect(tokens.token()).rejects.toBeInstanceOf(Unreachable)
})

test('a log-in that ended meanwhile is not lived on', async () => {
  const clock = new HandClock()
  const tokens = new Tokens({ refresh: () => Promise.reject(new ApiProblem(401, 'SIGNED_OUT')) }, clock, 'RESIDENT', alone)
  tokens.take(session('t0'))
  await clock.pass(580_000)
  await expect(tokens.token()).rejects.toBeInstanceOf(SignedOut)
})
