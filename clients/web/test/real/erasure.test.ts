import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { tellUntilCheck } from '../pages/base'
import { DESKTOP, expect, onDuty, say, test } from './base'

/** What only this person's visit says, whoever wrote it. */
const WORDS = {
  name: '赵春梅',
  facts: '工地欠我三个月工资',
  otherParty: '桐乡某建筑公司',
  chat: '老板姓顾，住在河西街',
  advice: '向河西街劳动监察中队投诉',
  comment: '讲得很明白',
}
const PHONE_NUMBER = '13905730573'

interface Answer {
  status: number
  text: string
}

test('an erased resident is unreadable over every interface and in the data folder, and the figures still add up', async ({ hub, person }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await onDuty(lawyer, 'rota23')
  await logInByPhone(resident, hub.url)
  await resident.getByTestId('display-name').fill(WORDS.name)
  await resident.getByTestId('start-anonymous').click()
  await tellUntilCheck(resident)
  await resident.getByTestId('ask').click()
  await lawyer.getByTestId('offer-accept').click()
  await lawyer.getByTestId('conflict-none').click()
  await say(resident, WORDS.chat)
  await expect(lawyer.getByTestId('chat-line')).toContainText(WORDS.chat)
  await resident.getByTestId('chat-close').click()
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await lawyer.getByTestId('record-advice').fill(WORDS.advice)
  await lawyer.getByTestId('record-save').click()
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('rate-comment').fill(WORDS.comment)
  await resident.getByTestId('finish').click()
  await expect(resident.getByTestId('my-records')).toBeVisible()

  const call = async (method: string, path: string, token?: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(hub.url + path, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
    })
    return { status: response.status, text: await response.text() }
  }
  const staff = async (name: string) => (JSON.parse((await call('POST', '/api/sessions/staff', '', { name, password: 'legalhub' })).text) as { accessToken: string }).accessToken
  const [lawyersToken, residentsToken] = [await staff('rota23'), await tokenOf(resident)]
  const receipt = (JSON.parse((await call('POST', '/api/receipt', residentsToken, {})).text) as { code: string }).code
  const rows = async () => (await call('GET', '/api/records', lawyersToken)).text
  await expect.poll(async () => (JSON.parse(await rows()) as { records: { state: string }[] }).records[0]?.state).toBe('CLOSED')
  const before = await rows()
  const id = (JSON.parse(before) as { records: { consultationId: string }[] }).records[0]!.consultationId
  const record = (token: string) => call('GET', `/api/records/${id}`, token)
  expect((await record(lawyersToken)).text).toContain(WORDS.advice)
  expect((await record(residentsToken)).text).toContain(WORDS.chat)

  const administrator = await staff('admin')
  const residentId = (JSON.parse(atob(residentsToken.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { sub: string }).sub
  expect((await call('POST', `/api/admin/residents/${residentId}/erase`, administrator, {})).status).toBe(200)
  expect((await call('POST', '/api/admin/keys/rotate', administrator, {})).status).toBe(200)

  await expect(resident.getByTestId('start-phone'), 'the erased person is logged out').toBeVisible()
  expect((await record(residentsToken)).status).toBe(401)
  expect((await call('POST', '/api/sessions/receipt', '', { code: receipt })).status).toBe(401)
  expect(await rows(), 'rows, and so every figure, are as before').toBe(before)
  const left = await record(lawyersToken)
  expect(left.status).toBe(200)
  silent(left.text, 'the lawyer’s record over HTTP')
  await lawyer.getByTestId('to-records').click()
  await lawyer.locator(`[data-testid="record-${id}"]`).click()
  await expect(lawyer.getByTestId('record')).toBeVisible()
  silent(await lawyer.locator('body').innerText(), 'the lawyer’s page')

  const again = await person()
  await logInByPhone(again, hub.url)
  await again.getByTestId('my-records').click()
  await expect(again.getByText('还没有记录'), 'the same phone is somebody new').toBeVisible()

  for (const file of hub.files()) silent(readFileSync(file), file)
})

function silent(content: string | Buffer, where: string): void {
  const found = Object.values({ ...WORDS, PHONE_NUMBER }).filter((words) => content.includes(words))
  expect(found, where).toEqual([])
}

async function logInByPhone(page: Page, url: string): Promise<void> {
  await page.goto('/resident/')
  await page.getByTestId('start-phone').click()
  await page.getByTestId('phone').fill(PHONE_NUMBER)
  await page.getByTestId('send-code').click()
  await expect(page.getByTestId('code')).toBeVisible()
  const { code } = (await (await fetch(`${url}/api/demo/inbox?phone=${PHONE_NUMBER}`)).json()) as { code: string }
  await page.getByTestId('code').fill(code)
  await page.getByTestId('enter-code').click()
  await expect(page.getByTestId('my-records')).toBeVisible()
}

/** The page keeps its access token in memory only; it shows in what it asks for. */
async function tokenOf(page: Page): Promise<string> {
  const asked = page.waitForRequest(/\/api\/records/)
  await page.getByTestId('my-records').click()
  return ((await asked).headers().authorization ?? '').replace('Bearer ', '')
}
