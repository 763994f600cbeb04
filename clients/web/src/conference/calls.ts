import type { Api, Session } from '../hub/api'

/** POST /api/conferences…: what isn't asked over the socket (hub/README.md). */
export interface Knocked {
  accessToken: string
  expiresInSeconds: number
  memberId: string
  personId: string
}

const of = (conferenceId: string) => `/api/conferences/${encodeURIComponent(conferenceId)}`

export const calls = (api: Api) => ({
  sendLink: (token: string, conferenceId: string, invitationId: string, body: { phone: string; secret: string }) =>
    api.ask('POST', `${of(conferenceId)}/invitations/${encodeURIComponent(invitationId)}/sms`, { body, token, read: async () => undefined }),

  /** The door: the same guest again is the same member again. */
  knock: async (conferenceId: string, body: { secret: string; guestKey: string; name: string }): Promise<Session> => {
    const { accessToken, expiresInSeconds, personId } = await api.ask<Knocked>('POST', `${of(conferenceId)}/knock`, { body })
    return { accessToken, role: 'GUEST', personId, name: body.name, livesMillis: expiresInSeconds * 1000 }
  },
})
