import type { OfficeRecord } from '../../src/hub/api'

const AT = Date.UTC(2026, 10, 27, 1, 30)
const PAGE = 4

const record = (number: number, more: Partial<OfficeRecord>): OfficeRecord => ({
  service: 'request',
  id: `r-${number}`,
  openedMillis: AT - number * 400_000,
  channel: ['PHONE_WEB', 'MINI_PROGRAM', 'KIOSK', 'VILLAGE_TERMINAL'][number % 4]!,
  village: ['minhe', 'hengang', ''][number % 3]!,
  category: ['LABOUR', 'MARRIAGE_FAMILY', 'NEIGHBOURS'][number % 3]!,
  desk: 'labour',
  kind: 'LIVE',
  lawyerId: '',
  state: 'CLOSED',
  outcome: 'ANSWERED',
  waitSeconds: 40 + number * 7,
  talkSeconds: 0,
  written: false,
  ...more,
})

const RECORDS: OfficeRecord[] = [
  record(0, { state: 'OPEN', outcome: '' }),
  record(1, { service: 'consultation', lawyerId: 'lawyer-shen', outcome: 'RESOLVED', talkSeconds: 640, written: true, stars: 5 }),
  record(2, {}),
  record(3, { outcome: 'NO_LAWYER' }),
  record(4, { service: 'consultation', lawyerId: 'lawyer-zhou', outcome: 'FOLLOW_UP', talkSeconds: 1_210 }),
  record(5, { outcome: 'WITHDRAWN' }),
  record(6, { service: 'attendance', category: 'INTERPRETER', lawyerId: 'lawyer-lu', outcome: 'LEFT', waitSeconds: 25, talkSeconds: 420 }),
]

/** As the office's records are looked for: some wishes, and pages. */
export function foundBy(query: URLSearchParams): { records: OfficeRecord[]; next?: string } {
  const wanted = RECORDS.filter((_, number) => !query.get('person') || number < 2).filter((some) => (['service', 'category', 'village', 'channel', 'state'] as const).every((name) => !query.get(name) || some[name] === query.get(name)))
  const from = Number(query.get('cursor') ?? 0)
  const records = wanted.slice(from, from + PAGE)
  return from + PAGE < wanted.length ? { records, next: String(from + PAGE) } : { records }
}

/** One of them with what became of it. */
export function courseOf(service: string, id: string) {
  const found = RECORDS.find((some) => some.service === service && some.id === id)!
  const step = (version: number, what: string, more = {}) => ({ version, atMillis: found.openedMillis + version * 60_000, what, ...more })
  const timeline =
    service === 'consultation'
      ? [step(1, 'OPENED', { lawyerId: found.lawyerId }), step(6, 'CLOSED', { outcome: found.outcome }), step(7, 'WRITTEN'), ...(found.stars ? [step(8, 'RATED', { stars: found.stars })] : [])]
      : [step(1, 'OPENED'), ...(found.state === 'CLOSED' ? [step(2, 'CLOSED', { outcome: found.outcome })] : [])]
  return { ...found, version: timeline.at(-1)!.version, timeline }
}
