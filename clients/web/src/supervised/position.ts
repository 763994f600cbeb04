import type { Position } from '../hub/api'

const FOUND_MILLIS_MAX = 10_000

/** Why a place isn't known: not allowed, no reception, not at an address that may ask. */
export type PlaceProblem = 'denied' | 'missing' | 'insecure'

/** Where this phone is, or why that isn't known. Never throws. */
export function findPlace(): Promise<Position | PlaceProblem> {
  if (!window.isSecureContext) return Promise.resolve('insecure')
  if (!('geolocation' in navigator)) return Promise.resolve('missing')
  return new Promise((found) => {
    const options = { enableHighAccuracy: true, timeout: FOUND_MILLIS_MAX, maximumAge: 0 }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => found({ latitude, longitude, accuracyMetres: accuracy, datum: 'WGS84' }),
      ({ code, PERMISSION_DENIED }) => found(code === PERMISSION_DENIED ? 'denied' : 'missing'),
      options,
    )
  })
}

/** Where this phone is, or nothing: a report works without. */
export async function locate(): Promise<Position | undefined> {
  const place = await findPlace()
  return typeof place === 'string' ? undefined : place
}
