import { reactive, watch } from 'vue'

const PREFIX = 'legalhub.draft.'

/** Work in progress, kept over reloads in this tab only. */
export function draft<T extends object>(name: string, empty: T): T {
  const kept = sessionStorage.getItem(PREFIX + name)
  const state = reactive({ ...empty, ...(kept ? (JSON.parse(kept) as Partial<T>) : {}) }) as T
  watch(state, () => sessionStorage.setItem(PREFIX + name, JSON.stringify(state)))
  return state
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name)
}

/** At log-out nothing of the person stays in the tab. */
export function wipeDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
