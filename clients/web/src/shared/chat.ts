import type { Hub } from '../hub/hub'
import { parts, type View } from '../hub/views'
import { Side } from '../wire/legalhub/v1/views_pb'

/** A line as a chat shows it. */
export interface ChatLine {
  key: string
  who: string
  own: boolean
  text: string
  atMillis: number
}

/** What was written, and how one writes more. */
export interface Chat {
  lines: ChatLine[]
  /** Absent where one only reads. */
  say?: ((text: string) => Promise<unknown>) | undefined
  /** More than the other one reads it. */
  toAll?: boolean
}

/** Between the two of a consultation. */
export function chatOfTwo(hub: Hub, consultationId: string, view: View, side: Side, t: (key: string) => string): Chat {
  const lines = parts(view, 'chat').map(({ number, from, text, atMillis }) => {
    const own = from === side
    return { key: `chat/${number}`, who: t(own ? 'chat.me' : from === Side.LAWYER ? 'chat.lawyer' : 'chat.resident'), own, text, atMillis: Number(atMillis), number }
  })
  lines.sort((a, b) => a.number - b.number)
  return { lines, say: (text) => hub.send({ case: 'say', value: { consultationId, text } }) }
}

/** What the two write to each other, and to all while others are there: one course of things. */
export function together(two: Chat, all: Chat | undefined): Chat {
  if (!all) return two
  const lines = [...two.lines, ...all.lines].sort((a, b) => a.atMillis - b.atMillis)
  return { lines, say: all.say ?? two.say, toAll: !!all.say }
}
