import { DESKTOP, KIOSK, PHONE, expect, inspect, missingGlyphs, speakOther, test } from './base'

for (const [name, size] of Object.entries({ phone: PHONE, kiosk: KIOSK, desktop: DESKTOP })) {
  test(`the entrance leads to both pages and the demo accounts, on ${name}`, async ({ person }) => {
    const page = await person(size)
    await page.goto('/')
    await expect(page.getByTestId('to-demo')).toHaveAttribute('href', '/demo/inbox')
    await inspect(page, `entrance-${name}`)
    await speakOther(page)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await inspect(page, `entrance-${name}-en`)
    await page.getByTestId('to-lawyer').click()
    await expect(page.getByTestId('login-name')).toBeVisible()
    await page.goBack()
    await page.getByTestId('to-office').click()
    await expect(page.getByTestId('login-name')).toBeVisible()
    await page.goBack()
    await page.getByTestId('to-supervised').click()
    await expect(page.getByTestId('phone')).toBeVisible()
    await page.goBack()
    await page.getByTestId('to-resident').click()
    await expect(page.getByTestId('start-anonymous')).toBeVisible()
  })
}

test('a character that no font has is noticed', async ({ person }) => {
  const page = await person()
  await page.goto('/')
  await expect(page.getByTestId('to-resident')).toBeVisible()
  await page.evaluate(() => document.body.append('\uE123\u{5FFFE}'))
  expect(await page.evaluate(missingGlyphs, '')).toEqual(['\uE123', '\u{5FFFE}'])
})
