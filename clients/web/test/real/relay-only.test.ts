import type { Page } from '@playwright/test'
import { DESKTOP, ask, expect, hearsAndSees, onDuty, test as playwright } from './base'
import { TurnServer } from './turn'

/** As the edge's reference.conf has it. */
const TURN_LIFE_MILLIS = 12 * 3_600_000

const test = playwright.extend<object, { turn: TurnServer }>({
  turn: [
    async ({}, use) => {
      const turn = new TurnServer()
      try {
        await turn.start()
        await use(turn)
      } finally {
        await turn.stop()
      }
    },
    { scope: 'worker' },
  ],
  setting: [
    ({ turn }, use) => use({ variables: { LEGALHUB_TURN: turn.url, LEGALHUB_TURN_SECRET: turn.secret, LEGALHUB_RELAY_ONLY: 'true' } }),
    { scope: 'worker' },
  ],
})

/** Every ICE candidate that leaves the page for the hub, alone or within a description. */
function candidatesOf(page: Page): string[] {
  const left: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => left.push(...(payload.toString('latin1').match(/candidate:\d[^\r\n]* typ \w+[^\r\n\0]*/g) ?? []))),
  )
  return left
}

/** Until when the page's way into the TURN server is good. */
const admittedUntil = (page: Page) =>
  page.evaluate(() => {
    const { iceServers } = window.legalhub!.call()!.getConfiguration()
    return Number(/^(\d+):/.exec(iceServers?.find(({ username }) => username)?.username ?? '')?.[1]) * 1000
  })

/** The kinds of the two ends between which the call really runs. */
const selectedPair = (page: Page) =>
  page.evaluate(async () => {
    const report = (await window.legalhub!.call()!.getStats()) as unknown as Map<string, Record<string, string>>
    const transport = [...report.values()].find(({ type }) => type === 'transport')!
    const pair = report.get(transport.selectedCandidatePairId!)!
    return [report.get(pair.localCandidateId!)!.candidateType, report.get(pair.remoteCandidateId!)!.candidateType]
  })

test('an office that sets relay: the call runs through its TURN server, and no page tells its address', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  const left = [resident, lawyer].map(candidatesOf)
  await onDuty(lawyer, 'feng')
  await ask(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) {
    await hearsAndSees(page)
    expect(await selectedPair(page)).toEqual(['relay', 'relay'])
    const goodFor = (await admittedUntil(page)) - Date.now()
    expect(goodFor).toBeGreaterThan(0)
    expect(goodFor).toBeLessThanOrEqual(TURN_LIFE_MILLIS)
  }
  for (const candidates of left) {
    expect(candidates.length).toBeGreaterThan(0)
    for (const candidate of candidates) expect(candidate).toMatch(/ typ relay raddr 0\.0\.0\.0 /)
  }
})
