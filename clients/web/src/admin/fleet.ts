import type { PartOf, View } from '../hub/views'

export type Terminal = PartOf<'terminal'> & { id: string }

/** Worst first: what an administrator has to do something about stands at the top. */
export type Standing = 'out' | 'trouble' | 'silent' | 'locked' | 'new' | 'fine'
const ORDER: readonly Standing[] = ['trouble', 'silent', 'new', 'fine', 'locked', 'out']

export function terminalsOf(view: View): Terminal[] {
  const found: Terminal[] = []
  for (const [key, { part }] of view.parts) {
    if (part.case === 'terminal') found.push({ ...part.value, id: key.replace(/^device\//, '') })
  }
  return found.sort((a, b) => ORDER.indexOf(standing(a)) - ORDER.indexOf(standing(b)) || nameOf(a).localeCompare(nameOf(b), 'zh-CN'))
}

export function standing(terminal: Terminal): Standing {
  if (terminal.shut === 'REVOKED') return 'out'
  if (terminal.incidents.length > 0 || terminal.shut === 'CLONED') return 'trouble'
  if (!terminal.thereSinceMillis) return 'new'
  if (!terminal.there) return 'silent'
  return terminal.steering?.locked ? 'locked' : 'fine'
}

/** What doesn't pass by itself waits for somebody to have seen it. */
const PASSING = new Set(['LINE_LOST', 'DEVICE_FAILS'])
export const isUnseen = (terminal: Terminal) => terminal.incidents.some(({ kind }) => !PASSING.has(kind))

export const nameOf = (terminal: Terminal) => terminal.post?.name ?? terminal.id
