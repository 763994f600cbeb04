import type { Text } from '../hub/api'

/** By field, in whole seconds or a number: the queue's rules as the hub has them. */
export type Rules = Record<string, number>

export interface Queue {
  pool: string
  rules: Rules
  file: Rules
  own: boolean
  by?: string
  byName?: Text
  sinceMillis?: number
}

export interface Limit {
  field: string
  least: number
  most: number
}

export interface Queues {
  queues: Queue[]
  limits: Limit[]
}

/** In the order of a wait, each in the unit in which people speak of it. */
const UNITS = {
  ringSeconds: 1,
  unansweredMax: 0,
  preferForSeconds: 1,
  widenAfterSeconds: 1,
  insteadAfterSeconds: 1,
  keepAbsentSeconds: 60,
  returnsMax: 0,
  ageingSeconds: 60,
  waitingMaxSeconds: 60,
  answerDueAfterSeconds: 3600,
  consultationsMax: 0,
  ticketsMax: 0,
} as const

export type Unit = 'count' | 'second' | 'minute' | 'hour'
const NAMES: Record<number, Unit> = { 0: 'count', 1: 'second', 60: 'minute', 3600: 'hour' }

export interface Field {
  name: string
  unit: Unit
  /** How many of the hub's one of the unit is. */
  size: number
  least: number
  most: number
}

/** A time that isn't whole in its usual unit is shown in seconds. */
export function fieldsOf({ rules, file }: Queue, limits: Limit[]): Field[] {
  return Object.entries(UNITS).map(([name, usual]) => {
    const size = usual && rules[name]! % usual === 0 && file[name]! % usual === 0 ? usual : Math.min(usual, 1)
    const limit = limits.find(({ field }) => field === name)
    const times = size || 1
    return { name, unit: NAMES[size]!, size: times, least: Math.ceil((limit?.least ?? 0) / times), most: Math.floor((limit?.most ?? 0) / times) }
  })
}

/** What was typed, for the hub, which says what is wrong with it: nothing for what is no whole number. */
export function toRules(fields: Field[], typed: Record<string, string>): Rules {
  const given = fields.filter(({ name }) => /^\d{1,9}$/.test((typed[name] ?? '').trim()))
  return Object.fromEntries(given.map(({ name, size }) => [name, Number(typed[name]) * size]))
}
