import type { Api, Session } from '../hub/api'
import type { Enrolment, Proof } from './deviceKey'

/** POST /api/terminals…: what a device asks for itself and for whoever uses it (hub/README.md). */
export type Purpose = 'LOG_IN' | 'MOVE'
export type Way = 'NONE' | 'STAFF' | 'CARD'
export type Ending = 'DONE' | 'IDLE'

/** A code for the screen: the secret goes into the picture, the digits stand beside it. */
export interface Shown {
  secret: string
  digits: string
  untilMillis: number
}

const of = (id: string) => `/api/terminals/${encodeURIComponent(id)}`

export const calls = (api: Api) => ({
  apply: (publicKey: string, valueHash: string) => api.ask<Enrolment>('POST', '/api/terminals', { body: { publicKey, valueHash } }),
  challenge: (id: string) => api.ask<{ challenge: string }>('POST', `${of(id)}/challenge`, { body: {} }),
  logIn: (id: string, proof: Proof) => api.session(`${of(id)}/session`, proof),
  show: (token: string, purpose: Purpose) => api.ask<Shown>('POST', `${of('own')}/codes`, { body: { purpose }, token }),
  begin: (token: string, useId: string, way: Way): Promise<Session> => api.session(`${of('own')}/uses`, { useId, way }, token),
  session: (token: string, useId: string): Promise<Session> => api.session(`${of('own')}/uses/${encodeURIComponent(useId)}/session`, {}, token),
  end: (token: string, useId: string, ending: Ending) =>
    api.ask('POST', `${of('own')}/uses/${encodeURIComponent(useId)}/end`, { body: { ending }, token }),
})

export type Calls = ReturnType<typeof calls>
