import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { Conference, type ConferencePorts } from '../hub/conference'
import type { Hub } from '../hub/hub'
import type { OwnMedia } from '../hub/own'
import { part, parts } from '../hub/views'
import { nameIn } from '../shared/i18n'
import { problemKey } from '../shared/problem'
import { useView } from '../shared/useView'
import { MemberRole } from '../wire/legalhub/v1/commands_pb'
import { MemberStage, type MemberPart } from '../wire/legalhub/v1/views_pb'
import type { Town } from '../hub/api'

export interface RoomWishes {
  hub: Hub
  conferenceId: string
  own: OwnMedia
  way: ConferencePorts['way']
  town: () => Town | undefined
  /** How the resident is called here, where the hub doesn't say. */
  residentName?: () => string
}

/** A conference on the screen, for as long as the screen is there. */
export function useRoom({ hub, conferenceId, own, way, town, residentName }: RoomWishes) {
  const { t, locale } = useI18n()
  const { connection, commands, views, timers } = hub
  const conference = new Conference({ connection, commands, views, timers, conferenceId, own, way })
  const state = shallowRef(conference.state)
  const ownState = shallowRef(own.state)
  const ends = [conference.changes.on((seen) => (state.value = seen)), own.changes.on((seen) => (ownState.value = seen))]
  // Who has an account asks before there is anything to look at.
  const looks = ref(way !== 'account')
  const view = useView(hub, () => (looks.value ? { case: 'conference', value: { conferenceId } } : undefined))
  void conference.start().then(() => (looks.value = true))
  window.legalhub = { ...window.legalhub!, bridge: () => conference.rtc }

  const info = computed(() => part(view.value, 'conference'))
  const members = computed(() => parts(view.value, 'member'))
  const inside = computed(() => members.value.filter(({ stage }) => stage === MemberStage.ADMITTED))
  const atDoor = computed(() => members.value.filter(({ stage }) => stage === MemberStage.KNOCKING))
  const me = computed(() => members.value.find(({ memberId }) => memberId === info.value?.ownMemberId))
  const others = computed(() => inside.value.filter((member) => member !== me.value))
  const isHost = computed(() => me.value?.role === MemberRole.MEMBER_HOST)
  const isResident = computed(() => me.value?.role === MemberRole.MEMBER_RESIDENT)
  const invitations = computed(() => parts(view.value, 'invitation'))

  const roleName = (role: MemberRole) => t(`role.${MemberRole[role]}`)
  const lawyerName = (id: string) => nameIn(town()?.lawyers, id, locale.value)
  function nameOf(member: MemberPart | undefined): string {
    if (!member) return ''
    if (member.name) return member.name
    const lawyer = lawyerName(member.personId)
    return lawyer || (member.role === MemberRole.MEMBER_RESIDENT && residentName?.()) || roleName(member.role)
  }

  const busy = ref(false)
  const problem = ref('')
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    problem.value = ''
    try {
      await work()
      return true
    } catch (error) {
      problem.value = problemKey(error)
      return false
    } finally {
      busy.value = false
    }
  }
  const send = (body: Parameters<Hub['send']>[0]) => act(() => hub.send(body))

  onScopeDispose(() => {
    for (const end of ends) end()
    conference.close()
  })
  return {
    hub, conferenceId, town, conference, own, state, ownState, view, info, members, inside, atDoor, me, others, isHost, isResident,
    invitations, roleName, lawyerName, nameOf, busy, problem, act, send,
  }
}

export type Room = ReturnType<typeof useRoom>
