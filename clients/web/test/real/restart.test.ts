import { DESKTOP, ask, connected, expect, hearsAndSees, markPeer, onDuty, samePeer, say, test, ufrag } from './base'

test('kill -9 while one waits and another talks: place, call and every acknowledged word are kept', async ({ hub, person }) => {
  const [talking, waiting, lawyer] = [await person(), await person(), await person(DESKTOP)]
  await onDuty(lawyer, 'rota24')
  await ask(talking)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [talking, lawyer]) await hearsAndSees(page)
  await ask(waiting)
  await expect(waiting.getByTestId('place')).toBeVisible()
  await say(talking, '断线以前说的话')
  await expect(lawyer.getByTestId('chat-line')).toHaveCount(1)
  for (const page of [talking, lawyer]) await markPeer(page)

  await hub.kill()
  await hub.start()

  for (const page of [talking, waiting, lawyer]) await connected(page)
  for (const page of [talking, lawyer]) {
    expect(await samePeer(page)).toBe(true)
    await hearsAndSees(page)
  }
  const before = await ufrag(talking)
  await talking.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => ufrag(talking)).not.toBe(before)
  await expect.poll(() => talking.evaluate(() => window.legalhub?.call()?.signalingState)).toBe('stable')
  for (const page of [talking, lawyer]) await hearsAndSees(page)

  await say(talking, '断线以后说的话')
  await expect(lawyer.getByTestId('chat-line')).toHaveCount(2)
  await expect(lawyer.getByTestId('chat-line').first()).toContainText('断线以前说的话')
  await expect(waiting.getByTestId('place')).toBeVisible()

  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await lawyer.getByTestId('record-advice').fill('已说明。')
  await lawyer.getByTestId('record-save').click()
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [waiting, lawyer]) await hearsAndSees(page)
})

// CASES.md Q9.
test('kill -9 while it rings at a lawyer’s: whoever asked is served', { tag: '@patient' }, async ({ hub, person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await onDuty(lawyer, 'rota22')
  await ask(resident)
  await expect(lawyer.getByTestId('offer-accept')).toBeVisible()

  await hub.kill()
  await hub.start()

  for (const page of [resident, lawyer]) await connected(page)
  // The ring may have run out while the hub was away, or do so under the finger: then it rings again.
  await expect(async () => {
    const accept = lawyer.getByTestId('offer-accept')
    if (await accept.isVisible()) await accept.click()
    await expect(lawyer.getByTestId('end-call')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 45_000 })
  for (const page of [resident, lawyer]) await hearsAndSees(page)
})
