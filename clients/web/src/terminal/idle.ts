import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Hub } from '../hub/hub'
import { every } from '../hub/timers'

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'touchstart'] as const

/** A time without a touch, then a question with time to answer it. */
export interface Patience {
  quietMillis: number
  answerMillis: number
}

/**
 * Whether somebody is still there.
 *
 * @param patience how long nothing may happen; nothing while nobody is asked
 * @param touching whether any touch is a sign of life; otherwise only an answer to the question is
 * @param gone nobody answered
 */
export function useIdle(hub: Hub, patience: Ref<Patience | undefined>, touching: Ref<boolean>, gone: () => void) {
  const since = ref(hub.timers.now())
  const now = ref(since.value)
  const quiet = computed(() => now.value - since.value)
  const asking = computed(() => !!patience.value && quiet.value >= patience.value.quietMillis)
  const secondsLeft = computed(() => {
    const { quietMillis = 0, answerMillis = 0 } = patience.value ?? {}
    return Math.max(0, Math.ceil((quietMillis + answerMillis - quiet.value) / 1000))
  })

  function stillHere() {
    since.value = now.value = hub.timers.now()
  }

  const touched = () => touching.value && stillHere()
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touched, { passive: true, capture: true })
  const stop = every(hub.timers, 500, () => {
    now.value = hub.timers.now()
    if (asking.value && secondsLeft.value === 0) {
      stillHere()
      gone()
    }
  })
  onScopeDispose(() => {
    stop()
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touched, { capture: true })
  })
  // Another screen is another quiet time.
  watch(patience, stillHere)
  return { asking, secondsLeft, stillHere }
}
