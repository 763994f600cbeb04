import { parts, type View } from '../hub/views'
import { dayAfter, momentOf, timeOf } from '../shared/zone'

/** When a lawyer is on duty; `until` is the first moment after it. */
export interface Shift {
  id: string
  lawyer: string
  from: number
  until: number
}

/** A shift as one day shows it: all of it, or what reaches into the next day. */
export interface Block {
  shift: Shift
  began: boolean
  from: string
  until: string
  /** Whether it goes on after midnight. */
  goesOn: boolean
}

export interface Day {
  day: string
  blocks: Block[]
}

export const WEEK = 7
/** The longest shift that the hub takes. */
export const LONGEST_MILLIS = 86_400_000
/** How far ahead it plans. */
export const AHEAD_DAYS = 60

export const shiftsOf = (view: View): Shift[] =>
  parts(view, 'shift')
    .map(({ shiftId, lawyerId, fromMillis, untilMillis }) => ({ id: shiftId, lawyer: lawyerId, from: Number(fromMillis), until: Number(untilMillis) }))
    .sort((a, b) => a.from - b.from || a.until - b.until || a.lawyer.localeCompare(b.lawyer))

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return dayAfter(day, -((weekday + 6) % WEEK))
}

/** Seven days and who is on duty on each. */
export function weekOf(monday: string, shifts: Shift[], zone: string): Day[] {
  return Array.from({ length: WEEK }, (_, index) => {
    const day = dayAfter(monday, index)
    const [start, end] = [momentOf(day, 0, zone), momentOf(dayAfter(day), 0, zone)]
    const blocks = shifts.filter(({ from, until }) => from < end && until > start).map((shift) => blockOf(shift, start, end, zone))
    return { day, blocks }
  })
}

function blockOf(shift: Shift, start: number, end: number, zone: string): Block {
  // Midnight at a day's end is that day's, not the next one's.
  const until = shift.until === end ? '24:00' : timeOf(shift.until, zone)
  return { shift, began: shift.from >= start, from: timeOf(shift.from, zone), until, goesOn: shift.until > end }
}

export const runsAt = ({ from, until }: Shift, now: number) => from <= now && now < until
export const isOver = ({ until }: Shift, now: number) => until <= now

/** What is wanted, week by week; an end that isn't after the beginning is the next day's. */
export function wanted(wish: { lawyer: string; day: string; from: string; until: string; weeks: number }, zone: string): Omit<Shift, 'id'>[] {
  const [from, until] = [minutesOf(wish.from), minutesOf(wish.until)]
  return Array.from({ length: wish.weeks }, (_, week) => {
    const day = dayAfter(wish.day, week * WEEK)
    return { lawyer: wish.lawyer, from: momentOf(day, from, zone), until: momentOf(until > from ? day : dayAfter(day), until, zone) }
  })
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export const isSame = (one: Omit<Shift, 'id'>, other: Omit<Shift, 'id'>) => one.lawyer === other.lawyer && one.from === other.from && one.until === other.until
export const collides = (one: Omit<Shift, 'id'>, other: Omit<Shift, 'id'>) => one.lawyer === other.lawyer && one.from < other.until && other.from < one.until
