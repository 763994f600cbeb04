import { computed, effectScope, ref, shallowRef } from 'vue'
import { calls } from '../conference/calls'
import { randomText, readLink } from '../conference/invite'
import type { Api, Town } from '../hub/api'
import { ApiProblem, Hub, SignedOut } from '../hub/hub'
import type { Timers } from '../hub/timers'
import { Keeper } from '../hub/tokens'
import { useConnection } from '../shared/useView'

/** Somebody without an account who came by a link: before the door, at it, and turned from it. */

const LINK_KEY = 'legalhub.room.link'
const GUEST_KEY = 'legalhub.room.guest'
const NAME_KEY = 'legalhub.room.name'
const GUEST_KEY_BYTES = 32

/**
 * The secret goes from the address bar at once: no screenshot and no shared address gives it away. This tab keeps it,
 * so that a reload is the same guest.
 */
function take(): { conferenceId: string; secret: string } | undefined {
  if (location.hash.length > 1) {
    const link = readLink(location.hash)
    if (link && sessionStorage.getItem(LINK_KEY) !== JSON.stringify(link)) {
      for (const key of [GUEST_KEY, NAME_KEY]) sessionStorage.removeItem(key)
      sessionStorage.setItem(LINK_KEY, JSON.stringify(link))
    }
    history.replaceState(null, '', location.pathname)
  }
  return JSON.parse(sessionStorage.getItem(LINK_KEY) ?? 'null') ?? undefined
}

export const link = take()
// Another link in the same tab changes the fragment alone.
window.addEventListener('hashchange', () => location.reload())

function guestKey(): string {
  const known = sessionStorage.getItem(GUEST_KEY)
  if (known) return known
  const made = randomText(GUEST_KEY_BYTES)
  sessionStorage.setItem(GUEST_KEY, made)
  return made
}

/** A guest's log-in: renewed by knocking again, as the same guest. */
class GuestAtDoor extends Keeper {
  constructor(
    private readonly api: Api,
    timers: Timers,
  ) {
    super(timers)
  }

  protected override async renewed() {
    try {
      return await calls(this.api).knock(link!.conferenceId, { secret: link!.secret, guestKey: guestKey(), name: name.value })
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status < 500) {
        refused.value = problem.code
        throw new SignedOut()
      }
      throw problem
    }
  }

  override async leave(): Promise<void> {
    this.forget()
  }
}

export const name = ref(sessionStorage.getItem(NAME_KEY) ?? '')
/** Why the door stays shut: a code of the hub; '' while it doesn't. */
export const refused = ref('')
export const problem = shallowRef<unknown>()
export const town = shallowRef<Town>()
/** `before`: nothing was asked of anybody yet. */
export const state = ref<'before' | 'knocking' | 'in'>('before')

export const hub = new Hub(['GUEST'], 'web/0.1 room', (api, timers) => new GuestAtDoor(api, timers))
export const connection = effectScope(true).run(() => useConnection(hub))!

const AGAIN_MILLIS = 5_000
/** It may come to be agreed to; everything else stays as it is. */
export const waitsForAgreement = computed(() => refused.value === 'NOT_AGREED')
let cancel = () => {}

export async function knock(): Promise<void> {
  cancel()
  problem.value = undefined
  refused.value = ''
  state.value = 'knocking'
  sessionStorage.setItem(NAME_KEY, name.value)
  try {
    town.value ??= await hub.town()
    await hub.tokens.token()
    hub.connection.start()
    state.value = 'in'
  } catch (error) {
    if (!(error instanceof SignedOut)) problem.value = error
    if (waitsForAgreement.value) cancel = hub.timers.after(AGAIN_MILLIS, () => void knock())
    else state.value = 'before'
  }
}

/** Leaving is for good: the tab forgets who it was. */
export function forget(): void {
  for (const key of [LINK_KEY, GUEST_KEY, NAME_KEY]) sessionStorage.removeItem(key)
  hub.connection.stop({ name: 'signedOut' })
}
