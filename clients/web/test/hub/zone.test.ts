import { expect, test } from 'vitest'
import { dayAfter, dayOf, momentOf, timeOf } from '../../src/shared/zone'

test('a minute of a day is that of the zone', () => {
  expect(momentOf('2026-11-20', 10 * 60 + 42, 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 20, 2, 42))
  expect(momentOf('2026-11-20', 0, 'UTC')).toBe(Date.UTC(2026, 10, 20))
})

test('the clocks may have been changed that day', () => {
  expect(momentOf('2026-03-08', 60, 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 6))
  expect(momentOf('2026-03-08', 12 * 60, 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 16))
  expect(momentOf('2026-11-01', 12 * 60, 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 17))
})

test('a moment is on the day and at the time that the zone shows', () => {
  const night = Date.UTC(2026, 10, 20, 16, 5)
  expect([dayOf(night, 'Asia/Shanghai'), timeOf(night, 'Asia/Shanghai')]).toEqual(['2026-11-21', '00:05'])
  expect([dayOf(night, 'UTC'), timeOf(night, 'UTC')]).toEqual(['2026-11-20', '16:05'])
})

test('days are counted by the calendar', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
  expect(dayAfter('2026-11-27', 14)).toBe('2026-12-11')
})
