import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/hub/ids'

test('ids of later milliseconds sort later, and carry their time', () => {
  const early = uuidv7(1_700_000_000_000)
  const late = uuidv7(1_700_000_000_001)
  expect(early < late).toBe(true)
  expect(parseInt(early.replace(/-/g, '').slice(0, 12), 16)).toBe(1_700_000_000_000)
})

test('no two are alike', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(1))).size).toBe(1_000)
})
