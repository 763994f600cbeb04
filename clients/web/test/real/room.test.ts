import { KIOSK } from '../pages/base'
import { knock, linkFor } from '../pages/invited'
import { DESKTOP, ask, connected, expect, hearsAndSees, onDuty, say, test } from './base'

// No bridge answers there: who is in, and what is written, is the hub's own.
test.use({ setting: { variables: { LEGALHUB_BRIDGES: 'http://127.0.0.1:9' } } })

test('a third comes in, writes, and a kill -9 takes nothing of it; all is on record', async ({ hub, person }) => {
  const [resident, lawyer, guest] = [await person(KIOSK), await person(DESKTOP), await person()]
  await onDuty(lawyer, 'rota22')
  await ask(resident)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await hearsAndSees(page)
  await say(lawyer, '这句只给您')
  await knock(guest, await linkFor(lawyer, resident))
  await lawyer.getByTestId('admit').click()
  await guest.getByTestId('room-chat').click()
  await say(guest, '我是他儿子')
  await expect(lawyer.getByTestId('chat-line').last()).toContainText(/小王.*我是他儿子/)

  await hub.kill()
  await hub.start()

  for (const page of [resident, lawyer, guest]) await connected(page)
  await expect(guest.getByTestId('chat-line')).toHaveText([/我是他儿子/])
  await say(lawyer, '请坐')
  await expect(guest.getByTestId('chat-line')).toHaveCount(2)
  await expect(resident.getByTestId('chat-open')).toContainText('3')

  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await expect(guest.getByTestId('room-over')).toBeVisible()
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('finish').click()
  await resident.getByTestId('my-records').click()
  await resident.getByTestId('records-list').getByRole('link').click()
  await expect(resident.getByTestId('record-chat').getByRole('listitem')).toHaveText(['律师：这句只给您', '小王：我是他儿子', '律师：请坐'])
})
