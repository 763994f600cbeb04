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
