import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { parts } from '../hub/views'
import type { Chat } from '../shared/chat'
import { MemberRole } from '../wire/legalhub/v1/commands_pb'
import type { Room } from './useRoom'

/** What is written to all in a room. The two of a consultation write to each other alone while nobody else is there. */
export function useRoomChat(room: Room) {
  const { t } = useI18n()
  const ofTheTwo = (role?: MemberRole) => role === MemberRole.MEMBER_HOST || role === MemberRole.MEMBER_RESIDENT
  return computed<Chat>(() => {
    const { hub, conferenceId, info, members, me, others, nameOf, roleName, view } = room
    const lines = parts(view.value, 'line').map(({ number, fromMemberId, role, text, atMillis }) => {
      const own = fromMemberId === info.value?.ownMemberId
      // Who has left isn't shown to everybody any more.
      const who = own ? t('chat.me') : nameOf(members.value.find(({ memberId }) => memberId === fromMemberId)) || roleName(role)
      return { key: `line/${number}`, who, own, text, atMillis: Number(atMillis), number }
    })
    lines.sort((a, b) => a.number - b.number)
    const alone = ofTheTwo(me.value?.role) && others.value.every(({ role }) => ofTheTwo(role))
    const say = (text: string) => hub.send({ case: 'sayToAll', value: { conferenceId, text } })
    return { lines, say: alone ? undefined : say, toAll: !alone }
  })
}
