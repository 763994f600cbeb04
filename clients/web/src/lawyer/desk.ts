import { computed, effectScope, ref, shallowRef } from 'vue'
import { Hub, SignedOut } from '../hub/hub'
import type { Named, Session, Town } from '../hub/api'
import { part } from '../hub/views'
import { wipeDrafts } from '../shared/draft'
import { pick } from '../shared/i18n'
import { useConnection, useView } from '../shared/useView'
import { DutyState } from '../wire/legalhub/v1/views_pb'

/** One lawyer's desk, as the hub shows it. */
export const hub = new Hub('LAWYER', 'web/0.1 lawyer')

export const town = shallowRef<Town>()
export const townProblem = shallowRef<unknown>()
export const account = ref<'unknown' | 'out' | 'in'>('unknown')
export const person = shallowRef<Session>()

const scope = effectScope(true)
export const connection = scope.run(() => useConnection(hub))!
export const deskView = scope.run(() =>
  useView(hub, () => (account.value === 'in' ? { case: 'desk', value: {} } : undefined)),
)!
export const duty = computed(() => part(deskView.value, 'duty'))
export const offer = computed(() => part(deskView.value, 'offer'))
export const work = computed(() => part(deskView.value, 'work'))
export const onDuty = computed(() => (duty.value?.state ?? DutyState.OFF_DUTY) !== DutyState.OFF_DUTY)

hub.connection.states.on(({ name }) => {
  if (name === 'signedOut' && account.value === 'in') account.value = 'out'
})

export async function begin(): Promise<void> {
  townProblem.value = undefined
  try {
    town.value = await hub.town()
    await hub.tokens.token()
    person.value = hub.tokens.person
    account.value = 'in'
    hub.connection.start()
  } catch (problem) {
    if (problem instanceof SignedOut) account.value = 'out'
    else townProblem.value = problem
  }
}

export function logIn(session: Session): void {
  person.value = session
  account.value = 'in'
  hub.enter(session)
}

/** Nothing of the day's talks stays in the browser. */
export async function logOut(): Promise<void> {
  account.value = 'out'
  person.value = undefined
  wipeDrafts()
  await hub.leave()
}

export type NameList = 'categories' | 'villages' | 'referrals' | 'lawyers'

export function nameOf(list: NameList, id: string, locale: string): string {
  return pick((town.value?.[list] as Named[] | undefined)?.find((some) => some.id === id)?.name, locale) || id
}

export function deskName(id: string, locale: string): string {
  const desks = town.value?.pools.flatMap(({ desks }) => desks) ?? []
  return pick(desks.find((desk) => desk.id === id)?.name, locale) || id
}

/** The pool whose queue is shown: the lawyer's own, or the town's first until the hub has said which. */
export const pool = computed(() => duty.value?.pool || town.value?.pools[0]?.id || '')
