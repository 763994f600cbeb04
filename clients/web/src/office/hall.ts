import type { HallThen } from '../hub/api'
import { part, parts, type View } from '../hub/views'
import { Group } from '../wire/legalhub/v1/commands_pb'
import { DutyState, TicketState } from '../wire/legalhub/v1/views_pb'

/** Who is in the hall at a moment, whether that is now or was then. */
export interface Hall {
  open: boolean
  available: number
  inCall: number
  wrapUp: number
  waiting: { key: string; place: number; category: string; state: WaitingState; sinceMillis: number; inDanger: boolean }[]
  lawyers: { id: string; state: DutyName; sinceMillis: number; talkingSinceMillis: number }[]
}

export type WaitingState = 'WAITING' | 'OFFERED' | 'ABSENT'
export type DutyName = 'AVAILABLE' | 'AWAY' | 'IN_CALL' | 'WRAP_UP'

const WAITS: Partial<Record<TicketState, WaitingState>> = {
  [TicketState.TICKET_WAITING]: 'WAITING',
  [TicketState.TICKET_OFFERED]: 'OFFERED',
  [TicketState.TICKET_ABSENT]: 'ABSENT',
}
const DUTY_ORDER: readonly DutyName[] = ['IN_CALL', 'WRAP_UP', 'AVAILABLE', 'AWAY']

/** As the live board shows it. */
export function hallNow(board: View): Hall {
  const { open = true, available = 0, inCall = 0, wrapUp = 0 } = part(board, 'board') ?? {}
  const waiting = parts(board, 'waiting').flatMap(({ ticketId, place, category, state, sinceMillis, groups }) => {
    const waits = WAITS[state]
    return waits ? [{ key: ticketId, place, category, state: waits, sinceMillis: Number(sinceMillis), inDanger: groups.includes(Group.IN_DANGER) }] : []
  })
  const lawyers = parts(board, 'onDuty').map(({ lawyerId, state, sinceMillis, talkingSinceMillis }) => ({
    id: lawyerId,
    state: DutyState[state] as DutyName,
    sinceMillis: Number(sinceMillis),
    talkingSinceMillis: Number(talkingSinceMillis),
  }))
  return inOrder({ open, available, inCall, wrapUp, waiting, lawyers })
}

/** As the journal has it of a moment. */
export function hallThen({ open, available, inCall, wrapUp, waiting, lawyers }: HallThen): Hall {
  return inOrder({
    open,
    available,
    inCall,
    wrapUp,
    waiting: waiting.flatMap(({ state, ...rest }) => (isWaiting(state) ? [{ ...rest, state, key: `${rest.place}` }] : [])),
    lawyers: lawyers.map(({ lawyerId, state, sinceMillis, talkingSinceMillis = 0 }) => ({ id: lawyerId, state: state as DutyName, sinceMillis, talkingSinceMillis })),
  })
}

const isWaiting = (state: string): state is WaitingState => Object.values(WAITS).includes(state as WaitingState)

function inOrder(hall: Hall): Hall {
  return {
    ...hall,
    waiting: [...hall.waiting].sort((a, b) => a.place - b.place),
    lawyers: [...hall.lawyers].sort((a, b) => DUTY_ORDER.indexOf(a.state) - DUTY_ORDER.indexOf(b.state) || a.sinceMillis - b.sinceMillis),
  }
}
