import { computed, effectScope, ref, shallowRef } from 'vue'
import type { Session, Town } from '../hub/api'
import { ApiProblem, Hub, SignedOut } from '../hub/hub'
import { part } from '../hub/views'
import { useConnection, useView } from '../shared/useView'

/** A phone that has read a code from a terminal's screen. */

/** What the code is for, and where it stands. */
export interface Seen {
  terminalId: string
  kind: 'KIOSK' | 'VILLAGE_TERMINAL'
  place: string
  purpose: 'LOG_IN' | 'MOVE'
  nonce: string
}

export const hub = new Hub(['RESIDENT'], 'web/0.1 scan')
export const town = shallowRef<Town>()

/** In the fragment: no server sees it before somebody has said yes, and no log. */
const secret = location.hash.slice(1)

// A phone that reads the next code in the same tab changes the fragment alone.
window.addEventListener('hashchange', () => location.reload())

export const seen = shallowRef<Seen>()
export const problem = shallowRef<unknown>()
/** `asking`: the person says yes or no here. `asked`: the word is with the person at the terminal. */
export const state = ref<'looking' | 'who' | 'asking' | 'asked' | 'in' | 'failed'>('looking')
/** Whether this phone came without a log-in of its own. */
export const stranger = ref(false)

const scope = effectScope(true)
export const connection = scope.run(() => useConnection(hub))!
export const claimView = scope.run(() =>
  useView(hub, () => (state.value === 'asked' && seen.value ? { case: 'claim', value: { terminalId: seen.value.terminalId, nonce: seen.value.nonce } } : undefined)),
)!
export const allowed = computed(() => part(claimView.value, 'claim')?.allowed ?? false)

const ask = async <T>(what: string, body: object) => hub.api.ask<T>('POST', `/api/scans/${what}`, { body, token: await hub.tokens.token() })

/** Looking spends nothing: a preview of the address, or a phone that opens it twice, does no harm. */
export async function look(): Promise<void> {
  problem.value = undefined
  state.value = 'looking'
  try {
    town.value ??= await hub.town()
    if (!secret) throw new ApiProblem(400, 'WRONG_CODE')
    await someone()
    seen.value = await ask<Seen>('look', { secret })
    state.value = stranger.value && seen.value.purpose === 'LOG_IN' ? 'who' : 'asking'
  } catch (error) {
    problem.value = error
    state.value = 'failed'
  }
}

/** The hub answers nobody who is nobody; a phone without a log-in looks as somebody without a name. */
async function someone(): Promise<void> {
  try {
    await hub.tokens.token()
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error
    hub.tokens.take(await hub.api.logInAnonymously())
    stranger.value = true
  }
}

/** They said who they are, by phone number or as nobody in particular. */
export function known(session?: Session): void {
  if (session) hub.tokens.take(session)
  stranger.value = false
  state.value = 'asking'
}

export async function confirm(digits: string): Promise<void> {
  await ask('confirm', { secret, digits })
  if (seen.value?.purpose === 'LOG_IN') {
    state.value = 'in'
  } else {
    state.value = 'asked'
    hub.connection.start()
  }
}

/** The person at the terminal has said yes: this phone is where it goes on. */
export async function take(): Promise<void> {
  const { terminalId, nonce } = seen.value!
  hub.connection.stop()
  const session = await hub.api.session('/api/scans/take', { terminalId, nonce }, await hub.tokens.token())
  hub.tokens.take(session)
  location.replace('/resident/')
}
