import { MemberRole } from '../../src/wire/legalhub/v1/commands_pb'
import { InvitationStage, MemberStage } from '../../src/wire/legalhub/v1/views_pb'
import type { FakeHub } from '../fakehub/fakehub'
import { DESKTOP, PHONE, expect, inspect, logInLawyer, speakOther, talk, test } from './base'
import { asksIn, knock, linkFor } from './invited'

const sent = (hub: FakeHub, kind: string) => hub.commands.filter(({ body }) => body.case === kind)

test('a guest comes from a link to the room: asked, agreed, knocked, let in', async ({ person, hub }) => {
  const [resident, lawyer, guest] = [await person(), await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  await lawyer.getByTestId('people').click()
  await expect(lawyer.getByTestId('present')).toContainText('咨询人')
  await inspect(lawyer, 'lawyer-people')
  await lawyer.getByTestId('invite').click()
  await inspect(lawyer, 'lawyer-invite-who')
  await lawyer.getByTestId('invite-MEMBER_FAMILY').click()
  await lawyer.getByTestId('invite-name').fill('小王')
  await inspect(lawyer, 'lawyer-invite')
  await lawyer.getByTestId('invite-go').click()
  await expect(lawyer.getByTestId('copy-link')).toBeVisible()
  await inspect(lawyer, 'lawyer-link')
  const address = (await lawyer.getByTestId('copy-link').getAttribute('data-link'))!
  expect(new URL(address).pathname).toBe('/room/')
  await lawyer.getByTestId('sms-phone').fill('13800000001')
  await lawyer.getByTestId('sms-send').click()
  await expect(lawyer.getByTestId('sms-sent')).toBeVisible()
  expect(address).toContain(hub.conferences.sms[0]!.secret)
  await lawyer.getByTestId('link-done').click()
  await expect(lawyer.getByTestId('invitations')).toContainText('等咨询人同意')

  // Too early: the guest waits by itself until the resident has agreed.
  const asked: string[] = []
  guest.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()))
  await guest.goto(address)
  await expect(guest.getByTestId('invited')).toBeVisible()
  expect(new URL(guest.url()).hash).toBe('')
  expect(asked).toEqual([])
  await inspect(guest, 'room-invited')
  await guest.getByTestId('begin').click()
  await expect(guest.getByTestId('own-picture')).toBeVisible()
  await guest.getByTestId('guest-name').fill('小王')
  await inspect(guest, 'room-before')
  await guest.getByTestId('knock').click()
  await expect(guest.getByTestId('to-agree')).toContainText('还没有同意')
  await inspect(guest, 'room-to-agree')
  await expect(resident.getByTestId('agree')).toContainText('沈律师想请“小王”（家人）一起参加')
  await inspect(resident, 'resident-agree')
  // Neither answer lies nearer.
  expect(await resident.evaluate(() => document.activeElement?.tagName)).not.toBe('BUTTON')
  await resident.getByTestId('agree-yes').click()
  await expect(guest.getByTestId('waiting')).toBeVisible()
  await inspect(guest, 'room-waiting')
  await expect(lawyer.getByTestId('door')).toContainText('小王')
  await inspect(lawyer, 'lawyer-door')
  await lawyer.getByTestId('admit').click()
  await expect(guest.getByTestId('room')).toBeVisible()
  await guest.reload()
  await expect(guest.getByTestId('room')).toBeVisible()
  expect(hub.conferences.latest.members).toHaveLength(3)
})

test('the resident’s no is the end of it, and is said to both', async ({ person }) => {
  const [resident, lawyer, guest] = [await person(), await person(DESKTOP), await person()]
  await talk(resident, lawyer)
  await asksIn(lawyer, 'MEMBER_INTERPRETER')
  await lawyer.getByTestId('way-link').click()
  await lawyer.getByTestId('invite-name').fill('阿明')
  await lawyer.getByTestId('invite-go').click()
  const address = (await lawyer.getByTestId('copy-link').getAttribute('data-link'))!
  await lawyer.getByTestId('link-done').click()
  await resident.getByTestId('agree-no').click()
  await expect(lawyer.getByTestId('invitations')).toContainText('不同意')
  await knock(guest, address)
  await expect(guest.getByTestId('room-over')).toHaveAttribute('data-code', 'INVITATION_WITHDRAWN')
  await inspect(guest, 'room-withdrawn')
})

test('a link that was used, is wrong, or missing says so', async ({ person, hub }) => {
  const [resident, lawyer, guest, thief] = [await person(), await person(DESKTOP), await person(), await person()]
  await talk(resident, lawyer)
  const address = await linkFor(lawyer, resident)
  await knock(guest, address)
  await expect(guest.getByTestId('waiting')).toBeVisible()
  await knock(thief, address)
  await expect(thief.getByTestId('room-over')).toContainText('已经有人用了')
  await knock(thief, address.replace(/k=.*/, 'k=wrongwrongwrongwrongwr'))
  await expect(thief.getByTestId('room-over')).toHaveAttribute('data-code', 'INVITATION_UNKNOWN')
  await lawyer.getByTestId('lock').click()
  await expect(lawyer.getByTestId('locked')).toBeVisible()
  expect(hub.conferences.latest.locked).toBe(true)
  await lawyer.getByTestId('turn-away').click()
  await expect(guest.getByTestId('room-over')).toHaveAttribute('data-code', 'turnedAway')
  await inspect(guest, 'room-turned-away')
  const bare = await person()
  await bare.goto('/room/')
  await expect(bare.getByTestId('room-over')).toContainText('邀请链接')
})

test('a resident asks in family, and needs nobody’s leave; a withdrawn invitation is gone', async ({ person, hub }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  await resident.getByTestId('people').click()
  await expect(resident.getByTestId('present')).toBeVisible()
  await inspect(resident, 'resident-people')
  await resident.getByTestId('invite').click()
  await resident.getByTestId('invite-MEMBER_FAMILY').click()
  await resident.getByTestId('invite-name').fill('儿子')
  await inspect(resident, 'resident-invite')
  await resident.getByTestId('invite-go').click()
  await expect(resident.getByTestId('copy-link')).toBeVisible()
  await inspect(resident, 'resident-link')
  await resident.getByTestId('link-done').click()
  await expect(resident.getByTestId('invitations')).toContainText('已请，还没有来')
  await resident.getByTestId('withdraw-invitation').click()
  await expect(resident.getByTestId('invitations')).toContainText('已收回')
  expect(hub.conferences.latest.invitations[0]!.stage).toBe(InvitationStage.WITHDRAWN)
})

test('a colleague is asked by name, waits at the door, and goes again', async ({ person, hub }) => {
  const [resident, lawyer, other] = [await person(), await person(DESKTOP), await person(DESKTOP)]
  await talk(resident, lawyer)
  await logInLawyer(other, 'zhou')
  await asksIn(lawyer, 'MEMBER_LAWYER')
  await lawyer.getByTestId('invite-target').selectOption('lawyer-zhou')
  await lawyer.getByTestId('invite-go').click()
  await resident.getByTestId('agree-yes').click()
  await expect(other.getByTestId('asked')).toContainText('沈律师请您以“律师”身份加入')
  await inspect(other, 'lawyer-asked')
  await other.getByTestId('asked-join').click()
  await expect(other.getByTestId('at-door')).toBeVisible()
  await lawyer.getByTestId('admit').click()
  await expect(other.getByTestId('room')).toBeVisible()
  await other.getByTestId('room-leave').click()
  await other.getByTestId('leave-yes').click()
  await expect(other.getByTestId('asked-room')).toBeHidden()
  expect(hub.conferences.latest.members[2]!.stage).toBe(MemberStage.LEFT)

  // And whoever reads the record later learns of it.
  await lawyer.getByTestId('end-call').click()
  await lawyer.getByTestId('end-confirm').click()
  await lawyer.getByTestId('to-records').click()
  await lawyer.locator('[data-testid^=record-consultation]').click()
  await expect(lawyer.getByTestId('present')).toHaveText(/律师 周律师.*先走了/)
  await inspect(lawyer, 'lawyer-record-present')
  await resident.getByTestId('rate-5').click()
  await resident.getByTestId('finish').click()
  await resident.getByTestId('my-records').click()
  await resident.getByTestId('records-list').getByRole('link').click()
  await expect(resident.getByTestId('present')).toHaveText(/律师 周律师.*先走了/)
  await inspect(resident, 'resident-record-present')
})

test('an interpreter is called from the desk: the room opens by itself for whoever took it', async ({ person, hub }) => {
  const [resident, lawyer, other] = [await person(), await person(DESKTOP), await person(DESKTOP)]
  await talk(resident, lawyer)
  await logInLawyer(other, 'zhou')
  await asksIn(lawyer, 'MEMBER_INTERPRETER')
  await expect(lawyer.getByTestId('invite-target')).toHaveValue('interpreting')
  await inspect(lawyer, 'lawyer-invites-desk')
  await lawyer.getByTestId('invite-go').click()
  await resident.getByTestId('agree-yes').click()
  await expect(lawyer.getByTestId('invitations')).toContainText('正在叫人')
  expect(sent(hub, 'invite')[0]!.body.value).toMatchObject({ way: { case: 'desk', value: 'interpreting' } })

  hub.conferences.assign('lawyer-zhou')
  await expect(lawyer.getByTestId('invitations')).toContainText('周律师马上来')
  await expect(other.getByTestId('at-door')).toBeVisible()
  await lawyer.getByTestId('admit').click()
  await expect(other.getByTestId('room')).toBeVisible()
  await inspect(other, 'lawyer-assists')

  // Their page was closed meanwhile: it comes back by itself.
  await other.reload()
  await expect(other.getByTestId('room')).toBeVisible()
})

test('a desk without anybody says so', async ({ person, hub }) => {
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  await asksIn(lawyer, 'MEMBER_INTERPRETER')
  await lawyer.getByTestId('invite-go').click()
  await resident.getByTestId('agree-yes').click()
  await expect(lawyer.getByTestId('invitations')).toContainText('正在叫人')
  const conference = hub.conferences.latest
  conference.invitations[0]!.stage = InvitationStage.NOBODY
  hub.conferences.show(conference)
  await expect(lawyer.getByTestId('invitations')).toContainText('现在没有人能来')
})

test('where only two can talk, that is said, and nothing else is offered', async ({ person, hub }) => {
  hub.town.conferences = 'NONE'
  const [resident, lawyer] = [await person(), await person(DESKTOP)]
  await talk(resident, lawyer)
  await expect(lawyer.getByTestId('people')).toBeHidden()
  await expect(lawyer.getByTestId('two-only')).toBeVisible()
  await expect(resident.getByTestId('people')).toBeHidden()
  await resident.getByTestId('chat-open').click()
  await expect(resident.getByTestId('two-only')).toContainText('只能您和律师两个人')
  expect(sent(hub, 'openConference')).toEqual([])
})

test('a room of six is seen by all, on a phone and a desk: hands, silence, a recording, and the host’s means', async ({ person, hub }) => {
  const [resident, lawyer, guest] = [await person(PHONE), await person(DESKTOP), await person(PHONE)]
  await talk(resident, lawyer)
  const address = await linkFor(lawyer, resident)
  await knock(guest, address)
  await lawyer.getByTestId('admit').click()
  const conference = hub.conferences.latest
  const faces = { audio: true, video: false }
  hub.conferences.addMember(conference, { personId: 'i', role: MemberRole.MEMBER_INTERPRETER, name: '阿明', media: faces, handRaised: true })
  hub.conferences.addMember(conference, { personId: 'l', role: MemberRole.MEMBER_LAWYER, name: '周律师', media: { audio: false, video: false } })
  hub.conferences.addMember(conference, { personId: 'o', role: MemberRole.MEMBER_OFFICER, name: '钱所员', media: faces, present: false })
  await expect(guest.getByTestId('tile')).toHaveCount(6)
  await inspect(guest, 'room-six-phone')
  await guest.getByTestId('room-layout').click()
  await inspect(guest, 'room-six-speaker-phone')
  await guest.getByTestId('room-hand').click()
  await expect(guest.getByTestId('room-hand')).toHaveAttribute('aria-pressed', 'true')
  hub.conferences.say('m3', { case: 'mediaTrouble', value: { code: 'BRIDGE_UNAVAILABLE' } })
  await expect(guest.getByTestId('room-standing')).toContainText('自动重试')
  await inspect(guest, 'room-trouble')
  hub.conferences.say('m3', { case: 'mediaTrouble', value: {} })

  await lawyer.getByTestId('record').click()
  for (const page of [resident, guest]) await expect(page.getByTestId('record-yes')).toBeVisible()
  await inspect(guest, 'room-consent')
  await inspect(resident, 'resident-consent')
  await resident.getByTestId('record-no').click()
  await expect(lawyer.getByTestId('record-off')).toBeVisible()
  await expect(guest.getByTestId('room')).toBeVisible()
  for (const member of conference.members.slice(3)) member.stage = MemberStage.LEFT
  hub.conferences.show(conference)
  await lawyer.getByTestId('record').click()
  for (const page of [resident, guest, lawyer]) await page.getByTestId('record-yes').click()
  for (const page of [resident, guest, lawyer]) await expect(page.getByTestId('recorded')).toBeVisible()
  await inspect(guest, 'room-recorded')
  await inspect(lawyer, 'lawyer-recorded')
  await lawyer.getByTestId('record').click()
  await expect(guest.getByTestId('recorded')).toBeHidden()

  // An existing Jitsi Meet shows everybody itself.
  await guest.route('**/meet', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="zh"><title>meet</title><main><h1>meet</h1></main></html>' }))
  hub.conferences.say('m3', { case: 'embedded', value: { url: new URL('/meet', guest.url()).href } })
  await expect(guest.locator('iframe')).toHaveAttribute('allow', 'camera; microphone; display-capture; autoplay')
  hub.conferences.say('m3', { case: 'embedded', value: {} })

  // The host’s means are there also while no bridge carries anything; and all of it by keyboard.
  await lawyer.getByTestId('present-options').last().focus()
  await lawyer.keyboard.press('Enter')
  await lawyer.getByTestId('host-remove').focus()
  await lawyer.keyboard.press('Enter')
  await inspect(lawyer, 'lawyer-remove')
  await lawyer.getByTestId('host-remove-yes').press('Enter')
  await expect(guest.getByTestId('room-over')).toHaveAttribute('data-code', 'removed')
  await speakOther(guest)
  await inspect(guest, 'room-removed-english')
})
