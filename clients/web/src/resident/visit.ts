import { computed, effectScope, ref, shallowRef } from 'vue'
import { Hub, SignedOut } from '../hub/hub'
import type { Session, Town } from '../hub/api'
import { part } from '../hub/views'
import { uuidv7 } from '../hub/ids'
import { draft, wipeDrafts } from '../shared/draft'
import { nameIn } from '../shared/i18n'
import { useConnection, useView } from '../shared/useView'
import { Fallback, Group } from '../wire/legalhub/v1/commands_pb'
import { VisitPhase } from '../wire/legalhub/v1/views_pb'
import { carriedBy } from './carrier'

/** One resident's visit, as the hub shows it; this page only adds what isn't said yet. */
export const hub = new Hub(['RESIDENT'], carriedBy().client, carriedBy().keeper)

export const town = shallowRef<Town>()
export const townProblem = shallowRef<unknown>()
/** Whether somebody is logged in here; `unknown` until the cookie was asked. */
export const account = ref<'unknown' | 'out' | 'in'>('unknown')

/** What the resident wants to say when asking; nothing of it leaves the page before `ask`. */
export const request = draft('request', {
  displayName: '',
  category: '',
  facts: '',
  otherParty: '',
  groups: [] as Group[],
  timeLimitExpiring: false,
  village: '',
  language: '',
  noticeRead: false,
  recordingConsent: false,
  audio: true,
  video: true,
})

// The page's own scope: these live as long as the page.
const scope = effectScope(true)
export const connection = scope.run(() => useConnection(hub))!
export const visitView = scope.run(() =>
  useView(hub, () => (account.value === 'in' ? { case: 'visit', value: {} } : undefined)),
)!
export const visit = computed(() => part(visitView.value, 'visit'))
export const phase = computed(() => visit.value?.phase ?? VisitPhase.IDLE)

hub.connection.states.on(({ name }) => {
  if (name === 'signedOut' && account.value === 'in') account.value = 'out'
})

export async function begin(): Promise<void> {
  townProblem.value = undefined
  try {
    town.value = await hub.town()
    await hub.tokens.token()
    account.value = 'in'
    hub.connection.start()
  } catch (problem) {
    if (problem instanceof SignedOut) account.value = 'out'
    else townProblem.value = problem
  }
}

export function logIn(session: Session): void {
  account.value = 'in'
  hub.enter(session)
}

export async function logOut(): Promise<void> {
  account.value = 'out'
  wipeDrafts()
  forgetRequest()
  request.displayName = ''
  await hub.leave()
}

const LIVE = { kind: Fallback.UNSPECIFIED, contact: '', text: '' }

/** Asks for a lawyer now, or for a callback or a message from the start. */
export async function ask({ kind, contact, text } = LIVE): Promise<void> {
  const category = town.value?.categories.find(({ id }) => id === request.category)
  await hub.send({
    case: 'askForLawyer',
    value: {
      ticketId: uuidv7(),
      desk: category?.desk ?? generalDesk(),
      category: request.category,
      channel: carriedBy().channel,
      village: carriedBy().village() || request.village,
      facts: request.facts,
      displayName: request.displayName.trim(),
      otherParty: request.otherParty,
      groups: request.groups,
      timeLimitExpiring: request.timeLimitExpiring,
      media: { audio: request.audio, video: request.video },
      language: request.language,
      noticeVersion: town.value?.noticeVersion ?? '',
      recordingConsent: request.recordingConsent,
      instead: kind,
      contact,
      text,
    },
  })
}

/** A visit is over: what was told for it goes; the name stays for the next one. */
export function forgetRequest(): void {
  Object.assign(request, {
    category: '',
    facts: '',
    otherParty: '',
    groups: [],
    timeLimitExpiring: false,
    noticeRead: false,
    recordingConsent: false,
  })
}

export function inDanger(): boolean {
  return request.groups.includes(Group.IN_DANGER) || !!visit.value?.danger
}

export const lawyerName = (id: string, locale: string) => nameIn(town.value?.lawyers, id, locale)

function generalDesk(): string {
  const desks = town.value?.pools.flatMap(({ desks }) => desks) ?? []
  return (desks.find(({ general }) => general) ?? desks[0])?.id ?? ''
}
