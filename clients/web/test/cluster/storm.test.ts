import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { test } from './base'

const SIMULATE = join(import.meta.dirname, '../../../../deploy/simulate')

// A crowd needs many addresses of its own: the hub lets few strangers of one address log in at once.
test.use({ network: 'loopback' })

test('10,000 lines break at once: all are back within a minute, each ticket in its place, and a call goes on', async ({ cluster }) => {
  test.setTimeout(900_000)
  const words = ['storm', '--clients', '10000', '--tickets', '200', '--url', cluster.url]
  const { stdout } = await promisify(execFile)(SIMULATE, words)
  console.log(stdout)
  expect(JSON.parse(stdout)).toMatchObject({
    connected: 10_000,
    back: { within60s: 10_000 },
    tickets: { before: 200, after: 200, sameOrder: true },
    call: { lost: 0, doubled: 0, refused: 0, linesLost: 0, disturbed: 0 },
    broken: [],
  })
})
