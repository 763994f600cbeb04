/** Numbers as people say them. Each gives a message key and what goes into it. */
export type Words = [key: string, values?: Record<string, unknown>]

/** Half of all waits stay under the first, nine of ten under the second. */
export function waitWords(p50Seconds: number, p90Seconds: number): Words {
  const from = Math.max(1, Math.round(p50Seconds / 60))
  const to = Math.max(from, Math.ceil(p90Seconds / 60))
  if (p90Seconds <= 60) return ['wait.underMinute']
  if (from === to) return ['wait.about', { count: to }]
  return ['wait.range', { from, to }]
}
