import { DESKTOP, ask, expect, hearsAndSees, onDuty, say, test } from './base'

/** Notes when the button was touched and when the first remote picture was there, by the machine's one clock. */
const watchFirstFrame = () => {
  const times = window as unknown as { touched?: number; firstFrame?: number }
  document.addEventListener('click', () => (times.touched ??= Date.now()), { capture: true })
  const look = setInterval(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid=remote-video]')
    if (video && video.getVideoPlaybackQuality().totalVideoFrames > 0) {
      times.firstFrame = Date.now()
      clearInterval(look)
    }
  }, 10)
}

test('a resident asks, a lawyer answers, they see and hear each other, and it is on record', async ({ person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await onDuty(lawyer, 'feng')
  await ask(resident)
  await expect(lawyer.getByTestId('offer-accept')).toBeVisible()
  for (const page of [resident, lawyer]) await page.evaluate(watchFirstFrame)
  await lawyer.getByTestId('offer-accept').click()
  for (const page of [resident, lawyer]) await hearsAndSees(page)
  const touched = await lawyer.evaluate(() => (window as unknown as { touched: number }).touched)
  for (const [name, page] of [['resident', resident], ['lawyer', lawyer]] as const) {
    const first = await page.evaluate(() => (window as unknown as { firstFrame: number }).firstFrame)
    console.log(`first remote frame at the ${name}: ${first - touched} ms after the lawyer's touch`)
    expect(first).toBeGreaterThan(touched)
  }

  await say(resident, '我听得见，您能看见我吗？')
  await expect(lawyer.getByTestId('chat-line')).toHaveText(/我听得见/)
  await say(lawyer, '能看见。请说。')
  await expect(resident.getByTestId('chat-line')).toHaveCount(2)
  await resident.getByTestId('chat-close').click()

  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await lawyer.getByTestId('record-advice').fill('先向劳动监察大队投诉，再申请仲裁。')
  await lawyer.getByTestId('record-save').click()
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('finish').click()

  await lawyer.getByTestId('to-records').click()
  await expect(lawyer.getByTestId('records-list')).toContainText('已完成')
  await resident.getByTestId('my-records').click()
  await resident.getByTestId('records-list').getByRole('link').click()
  await expect(resident.getByTestId('record-advice')).toHaveText(/劳动监察/)
})
