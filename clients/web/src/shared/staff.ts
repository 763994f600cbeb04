import { effectScope, ref, shallowRef } from 'vue'
import type { Named, RoleName, Session, Town } from '../hub/api'
import { Hub, SignedOut } from '../hub/hub'
import { wipeDrafts } from './draft'
import { nameIn, pick } from './i18n'
import { useConnection } from './useView'

export type NameList = 'categories' | 'villages' | 'referrals' | 'lawyers'

/** Somebody of the office or a lawyer, at a page that wants a log-in. Made once for a page. */
export function makeStaff(roles: readonly RoleName[], client: string) {
  const hub = new Hub(roles, client)
  const town = shallowRef<Town>()
  const townProblem = shallowRef<unknown>()
  const account = ref<'unknown' | 'out' | 'in'>('unknown')
  const person = shallowRef<Session>()
  const connection = effectScope(true).run(() => useConnection(hub))!

  hub.connection.states.on(({ name }) => {
    if (name === 'signedOut' && account.value === 'in') account.value = 'out'
  })

  async function begin(): Promise<void> {
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

  function logIn(session: Session): void {
    person.value = session
    account.value = 'in'
    hub.enter(session)
  }

  /** Nothing of the day stays in the browser. */
  async function logOut(): Promise<void> {
    account.value = 'out'
    person.value = undefined
    wipeDrafts()
    await hub.leave()
  }

  function nameOf(list: NameList, id: string, locale: string): string {
    return nameIn(town.value?.[list] as Named[] | undefined, id, locale) || id
  }

  function deskName(id: string, locale: string): string {
    const desks = town.value?.pools.flatMap(({ desks }) => desks) ?? []
    return pick(desks.find((desk) => desk.id === id)?.name, locale) || id
  }

  return { hub, roles, town, townProblem, account, person, connection, begin, logIn, logOut, nameOf, deskName }
}

export type Staff = ReturnType<typeof makeStaff>
