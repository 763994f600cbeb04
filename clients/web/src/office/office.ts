import { computed, effectScope } from 'vue'
import { part, parts, type View } from '../hub/views'
import { makeStaff } from '../shared/staff'
import { useView } from '../shared/useView'
import type { FiguresPart } from '../wire/legalhub/v1/views_pb'

/** The office's own people, and what they see of the day. */
export const staff = makeStaff(['OFFICER', 'ADMINISTRATOR'], 'web/0.1 office')
export const { hub, town, townProblem, account, person, connection, begin, logOut, nameOf, deskName } = staff

export const office = computed(() => town.value?.pools[0]?.id ?? '')
const scope = effectScope(true)
const lookedAt = () => account.value === 'in' && office.value
export const board = scope.run(() =>
  useView(hub, () => (lookedAt() ? { case: 'board', value: { pool: office.value } } : undefined)),
)!
export const figures = scope.run(() =>
  useView(hub, () => (lookedAt() ? { case: 'dashboard', value: { office: office.value } } : undefined)),
)!

export const SPANS = ['today', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

export function ofSpan(view: View, span: Span): FiguresPart | undefined {
  return part(view, 'figures', span)
}

export const concerns = computed(() => parts(figures.value, 'concern').sort((a, b) => Number(b.atMillis - a.atMillis)))
export const alerts = computed(() => parts(figures.value, 'alert').sort((a, b) => Number(a.sinceMillis - b.sinceMillis)))
/** Until when everything is in what is shown; 0 before anything was shown. */
export const asOf = computed(() => Number(part(figures.value, 'fresh')?.asOfMillis ?? 0))
