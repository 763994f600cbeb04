import { sha256 } from '../hub/sha256'

const SECRET_BYTES = 16

/** Letters that stand in an address as they are. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

export function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)))
}

export interface Link {
  secret: string
  /** All that the hub hears of the secret before somebody comes with it. */
  digest: string
  address: string
}

/** The secret stands in the fragment, which no server sees and no log keeps. */
export async function makeLink(conferenceId: string, origin: string): Promise<Link> {
  const secret = randomText(SECRET_BYTES)
  const digest = await sha256([new TextEncoder().encode(secret)])
  return { secret, digest, address: `${origin}/room/#${new URLSearchParams({ c: conferenceId, k: secret })}` }
}

export function readLink(fragment: string): { conferenceId: string; secret: string } | undefined {
  const told = new URLSearchParams(fragment.replace(/^#/, ''))
  const [conferenceId, secret] = [told.get('c') ?? '', told.get('k') ?? '']
  return conferenceId && secret ? { conferenceId, secret } : undefined
}
