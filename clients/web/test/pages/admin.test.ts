import type { Page } from '@playwright/test'
import type { FakeHub } from '../fakehub/fakehub'
import { KIOSK_POST, VILLAGE_POST } from '../fakehub/terminals'
import { DESKTOP, KIOSK, PHONE, expect, inspect, speakOther, test } from './base'

async function logIn(page: Page): Promise<void> {
  await page.goto('/admin/')
  await page.getByTestId('login-name').fill('admin')
  await page.getByTestId('login-password').fill('demo')
  await page.getByTestId('login').click()
  await expect(page.getByTestId('enrol')).toBeVisible()
}

const ago = (minutes: number) => BigInt(Date.now() - minutes * 60_000)

/** A town's terminals on a day on which something is wrong with some. */
function busyFleet(hub: FakeHub): void {
  const fine = { post: VILLAGE_POST, shut: 'OPEN', there: true, thereSinceMillis: ago(300), network: 'GOOD', page: 'web/0.1', steering: { volume: 80 } }
  hub.terminals.stand('t1', { ...fine, post: KIOSK_POST, way: 'PHONE', usedSinceMillis: ago(4) })
  hub.terminals.stand('t2', { ...fine, there: false, thereSinceMillis: ago(2), incidents: [{ kind: 'LINE_LOST', sinceMillis: ago(2) }] })
  hub.terminals.stand('t3', { ...fine, post: { ...VILLAGE_POST, village: 'hengang', name: '横港村委会' }, network: 'POOR', failing: ['CAMERA', 'PRINTER'], incidents: [{ kind: 'DEVICE_FAILS', sinceMillis: ago(40) }, { kind: 'CODE_STALE', sinceMillis: ago(3) }] })
  hub.terminals.stand('t4', { ...fine, post: { ...KIOSK_POST, name: '乌镇司法所门口' }, steering: { volume: 40, locked: true, notice: '正在检修，请到窗口。' } })
  hub.terminals.stand('t5', { ...fine, post: { ...VILLAGE_POST, name: '民合村老年食堂' }, shut: 'REVOKED', there: false })
}

test('every terminal as it is, what is wrong first, in both languages', async ({ person, hub }) => {
  busyFleet(hub)
  const page = await person(DESKTOP)
  await logIn(page)
  await expect(page.getByTestId('count-trouble')).toHaveText('2')
  await expect(page.getByTestId('count-all')).toHaveText('4')
  await expect(page.getByTestId('incident')).toHaveCount(3)
  await inspect(page, 'admin-terminals')
  await page.getByTestId('show-retired').check()
  await expect(page.getByTestId('terminal')).toHaveCount(5)
  await speakOther(page)
  await inspect(page, 'admin-terminals-en')
  await page.setViewportSize(PHONE)
  await inspect(page, 'admin-terminals-phone')
})

test('a device is enrolled by its code, steered, moved and revoked', async ({ person }) => {
  const device = await person(KIOSK)
  await device.goto('/terminal/')
  const code = await device.getByTestId('enrol-code').innerText()
  const page = await person(DESKTOP)
  await logIn(page)
  await expect(page.getByTestId('none')).toBeVisible()
  await page.getByTestId('enrol').click()
  await page.getByTestId('post-name').fill('乌镇司法所大厅')
  await page.getByTestId('enrol-code').fill('00000-00000')
  await page.getByTestId('enrol-save').click()
  await expect(page.getByTestId('problem')).toHaveText(/没有这个代码/)
  await inspect(page, 'admin-enrol')
  await page.getByTestId('enrol-code').fill(code.toLowerCase())
  await page.getByTestId('enrol-save').click()
  await expect(page.getByTestId('enrolled')).toBeVisible()
  await expect(device.getByTestId('kiosk-start')).toBeVisible()

  await page.getByTestId('steer').click()
  await page.getByTestId('steer-notice').fill('周六有公证员值班')
  await inspect(page, 'admin-steer')
  await page.getByTestId('steer-save').click()
  await expect(device.getByTestId('notice')).toHaveText(/周六有公证员/)
  await page.getByTestId('place').click()
  await page.getByTestId('post-name').fill('乌镇司法所二楼')
  await page.getByTestId('place-save').click()
  await expect(page.getByRole('heading', { name: '乌镇司法所二楼' })).toBeVisible()
  await page.getByTestId('revoke').click()
  await page.getByTestId('revoke-reason').selectOption('STOLEN')
  await inspect(page, 'admin-revoke')
  await page.getByTestId('revoke-yes').click()
  await expect(page.getByTestId('terminal')).toHaveCount(0)
})
