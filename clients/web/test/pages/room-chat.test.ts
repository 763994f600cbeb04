import type { Page } from '@playwright/test'
import { DESKTOP, KIOSK, PHONE, expect, inspect, talk, test } from './base'
import { knock, linkFor } from './invited'

async function write(page: Page, text: string): Promise<void> {
  await page.getByTestId('chat-input').fill(text)
  await page.getByTestId('chat-send').click()
}

const read = (page: Page, text: string | RegExp) => expect(page.getByTestId('chat-line').last()).toContainText(text)

test('what is written in a room is read by all who are in, by nobody who came later, and is on record', async ({ person }) => {
  const [resident, lawyer, guest] = [await person(KIOSK), await person(DESKTOP), await person(PHONE)]
  await talk(resident, lawyer)
  await resident.getByTestId('chat-open').click()
  await write(lawyer, '这句只给您')
  await read(resident, '这句只给您')

  await knock(guest, await linkFor(lawyer, resident))
  await lawyer.getByTestId('admit').click()
  await guest.getByTestId('room-chat').click()
  await expect(guest.getByTestId('chat-line')).toHaveCount(0)
  await inspect(guest, 'room-chat-empty')
  await write(guest, '工资条在我手机里，我念给您听。')
  for (const page of [resident, lawyer]) await read(page, /小王.*工资条/)
  for (const page of [resident, lawyer]) await expect(page.getByTestId('chat-input')).toHaveAttribute('placeholder', '写给在场的所有人')
  await write(resident, '是我儿子。')
  await read(guest, /咨询人.*是我儿子/)
  await inspect(guest, 'room-chat')
  await inspect(resident, 'resident-room-chat')
  await inspect(lawyer, 'lawyer-room-chat')
  await guest.setViewportSize(DESKTOP)
  await inspect(guest, 'room-chat-desktop')
  await guest.setViewportSize(PHONE)

  await guest.getByTestId('room-chat').click()
  await write(lawyer, '好，请念。')
  await expect(guest.getByTestId('room-chat')).toContainText('1')
  await inspect(guest, 'room-chat-unread')

  await guest.getByTestId('room-leave').click()
  await guest.getByTestId('leave-yes').click()
  await expect(lawyer.getByTestId('chat-input')).toHaveAttribute('placeholder', '在这里打字')
  await write(lawyer, '又只有我们两个了')
  await read(resident, '又只有我们两个了')

  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await expect(lawyer.getByTestId('chat-line')).toHaveCount(5)
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('finish').click()
  await resident.getByTestId('my-records').click()
  await resident.getByTestId('records-list').getByRole('link').click()
  await expect(resident.getByTestId('record-chat')).toContainText('小王：工资条')
  await expect(resident.getByTestId('record-chat').getByRole('listitem')).toHaveText([/^律师：/, /^小王：/, /^我：/, /^律师：/, /^律师：/])
  await inspect(resident, 'resident-record-chat')
})
