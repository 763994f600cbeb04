import { ref, shallowRef } from 'vue'
import { problemKey } from '../shared/problem'
import { useIntention as useIntentionOf } from '../shared/useIntention'
import { hub } from './admin'

/** What a terminal stands for, as POST /api/admin/terminals/… wants it. */
export interface Post {
  office: string
  kind: string
  village: string
  name: string
  /** HH:mm, both the same for around the clock. */
  from: string
  to: string
}

export interface Steering {
  volume: number
  locked: boolean
  notice: string
  reloads: number
}

/** POST /api/admin/…: an administrator's act, done once however often it is asked for. */
export function act<T = unknown>(token: string, key: string, path: string, body: object = {}): Promise<T> {
  return hub.api.ask<T>('POST', `/api/admin/${path}`, { body, token, key })
}

/** GET /api/admin/…, at once and whenever it is asked for again. */
export function useReading<T>(path: () => string) {
  const found = shallowRef<T>()
  const problem = ref('')
  async function read(): Promise<void> {
    problem.value = ''
    try {
      found.value = await hub.api.ask<T>('GET', `/api/admin/${path()}`, { token: await hub.tokens.token() })
    } catch (error) {
      problem.value = problemKey(error)
    }
  }
  void read()
  return { found, problem, read }
}

export const useIntention = (own?: (code: string) => string | undefined) => useIntentionOf(hub, own)
