/** A UUIDv7: the time first, so that ids sort by when they were made; the rest is random. */
export function uuidv7(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0, time = now; i < 6; i++, time = Math.floor(time / 256)) bytes[5 - i] = time % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const SESSION_KEY = 'legalhub.session'

/** The client session: made once by this tab and kept over its reloads, so that a reload takes its own seat back. */
export function clientSession(storage: Storage): string {
  const known = storage.getItem(SESSION_KEY)
  if (known) return known
  const made = uuidv7()
  storage.setItem(SESSION_KEY, made)
  return made
}
