import { expect, test } from 'vitest'
import { ApiProblem, Unreachable, type Session } from '../../src/hub/api'
import { SignedOut, Tokens, type Marks } from '../../src/hub/tokens'
import { HandClock } from './stage'

const alone = <T>(work: () => Promise<T>) => work()

/** A browser's storage: shared by its tabs, kept over a reload. */
class Store implements Marks {
  private readonly held = new Map<string, string>()
  getItem = (key: string) => this.held.get(key) ?? null
  setItem = (key: string, value: string) => void this.held.set(key, value)
  removeItem = (key: string) => void this.held.delete(key)
}

/** What a page holds of a log-in, with a hub that answers like this. */
function tokensOf(refresh: () => Promise<Session>, { clock = new HandClock(), logOut = () => Promise.resolve(), store = new Store() } = {}) {
  return new Tokens({ refresh, logOut }, clock, ['RESIDENT'], store, alone)
}

const session = (token: string, role: Session['role'] = 'RESIDENT'): Session => ({ accessToken: token, role, personId: 'p', name: '', livesMillis: 600_000 })

test('a token is used while it lives and fetched anew after', async () => {
  const clock = new HandClock()
  let calls = 0
  const tokens = tokensOf(async () => session(`t${++calls}`), { clock })
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
  const tokens = tokensOf(async () => session(`t${++calls}`))
  expect(await Promise.all([tokens.token(), tokens.token(), tokens.refresh()])).toEqual(['t1', 't1', 't1'])
})

test('401 means signed out; no network does not', async () => {
  const refused = tokensOf(() => Promise.reject(new ApiProblem(401, 'SIGNED_OUT')))
  await expect(refused.token()).rejects.toBeInstanceOf(SignedOut)
  const away = tokensOf(() => Promise.reject(new Unreachable()))
  await expect(away.token()).rejects.toBeInstanceOf(Unreachable)
})

test('a cookie of another role is not this page’s log-in', async () => {
  const tokens = tokensOf(async () => session('t', 'LAWYER'))
  await expect(tokens.token()).rejects.toBeInstanceOf(SignedOut)
})

test('while no hub gives tokens the one at hand is used to its end, unless a hub refused it', async () => {
  const clock = new HandClock()
  const tokens = tokensOf(() => Promise.reject(new Unreachable()), { clock })
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
  const tokens = tokensOf(() => Promise.reject(new ApiProblem(401, 'SIGNED_OUT')), { clock })
  tokens.take(session('t0'))
  await clock.pass(580_000)
  await expect(tokens.token()).rejects.toBeInstanceOf(SignedOut)
})

test('a log-out that reaches no hub is made up for before the cookie is used again, by whichever tab', async () => {
  const store = new Store()
  let away = true
  const told: string[] = []
  const hub = (word: string) => async () => {
    if (away) throw new Unreachable()
    told.push(word)
  }
  const page = () => tokensOf(() => hub('refresh')().then(() => session('t')), { store, logOut: hub('logOut') })
  const tokens = page()
  tokens.take(session('t0'))
  await tokens.leave()
  await expect(page().token()).rejects.toBeInstanceOf(Unreachable)
  away = false
  await expect(page().token()).rejects.toBeInstanceOf(SignedOut)
  expect(told).toEqual(['logOut'])
  expect(await page().token()).toBe('t')
})

test('who logs in after that stays in', async () => {
  const store = new Store()
  const tokens = tokensOf(async () => session('t1'), { store, logOut: () => Promise.reject(new Unreachable()) })
  await tokens.leave()
  tokens.take(session('t0'))
  expect(await tokens.refresh()).toBe('t1')
})

test('a log-out ends a renewal that is under way', async () => {
  let give = (_: Session) => {}
  const tokens = tokensOf(() => new Promise((given) => (give = given)), { logOut: () => Promise.reject(new Unreachable()) })
  const renewal = tokens.refresh()
  await tokens.leave()
  give(session('t1'))
  await expect(renewal).rejects.toBeInstanceOf(SignedOut)
  expect(tokens.person).toBeUndefined()
})
