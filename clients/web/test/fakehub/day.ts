import type { MessageInitShape } from '@bufbuild/protobuf'
import { Group } from '../../src/wire/legalhub/v1/commands_pb'
import { DutyState, type FiguresPartSchema } from '../../src/wire/legalhub/v1/views_pb'
import type { FakeHub } from './fakehub'

type Figures = MessageInitShape<typeof FiguresPartSchema>

const bars = (counts: Record<string, number>) => Object.entries(counts).map(([key, count]) => ({ key, count }))

/** A busy day in the hall: what a wall would show at half past four. */
export const TODAY: Figures = {
  asked: 187,
  answered: 151,
  abandoned: 12,
  unserved: 4,
  waiting: 5,
  promised: 9,
  kept: 6,
  waitP50Seconds: 48,
  waitP90Seconds: 214,
  talking: 4,
  talked: 149,
  talkedSeconds: 98_340n,
  unwritten: 3,
  rated: 97,
  byStars: bars({ 1: 2, 2: 1, 3: 6, 4: 24, 5: 64 }),
  byChannel: bars({ PHONE_WEB: 61, MINI_PROGRAM: 38, KIOSK: 42, VILLAGE_TERMINAL: 46 }),
  byVillage: bars({ minhe: 84, hengang: 63, '': 40 }),
  byCategory: bars({ LABOUR: 52, MARRIAGE_FAMILY: 41, CONTRACT_DEBT: 33, TRAFFIC: 19, NEIGHBOURS: 15, HOUSING_LAND: 14, LEGAL_AID: 13 }),
  byReport: bars({ ACCEPTED: 14, NEEDS_REVIEW: 3, REJECTED: 1 }),
  byCheckIn: bars({ INSIDE: 41, OUTSIDE: 2 }),
  byLeave: bars({ APPROVED: 2 }),
  byException: bars({ OUT_OF_BOUNDS: 2, REPORT_MISSED: 1 }),
  unresolved: 2,
  byTerminalUse: bars({ KIOSK: 58, VILLAGE_TERMINAL: 51 }),
  byAttendance: bars({ INTERPRETER: 3, FAMILY: 5 }),
  attending: 1,
  byIncident: bars({ LINE_LOST: 2, CODE_STALE: 1 }),
  outOfOrder: 1,
  byHour: bars({ '08': 12, '09': 31, 10: 38, 11: 22, 13: 17, 14: 29, 15: 26, 16: 12 }),
  byOutcome: bars({ RESOLVED: 118, FOLLOW_UP: 31, LINE_LOST: 6 }),
}

export function show(hub: FakeHub, today: Figures = TODAY, asOf = Date.now()): void {
  const topic = 'dashboard/wuzhen'
  hub.views.set(topic, 'today', { case: 'figures', value: today })
  hub.views.set(topic, 'week', { case: 'figures', value: { ...today, asked: 1_204, answered: 1_020 } })
  hub.views.set(topic, 'month', { case: 'figures', value: { ...today, asked: 4_871, answered: 4_102 } })
  hub.views.set(topic, 'fresh', { case: 'fresh', value: { asOfMillis: BigInt(asOf) } })
}

export function busyDay(hub: FakeHub): void {
  show(hub)
  const ago = (minutes: number) => BigInt(Date.now() - minutes * 60_000)
  const concern = (id: string, why: string, minutes: number, category: string, desk: string) =>
    hub.views.set('dashboard/wuzhen', `concern/request/${id}`, {
      case: 'concern',
      value: { service: why === 'UNSERVED' ? 'request' : 'consultation', why, atMillis: ago(minutes), category, desk, village: 'minhe' },
    })
  concern('1', 'UNSERVED', 4, 'LABOUR', 'labour')
  concern('2', 'LOW_RATING', 31, 'MARRIAGE_FAMILY', 'family')
  concern('3', 'UNWRITTEN', 160, 'CONTRACT_DEBT', 'contract')
  concern('4', 'UNWRITTEN', 190, 'TRAFFIC', 'contract')
  hub.addTicket('LABOUR', [Group.ELDERLY], 95_000)
  hub.addTicket('NEIGHBOURS', [], 60_000)
  hub.addTicket('MARRIAGE_FAMILY', [Group.WOMAN, Group.IN_DANGER], 34_000)
  hub.addTicket('CONTRACT_DEBT', [], 12_000)
  hub.addTicket('LABOUR', [], 4_000)
  hub.setDuty('lawyer-shen', DutyState.IN_CALL)
  hub.setDuty('lawyer-zhou', DutyState.WRAP_UP)
}

/** Somebody has waited too long. */
export function raise(hub: FakeHub, takenAtMillis = 0n): void {
  const sinceMillis = BigInt(Date.now() - 3 * 60_000)
  hub.views.set('dashboard/wuzhen', 'alert/waiting-over-1', { case: 'alert', value: { id: 'waiting-over-1', rule: 'WAITING_OVER', limit: 600n, sinceMillis, takenAtMillis } })
}

export const takeOn = (hub: FakeHub, id: string) => {
  if (id === 'waiting-over-1') raise(hub, BigInt(Date.now()))
}

/** A hall that is fuller in the afternoon. */
export function hallAt(at: number) {
  const isAfternoon = new Date(at).getUTCHours() >= 4
  const waiting = ['LABOUR', 'NEIGHBOURS', 'MARRIAGE_FAMILY'].slice(0, isAfternoon ? 3 : 1).map((category, index) => ({
    place: index + 1, desk: 'labour', category, kind: 'LIVE', state: index ? 'WAITING' : 'OFFERED', sinceMillis: at - (3 - index) * 47_000, inDanger: index === 2,
  }))
  const lawyers = [
    { lawyerId: 'lawyer-shen', state: 'IN_CALL', sinceMillis: at - 600_000, talkingSinceMillis: at - 312_000 },
    { lawyerId: 'lawyer-zhou', state: 'AVAILABLE', sinceMillis: at - 60_000 },
  ]
  return { atMillis: at, open: true, available: 1, inCall: 1, wrapUp: 0, waiting, lawyers }
}

/** Another office beside the first, and what both come to. */
export function twoOffices(hub: FakeHub): void {
  hub.town.pools.push({ id: 'fengming', name: { zh: '凤鸣司法所', en: 'Fengming Judicial Office' }, desks: [] })
  const asOfMillis = BigInt(Date.now())
  for (const span of ['today', 'week', 'month']) hub.views.set('dashboard/', span, { case: 'figures', value: { ...TODAY, asked: 260, answered: 212, talked: 201, rated: 130, byStars: bars({ 1: 2, 2: 1, 3: 8, 4: 35, 5: 84 }) } as Figures })
  hub.views.set('dashboard/', 'office/wuzhen', { case: 'office', value: { office: 'wuzhen', today: TODAY, asOfMillis } })
  hub.views.set('dashboard/', 'office/fengming', { case: 'office', value: { office: 'fengming', today: { ...TODAY, asked: 73, answered: 61, talked: 52, rated: 33, byStars: bars({ 3: 2, 4: 11, 5: 20 }) } as Figures, asOfMillis } })
}
