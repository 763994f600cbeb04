import type { Bar, FiguresPart } from '../wire/legalhub/v1/views_pb'

/** One bar of a chart: a name for people, and how many. */
export interface Column {
  key: string
  name: string
  count: number
}

export interface Carrier {
  key: 'PHONE' | 'KIOSK' | 'VILLAGE_TERMINAL'
  channels: readonly string[]
}

/** The three carriers of service, 三大服务载体, and the channels that come by them. */
export const CARRIERS: readonly Carrier[] = [
  { key: 'PHONE', channels: ['PHONE_WEB', 'MINI_PROGRAM'] },
  { key: 'KIOSK', channels: ['KIOSK'] },
  { key: 'VILLAGE_TERMINAL', channels: ['VILLAGE_TERMINAL'] },
]

const count = (bars: readonly Bar[], keys: readonly string[]) =>
  bars.filter(({ key }) => keys.includes(key)).reduce((sum, bar) => sum + bar.count, 0)

/** Zero is shown too: a carrier that nobody came by is news. */
export const byCarrier = (figures: FiguresPart, name: (key: string) => string): Column[] =>
  CARRIERS.map(({ key, channels }) => ({ key, name: name(key), count: count(figures.byChannel, channels) }))

/** The most frequent first; what doesn't fit is one bar at the end. */
export function ranked(bars: readonly Bar[], name: (key: string) => string, rest: string, max: number): Column[] {
  const all = bars.map(({ key, count }) => ({ key, name: name(key), count })).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
  if (all.length <= max) return all
  const others = all.slice(max - 1).reduce((sum, { count }) => sum + count, 0)
  return [...all.slice(0, max - 1), { key: 'others', name: rest, count: others }]
}

/** The hours of a working day, and any other in which somebody came. */
export function byHour(bars: readonly Bar[]): Column[] {
  const hours = bars.map(({ key }) => Number(key))
  const first = Math.min(8, ...hours)
  const last = Math.max(18, ...hours)
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const key = String(first + at).padStart(2, '0')
    return { key, name: `${first + at}`, count: count(bars, [key]) }
  })
}

/** Of those who came live and whose waiting is over; nothing where there is none. */
export const answeredShare = (figures: FiguresPart) => shareOfOver(figures, figures.answered)
export const abandonedShare = (figures: FiguresPart) => shareOfOver(figures, figures.abandoned)

function shareOfOver({ answered, abandoned, unserved }: FiguresPart, part: number): number | undefined {
  const over = answered + abandoned + unserved
  return over ? part / over : undefined
}

export function stars(figures: FiguresPart): number | undefined {
  const sum = figures.byStars.reduce((all, { key, count }) => all + Number(key) * count, 0)
  return figures.rated ? sum / figures.rated : undefined
}

/** How many of the consultations that took place were rated. */
export function coverage(figures: FiguresPart): number | undefined {
  return figures.talked ? figures.rated / figures.talked : undefined
}
