import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { tellUntilCheck } from '../pages/base'
import { DESKTOP, expect, onDuty, say } from './base'
import { atTheBoard, bytesOf, finish, logIn, speak, speaker, spoke, test } from './voice'

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

/** What only this person's file says. */
const FILE_WORDS = {
  name: '钱桂花',
  injunctions: '不得进入城南市场',
  destination: '嘉兴市第二医院住院部',
  reason: '陪母亲动手术',
  remark: '同意，注意保持联系电话畅通',
  position: '30.7461234',
}
const SUPERVISED_NUMBER = '13905730574'

test('an erased supervised person is silent: file, voice, places and photo, also after a restart, and the figures still add up', async ({ hub, person, speakers }) => {
  const call = async (method: string, path: string, token?: string, body?: unknown) => {
    const response = await fetch(hub.url + path, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
    })
    return { status: response.status, text: await response.text() }
  }
  const staff = async (name: string) => (JSON.parse((await call('POST', '/api/sessions/staff', '', { name, password: 'legalhub' })).text) as { accessToken: string }).accessToken
  const [officerToken, administrator] = [await staff('qian'), await staff('admin')]
  const file = {
    phone: SUPERVISED_NUMBER, name: FILE_WORDS.name, office: 'wuzhen', level: 'RELAXED', ground: 'PAROLE', from: '2026-01-01', until: '2036-01-01',
    woman: false, minor: false, injunctions: FILE_WORDS.injunctions, group: [],
    area: { latitude: 30.746, longitude: 120.487, radiusMetres: 3000, datum: 'WGS84' },
  }
  const { personId } = JSON.parse((await call('POST', '/api/office/supervised', officerToken, file)).text) as { personId: string }

  const speaking = await speaker(speakers, hub.url)
  await logIn(speaking, hub, SUPERVISED_NUMBER)
  await speak(speaking)
  await spoke(speaking, 50)
  expect(await finish(speaking)).toEqual([])
  const sent = bytesOf((await speaking.evaluate(() => window.spoken)).slices)
  const own = await supervisedToken(call, SUPERVISED_NUMBER)
  const position = { latitude: Number(FILE_WORDS.position), longitude: 120.4869, accuracyMetres: 12, datum: 'WGS84' }
  expect((await call('POST', '/api/supervised/check-ins', own, { checkInId: 'check-1', device: 'device-1', position })).status).toBe(200)
  const leave = { leaveId: 'leave-1', from: '2035-05-01', until: '2035-05-03', destination: FILE_WORDS.destination, reason: FILE_WORDS.reason }
  expect((await call('POST', '/api/supervised/leaves', own, leave)).status).toBe(200)
  const decision = { approved: true, remark: FILE_WORDS.remark }
  expect((await call('POST', `/api/office/supervised/${personId}/leaves/leave-1/decide`, officerToken, decision)).status).toBe(200)
  const timeline = async (token: string) => (await call('GET', `/api/office/supervised/${personId}/timeline`, token)).text
  expect(await timeline(officerToken)).toContain(FILE_WORDS.destination)
  const rows = async (token: string) => JSON.parse((await call('GET', `/api/office/records?person=${personId}`, token)).text) as { records: { service: string }[] }
  await expect.poll(async () => (await rows(officerToken)).records.map(({ service }) => service).sort()).toEqual(['check-in', 'leave', 'report'])
  const before = await rows(officerToken)

  expect((await call('POST', `/api/admin/residents/${personId}/erase`, administrator, {})).status).toBe(200)
  expect((await call('POST', '/api/admin/keys/rotate', administrator, {})).status).toBe(200)
  await expect(speaking.getByTestId('phone'), 'the erased person is logged out').toBeVisible()
  await hub.kill()
  await hub.start()

  // A token outlives a restart for the rest of its minutes, and opens nothing: the file is closed.
  const late = (body: object) => call('POST', '/api/supervised/check-ins', own, { checkInId: 'check-2', device: 'device-1', ...body })
  expect((await late({})).status).toBe(409)
  expect((await late({ position })).status, 'without a key').toBe(410)
  const again = await staff('qian')
  expect(await rows(again), 'rows, and so every figure, are as before').toEqual(before)
  silentOf(await timeline(again), 'the file’s course')
  const officer = await person(DESKTOP)
  await atTheBoard(officer, hub)
  await expect(officer.getByTestId('speaking')).toBeVisible()
  silentOf(await officer.locator('body').innerText(), 'the officers’ board')

  const piece = sent.subarray(sent.length / 2, sent.length / 2 + 64)
  for (const path of hub.files()) {
    const content = readFileSync(path)
    silentOf(content, path)
    expect(content.includes(piece), `${path} holds what was spoken`).toBe(false)
  }
})

type Call = (method: string, path: string, token?: string, body?: unknown) => Promise<Answer>

async function supervisedToken(call: Call, phone: string): Promise<string> {
  await call('POST', '/api/sessions/resident/codes', '', { phone })
  const { code } = JSON.parse((await call('GET', `/api/demo/inbox?phone=${phone}`)).text) as { code: string }
  return (JSON.parse((await call('POST', '/api/sessions/supervised', '', { phone, code })).text) as { accessToken: string }).accessToken
}

function silentOf(content: string | Buffer, where: string): void {
  const found = Object.values({ ...FILE_WORDS, SUPERVISED_NUMBER }).filter((words) => content.includes(words))
  expect(found, where).toEqual([])
}

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
