import type { WrittenLine } from '../hub/api'

interface Words {
  t: (key: string) => string
  lawyerName: (id: string) => string
}

/** Who wrote a line of a record, as its reader calls them. */
export function writer({ from, by }: WrittenLine, reader: 'LAWYER' | 'RESIDENT', { t, lawyerName }: Words): string {
  if (by) return by.name || lawyerName(by.lawyerId) || t(`role.MEMBER_${by.role}`)
  return t(from === reader ? 'chat.me' : from === 'LAWYER' ? 'chat.lawyer' : 'chat.resident')
}
