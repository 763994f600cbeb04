import { expect, test } from 'vitest'
import { momentOf } from '../../src/shared/zone'

test('a minute of a day is that of the zone', () => {
  expect(momentOf('2026-11-20', 10 * 60 + 42, 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 20, 2, 42))
  expect(momentOf('2026-11-20', 0, 'UTC')).toBe(Date.UTC(2026, 10, 20))
})

test('the clocks may have been changed that day', () => {
  expect(momentOf('2026-03-08', 60, 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 6))
  expect(momentOf('2026-03-08', 12 * 60, 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 16))
  expect(momentOf('2026-11-01', 12 * 60, 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 17))
})
