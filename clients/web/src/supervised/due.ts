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

/** The check-in that can be done now, and the next one that can't yet. */
export function checkIns(obligations: readonly ObligationPart[], now: number): { open: ObligationPart | undefined; next: ObligationPart | undefined } {
  const waiting = obligations
    .filter(({ kind, state }) => kind === 'CHECK_IN' && (state === ObligationState.OBLIGATION_OPEN || state === ObligationState.OBLIGATION_REMINDED))
    .sort((a, b) => Number(a.dueMillis - b.dueMillis))
  return {
    open: waiting.find(({ opensMillis, missedMillis }) => Number(opensMillis) <= now && now < Number(missedMillis)),
    next: waiting.find(({ opensMillis }) => Number(opensMillis) > now),
  }
}
