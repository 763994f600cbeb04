import { ref } from 'vue'

/** Where the resident is before and after a visit; the visit itself decides the rest. Kept in the address bar, so
 * that a phone's back button and a reload do what people expect. */
export type Step = '' | 'phone' | 'receipt' | 'topic' | 'details' | 'notice' | 'check' | 'closed' | 'records'

export const step = ref<Step>('')
export const recordId = ref('')

function read(): void {
  const [name = '', id = ''] = location.hash.replace(/^#\/?/, '').split('/')
  step.value = name as Step
  recordId.value = id
}

read()
window.addEventListener('hashchange', read)

export function go(to: Step, id = ''): void {
  location.hash = `#/${to}${id ? `/${id}` : ''}`
  read()
}

/** The steps lie behind: a phone's back button doesn't lead into them again. */
export function arrive(): void {
  history.replaceState(null, '', '#/')
  read()
}

/** The steps of asking, in order. */
export const ASKING: readonly Step[] = ['topic', 'details', 'notice', 'check']
