import { ApiProblem, Refusal, Unreachable } from '../hub/hub'

/** The message key for whatever went wrong; every code of the contract has its own. */
export function problemKey(problem: unknown): string {
  if (problem instanceof Refusal) return `refusal.${known(problem.code) ? problem.code : 'OTHER'}`
  if (problem instanceof Unreachable) return 'problem.UNREACHABLE'
  if (problem instanceof ApiProblem) {
    if (API_CODES.has(problem.code)) return `problem.${problem.code}`
    if (known(problem.code)) return `refusal.${problem.code}`
    return problem.status >= 500 ? 'problem.UNREACHABLE' : 'problem.OTHER'
  }
  return 'problem.OTHER'
}

const API_CODES = new Set(['WRONG_CREDENTIALS', 'TOO_MANY_TRIES', 'WRONG_CODE', 'SIGNED_OUT', 'ACCOUNT_LOCKED'])

const REFUSAL_CODES = new Set([
  'EXPIRED', 'BUSY', 'STORE_UNAVAILABLE', 'NODE_ISOLATED', 'OUTCOME_UNKNOWN', 'FORBIDDEN', 'INVALID', 'NOT_FOUND',
  'NOT_IN_THIS_STATE', 'ALREADY_WAITING', 'QUEUE_CLOSED', 'QUEUE_FULL', 'OFFER_GONE', 'NOT_ON_DUTY', 'AT_CAPACITY',
  'RECORD_LOCKED', 'CONFLICT_UNCHECKED', 'OUT_OF_ORDER', 'TOO_FAST', 'TOO_LARGE', 'NO_CONFERENCES',
  'CONFERENCE_FULL', 'CONFERENCE_LOCKED', 'CONFERENCE_ENDED', 'NOT_AGREED',
])

export function known(code: string): boolean {
  return REFUSAL_CODES.has(code)
}
