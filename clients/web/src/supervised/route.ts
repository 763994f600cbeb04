import { ref } from 'vue'

/** Only the step before a report is in the address bar, so that a phone's back button leaves it; the report decides the rest. */
export type Step = '' | 'before'

export const step = ref<Step>('')

function read(): void {
  step.value = location.hash.replace(/^#\/?/, '') === 'before' ? 'before' : ''
}

read()
window.addEventListener('hashchange', read)

export function go(to: Step): void {
  location.hash = `#/${to}`
  read()
}

/** The step lies behind: the back button doesn't lead into it again. */
export function arrive(): void {
  history.replaceState(null, '', '#/')
  read()
}
