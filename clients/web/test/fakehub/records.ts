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
]

/** As the office's records are looked for: some wishes, and pages. */
export function foundBy(query: URLSearchParams): { records: OfficeRecord[]; next?: string } {
  const wanted = RECORDS.filter((some) => (['service', 'category', 'village', 'channel', 'state'] as const).every((name) => !query.get(name) || some[name] === query.get(name)))
  const from = Number(query.get('cursor') ?? 0)
  const records = wanted.slice(from, from + PAGE)
  return from + PAGE < wanted.length ? { records, next: String(from + PAGE) } : { records }
}
