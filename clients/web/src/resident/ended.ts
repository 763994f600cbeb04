const SAID = new Set(['ABSENT_TOO_LONG', 'NOT_JOINED', 'ENDED_BY_ADMINISTRATOR', 'LINE_LOST', 'CONFLICT'])
/** Nobody needs to be told what they did themselves, or what went well. */
const SILENT = new Set(['', 'WITHDRAWN', 'SERVED', 'RESOLVED', 'FOLLOW_UP', 'LEFT_BY_RESIDENT'])

/** Why the last visit ended, as a message key; '' where there is nothing to say. */
export function endedKey(reason: string): string {
  if (SILENT.has(reason)) return ''
  return `ended.${SAID.has(reason) ? reason : 'OTHER'}`
}
