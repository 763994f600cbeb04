export function clock(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = String(Math.floor(seconds / 60) % 60).padStart(hours ? 2 : 1, '0')
  const rest = String(seconds % 60).padStart(2, '0')
  return hours ? `${hours}:${minutes}:${rest}` : `${minutes}:${rest}`
}

export function day(millis: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(millis)
}

/** From a moment to another one, without saying twice what both share. */
export function range(from: number, until: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).formatRange(from, Math.max(from, until))
}

/** Times of one day, open at its end while that isn't known. */
export function span(from: number, until: number | undefined, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return until === undefined ? `${format.format(from)} –` : format.formatRange(from, Math.max(from, until))
}

/** A day that is told as yyyy-MM-dd. */
export function calendarDay(text: string, locale: string): string {
  return text ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`)) : ''
}

/** To the second, for what follows one another quickly. */
export function exactly(millis: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' }).format(millis)
}

export function timeOfDay(millis: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(millis)
}
