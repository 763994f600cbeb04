/** The milliseconds of a minute of a day (`yyyy-MM-dd`) in a zone, as its clocks show it. */
export function momentOf(day: string, minute: number, zone: string): number {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const first = asIfUtc - offsetAt(asIfUtc, zone)
  // Near a change of the clocks the first guess may have used the other side's offset.
  return asIfUtc - offsetAt(first, zone)
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(millis: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(millis)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(millis / 1000) * 1000
}

/** The day (`yyyy-MM-dd`) that a zone's calendars show at a moment. */
export const dayOf = (millis: number, zone: string) => new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(millis)

/** The time (`HH:mm`) that a zone's clocks show at a moment. */
export const timeOf = (millis: number, zone: string) => new Intl.DateTimeFormat('sv', { timeZone: zone, timeStyle: 'short' }).format(millis)

/** The day so many days later. */
export const dayAfter = (day: string, days = 1) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
