import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { parts } from '../hub/views'
import type { Chat } from '../shared/chat'
import type { Room } from './useRoom'

/** What is written to all in a room. The two of a consultation write to each other alone while nobody else is there. */
export function useRoomChat(room: Room) {
  const { t } = useI18n()
  return computed<Chat>(() => {
    const { hub, conferenceId, info, members, others, isHost, isResident, nameOf, roleName, view } = room
    const lines = parts(view.value, 'line').map(({ number, fromMemberId, role, text, atMillis }) => {
      const own = fromMemberId === info.value?.ownMemberId
      // Who has left isn't shown to everybody any more.
      const who = own ? t('chat.me') : nameOf(members.value.find(({ memberId }) => memberId === fromMemberId)) || roleName(role)
      return { key: `line/${number}`, who, own, text, atMillis: Number(atMillis), number }
    })
    lines.sort((a, b) => a.number - b.number)
    const alone = (isHost.value || isResident.value) && others.value.length < 2
    const say = (text: string) => hub.send({ case: 'sayToAll', value: { conferenceId, text } })
    return { lines, say: alone ? undefined : say, toAll: !alone }
  })
}
