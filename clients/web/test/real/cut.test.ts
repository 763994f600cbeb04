import { DESKTOP, ask, connected, expect, hearsAndSees, onDuty, say, test } from './base'

const STEPS = process.env.LEGALHUB_FULL ? [1, 3, 5, 8, 12, 16, 20, 30, 45, 60] : [1, 12]

/** Media flows between the browsers, so the cut is of the signalling alone: the call itself must not suffer. */
test('the line to the hub is cut, longer each time: the visit resumes by itself', async ({ hub, person }) => {
  test.setTimeout(120_000 + STEPS.reduce((sum, step) => sum + (step + 40) * 1000, 0))
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await onDuty(lawyer, 'lu')
  await ask(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await hearsAndSees(page)
  let lines = 0
  for (const seconds of STEPS) {
    hub.wire.cut()
    await resident.waitForTimeout(seconds * 1000)
    hub.wire.mend()
    for (const page of [resident, lawyer]) {
      await connected(page)
      await hearsAndSees(page)
    }
    await say(resident, `断了 ${seconds} 秒`)
    await expect(lawyer.getByTestId('chat-line')).toHaveCount(++lines)
    console.log(`cut for ${seconds} s: resumed`)
  }
})
