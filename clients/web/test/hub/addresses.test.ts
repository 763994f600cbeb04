import { expect, test } from 'vitest'
import { Addresses } from '../../src/hub/addresses'

const round = (addresses: Addresses, count: number) =>
  Array.from({ length: count }, () => {
    const { current } = addresses
    addresses.moveOn()
    return current
  })

test('a hub that names no socket has it at the page’s own origin', () => {
  const addresses = new Addresses('wss://here/realtime', Math.random)
  expect(round(addresses, 2)).toEqual(['wss://here/realtime', 'wss://here/realtime'])
  addresses.know([])
  expect(addresses.current).toBe('wss://here/realtime')
})

test('begins at its own and goes round them all', () => {
  const addresses = new Addresses('alone', Math.random)
  addresses.know(['own', 'b', 'c', 'd'])
  const seen = round(addresses, 8)
  expect(seen[0]).toBe('own')
  expect(seen.slice(0, 4).sort()).toEqual(['b', 'c', 'd', 'own'])
  expect(seen.slice(4)).toEqual(seen.slice(0, 4))
})

test('the people of a dead hub spread over the others', () => {
  let chance = 1
  const random = () => (chance = (chance * 48_271) % 2_147_483_647) / 2_147_483_647
  const seconds = Array.from({ length: 300 }, () => {
    const addresses = new Addresses('alone', random)
    addresses.know(['own', 'b', 'c', 'd'])
    return round(addresses, 2)[1]
  })
  for (const hub of ['b', 'c', 'd']) expect(seconds.filter((some) => some === hub).length).toBeGreaterThan(75)
})

test('hears of the hubs again without leaving the one it is at', () => {
  const addresses = new Addresses('alone', () => 0)
  addresses.know(['own', 'b', 'c'])
  addresses.moveOn()
  const here = addresses.current
  addresses.know(['own', 'd', 'c', 'b'])
  expect(addresses.current).toBe(here)
  addresses.know(['own', 'd'])
  expect(addresses.current).toBe('own')
})
