import { ref, watch } from 'vue'
import { uuidv7 } from '../hub/ids'
import type { Keeper } from '../hub/tokens'
import type { Timers } from '../hub/timers'
import { asks, device, self } from './device'
import type { Ending, Way } from './calls'
import { GuestTokens } from './guestTokens'

/** Whoever uses the device now: begun here, or by a phone that scanned; and how they leave nothing behind. */

/** The use that this page holds; '' while nobody is here. */
export const useId = ref('')
/** Whether the hub has shown this use: from then on its absence means that it is over. */
let seen = false
let guest: GuestTokens

const ports = {
  session: async () => asks.session(await device.tokens.token(), useId.value),
  end: () => end('DONE'),
}

export function keeper(_: unknown, timers: Timers): Keeper {
  return (guest = new GuestTokens(ports, timers))
}

/** Somebody begins as nobody in particular. The touch may come twice; it is one use. */
export async function beginUse(way: Way): Promise<void> {
  const id = uuidv7(device.connection.now())
  const session = await asks.begin(await device.tokens.token(), id, way)
  useId.value = id
  seen = false
  guest.take(session)
}

async function end(ending: Ending): Promise<void> {
  if (!useId.value) return
  await asks.end(await device.tokens.token(), useId.value, ending)
}

/** How long the hub may take to hear of an ending before the page wipes itself anyway; the next use ends it too. */
const END_MILLIS_MAX = 3_000

/** Nothing of the person stays: not at the hub, not in the browser's storage, not in this page's memory. */
export async function wipe(ending: Ending): Promise<void> {
  const late = new Promise<void>((resolve) => device.timers.after(END_MILLIS_MAX, resolve))
  await Promise.race([end(ending).catch(() => {}), late])
  startOver()
}

/** The device's key lies in IndexedDB, and stays. */
function startOver(): void {
  sessionStorage.clear()
  localStorage.clear()
  history.replaceState(null, '', location.pathname)
  location.reload()
}

/**
 * Follows what the hub says of this device's use.
 *
 * @param entered a session for a person who came by scanning, or who was here before a reload
 */
export function followUse(entered: () => void): void {
  watch(
    () => self.value?.useId,
    async (id) => {
      if (id === undefined) return
      if (useId.value && id === useId.value) seen = true
      else if (useId.value) {
        // Ended elsewhere, or another person has begun: this one's traces go first. Before the hub has shown our
        // own use, what it shows is the one before.
        if (seen) startOver()
      } else if (id) {
        useId.value = id
        seen = true
        await guest.refresh().then(entered, () => (useId.value = ''))
      } else {
        // What an earlier page left when the power went.
        sessionStorage.clear()
      }
    },
    { immediate: true },
  )
}
