/** Numbers as people say them. Each gives a message key and what goes into it. */
export type Words = [key: string, values?: Record<string, unknown>]

/** Half of all waits stay under the first, nine of ten under the second. */
export function waitWords(p50Seconds: number, p90Seconds: number): Words {
  const from = Math.max(1, Math.round(p50Seconds / 60))
  const to = Math.max(from, Math.ceil(p90Seconds / 60))
  if (p90Seconds <= 60) return ['wait.underMinute']
  if (from === to) return ['wait.about', { minutes: to }]
  return ['wait.range', { from, to }]
}

export function clock(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = String(Math.floor(seconds / 60) % 60).padStart(hours ? 2 : 1, '0')
  const rest = String(seconds % 60).padStart(2, '0')
  return hours ? `${hours}:${minutes}:${rest}` : `${minutes}:${rest}`
}

export function day(millis: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(millis)
}

export function timeOfDay(millis: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(millis)
}
