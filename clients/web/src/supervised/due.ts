import { ObligationState, type ObligationPart } from '../wire/legalhub/v1/views_pb'

export type DueState = 'overdue' | 'now' | 'missed' | 'later' | 'done'

const ORDER: readonly DueState[] = ['overdue', 'now', 'missed', 'later', 'done']

export function dueState({ state, opensMillis, dueMillis }: ObligationPart, now: number): DueState {
  if (state === ObligationState.OBLIGATION_DONE) return 'done'
  if (state === ObligationState.OBLIGATION_MISSED) return 'missed'
  if (now > Number(dueMillis)) return 'overdue'
  return now >= Number(opensMillis) ? 'now' : 'later'
}

/** What is over its time first, what is done last; within each the one that is due first. */
export function inOrder(obligations: readonly ObligationPart[], now: number): { obligation: ObligationPart; is: DueState }[] {
  return obligations
    .map((obligation) => ({ obligation, is: dueState(obligation, now) }))
    .sort((a, b) => ORDER.indexOf(a.is) - ORDER.indexOf(b.is) || Number(a.obligation.dueMillis - b.obligation.dueMillis))
}
