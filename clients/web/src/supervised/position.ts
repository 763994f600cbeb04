import type { Position } from '../hub/api'

const FOUND_MILLIS_MAX = 10_000

/** Where this phone is, or nothing: a report works without. Never throws. */
export function locate(): Promise<Position | undefined> {
  if (!('geolocation' in navigator)) return Promise.resolve(undefined)
  return new Promise((found) => {
    const options = { enableHighAccuracy: true, timeout: FOUND_MILLIS_MAX, maximumAge: 0 }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => found({ latitude, longitude, accuracyMetres: accuracy, datum: 'WGS84' }),
      () => found(undefined),
      options,
    )
  })
}
