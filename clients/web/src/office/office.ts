import { computed, effectScope, ref } from 'vue'
import { part, parts, type View } from '../hub/views'
import { nameIn } from '../shared/i18n'
import { makeStaff } from '../shared/staff'
import { useView } from '../shared/useView'
import type { FiguresPart } from '../wire/legalhub/v1/views_pb'

/** The office's own people, and what they see of the day. */
export const staff = makeStaff(['OFFICER', 'ADMINISTRATOR'], 'web/0.1 office')
export const { hub, town, townProblem, account, person, connection, begin, logOut, nameOf, deskName } = staff

const chosen = ref('')
/** Whose board and records these are: the one that was chosen, where a town has several. */
export const office = computed({ get: () => chosen.value || (town.value?.pools[0]?.id ?? ''), set: (id) => (chosen.value = id) })
export const offices = computed(() => town.value?.pools ?? [])
export const officeName = (id: string, locale: string) => nameIn(offices.value, id, locale) || id
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
