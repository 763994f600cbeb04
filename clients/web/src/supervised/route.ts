import { ref } from 'vue'

/** Where a person is beside a report is in the address bar, so that a phone's back button leaves it; the report decides the rest. */
const STEPS = ['before', 'check-in', 'leave', 'activities'] as const
export type Step = '' | (typeof STEPS)[number]

export const step = ref<Step>('')

function read(): void {
  const named = location.hash.replace(/^#\/?/, '')
  step.value = STEPS.find((some) => some === named) ?? ''
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
