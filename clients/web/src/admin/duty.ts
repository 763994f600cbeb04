import { parts, type View } from '../hub/views'
import { DutyState } from '../wire/legalhub/v1/views_pb'
import { runsAt, type Shift } from './rota'

export type DutyName = 'AVAILABLE' | 'AWAY' | 'IN_CALL' | 'WRAP_UP'

/** Where each lawyer stands who is on duty, by the queue's board. */
export const onDutyOf = (board: View): ReadonlyMap<string, DutyName> =>
  new Map(parts(board, 'onDuty').map(({ lawyerId, state }) => [lawyerId, DutyState[state] as DutyName]))

/** Shifts that run while their lawyer isn't on duty. */
export const absentees = (shifts: Shift[], onDuty: ReadonlyMap<string, unknown>, now: number): Shift[] =>
  shifts.filter((shift) => runsAt(shift, now) && !onDuty.has(shift.lawyer))
