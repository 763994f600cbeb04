import { onScopeDispose, ref, type Ref } from 'vue'
import type { Hub } from '../hub/hub'
import { every } from '../hub/timers'

/** The hub's clock on the screen, to the half second. */
export function useNow(hub: Hub): Ref<number> {
  const now = ref(hub.connection.now())
  onScopeDispose(every(hub.timers, 500, () => (now.value = hub.connection.now())))
  return now
}
