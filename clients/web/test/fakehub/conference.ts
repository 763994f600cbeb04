import type { MessageInitShape } from '@bufbuild/protobuf'
import { createHash } from 'node:crypto'
import { MemberRole, type Command } from '../../src/wire/legalhub/v1/commands_pb'
import type { DoneSchema } from '../../src/wire/legalhub/v1/frames_pb'
import type { Signal, SignalSchema } from '../../src/wire/legalhub/v1/signals_pb'
import { InvitationStage, InvitationWay, MemberStage, Recording } from '../../src/wire/legalhub/v1/views_pb'
import { Refused } from './refused'
import type { ServerFrame } from './socket'
import type { FakeViews } from './views'

type Payload = NonNullable<MessageInitShape<typeof SignalSchema>['payload']>

interface Member {
  memberId: string
  personId: string
  role: MemberRole
  stage: MemberStage
  present: boolean
  name?: string
  media?: { audio?: boolean; video?: boolean; screen?: boolean }
  audioMuted?: boolean
  videoMuted?: boolean
  handRaised?: boolean
  recordsMe?: boolean
  invitationId?: string
  admittedMillis?: number
  outMillis?: number
}

interface Invitation {
  invitationId: string
  role: MemberRole
  name: string
  way: InvitationWay
  target?: string
  assistantId?: string
  stage: InvitationStage
  expiresMillis: bigint
  byMemberId: string
  digest?: string
  guestKey?: string
}

interface Leg {
  epoch: string
  sent: bigint
  got: bigint
  flowing: boolean
}

export interface FakeConference {
  id: string
  consultationId: string
  host: string
  resident: string
  members: Member[]
  invitations: Invitation[]
  locked: boolean
  ended: boolean
  /** By the bridge though only two are there: they can't reach each other. */
  noDirectLine: boolean
  recording: Recording
  lines: { from: Member; text: string; atMillis: number; to: Member[] }[]
  legs: Map<string, Leg>
}

export interface ConferenceHooks {
  send: (personId: string, frame: ServerFrame) => void
  token: (person: { id: string; role: 'GUEST'; name: string }) => string
  consultation: (id: string) => { lawyer: string; resident: string }
  opened: (consultationId: string, conferenceId: string) => void
}

/** Conferences as the hub has them: members, invitations, the door; what carries the media is the test's own. */
export class FakeConferences {
  readonly all = new Map<string, FakeConference>()
  /** What a test makes of the legs: a bridge of its own, or nothing. */
  bridge: { joined(memberId: string): void; said(memberId: string, payload: Signal['payload']): void } = { joined: () => {}, said: () => {} }
  /** Everybody says that it flows: told at once, or when the test says so. */
  holdsFlowing = false
  readonly sms: { phone: string; secret: string }[] = []
  private ids = 0

  constructor(
    private readonly views: FakeViews,
    private readonly hooks: ConferenceHooks,
  ) {}

  get latest(): FakeConference {
    return [...this.all.values()].at(-1)!
  }

  // ---- what is asked -----------------------------------------------------------------------------------------

  command(me: string, { body }: Command): { result: MessageInitShape<typeof DoneSchema>['result'] } | undefined {
    if (body.case === 'openConference') return this.open(body.value.consultationId, body.value.noDirectLine), { result: { case: undefined } }
    const value = body.value as { conferenceId?: string } | undefined
    const conference = this.all.get(value?.conferenceId ?? '')
    if (!conference) return undefined
    const mine = conference.members.find(({ personId }) => personId === me)
    switch (body.case) {
      case 'joinConference':
        return { result: { case: 'joinedConference', value: this.join(conference, me, body.value.media) } }
      case 'leaveConference':
        Object.assign(mine!, { stage: MemberStage.LEFT, outMillis: Date.now() })
        break
      case 'showMedia':
        Object.assign(mine!, { media: body.value.media })
        break
      case 'raiseHand':
        mine!.handRaised = body.value.on
        break
      case 'sayToAll':
        conference.lines.push({ from: mine!, text: body.value.text, atMillis: Date.now(), to: conference.members.filter(({ stage }) => stage === MemberStage.ADMITTED) })
        break
      case 'muteMember': {
        const { memberId, audio, video } = body.value
        const member = this.member(conference, memberId)
        Object.assign(member, { audioMuted: audio ?? member.audioMuted, videoMuted: video ?? member.videoMuted })
        break
      }
      case 'removeMember':
        Object.assign(this.member(conference, body.value.memberId), { stage: MemberStage.REMOVED, outMillis: Date.now() })
        break
      case 'lockConference':
        conference.locked = body.value.on
        break
      case 'admit': {
        const member = this.member(conference, body.value.memberId)
        Object.assign(member, body.value.yes ? { stage: MemberStage.ADMITTED, admittedMillis: Date.now() } : { stage: MemberStage.TURNED_AWAY })
        const invitation = conference.invitations.find(({ invitationId }) => invitationId === member.invitationId)
        if (invitation && body.value.yes) invitation.stage = InvitationStage.SPENT
        break
      }
      case 'invite': {
        const { invitationId, role, name, way } = body.value
        const kinds = { linkDigest: InvitationWay.BY_LINK, accountId: InvitationWay.BY_ACCOUNT, desk: InvitationWay.BY_DESK }
        const byResident = mine?.role === MemberRole.MEMBER_RESIDENT
        conference.invitations.push({
          invitationId, role, name, way: kinds[way.case!], stage: byResident ? InvitationStage.VALID : InvitationStage.TO_AGREE, byMemberId: mine!.memberId,
          expiresMillis: BigInt(Date.now() + 3_600_000), ...(way.case === 'linkDigest' ? { digest: way.value } : { target: way.value ?? '' }),
        })
        break
      }
      case 'answerInvitation': {
        const invitation = conference.invitations.find(({ invitationId }) => invitationId === body.value.invitationId)!
        invitation.stage = body.value.yes ? InvitationStage.VALID : InvitationStage.NOT_AGREED
        if (body.value.yes && invitation.way === InvitationWay.BY_ACCOUNT) this.ask(conference, invitation)
        break
      }
      case 'withdrawInvitation':
        conference.invitations.find(({ invitationId }) => invitationId === body.value.invitationId)!.stage = InvitationStage.WITHDRAWN
        break
      case 'askRecording':
        conference.recording = Recording.ASKED
        for (const member of conference.members) delete member.recordsMe
        break
      case 'answerRecording': {
        mine!.recordsMe = body.value.yes
        const answers = conference.members.filter(({ stage }) => stage === MemberStage.ADMITTED).map(({ recordsMe }) => recordsMe)
        if (answers.includes(false)) conference.recording = Recording.OFF
        else if (answers.every((yes) => yes)) conference.recording = Recording.RUNS
        break
      }
      case 'stopRecording':
        conference.recording = Recording.OFF
        break
      default:
        return undefined
    }
    this.show(conference)
    return { result: { case: undefined } }
  }

  /** POST /api/conferences/…; `undefined` for another path. */
  api(path: string, body: Record<string, string>): object | undefined {
    const knock = /^\/api\/conferences\/([\w-]+)\/knock$/.exec(path)
    if (knock) return this.knock(knock[1]!, body)
    const sms = /^\/api\/conferences\/([\w-]+)\/invitations\/([\w-]+)\/sms$/.exec(path)
    if (!sms) return undefined
    this.sms.push({ phone: body.phone!, secret: body.secret! })
    return {}
  }

  open(consultationId: string, noDirectLine = false): FakeConference {
    const id = `conf-${consultationId}`
    const known = this.all.get(id)
    if (known) {
      known.noDirectLine ||= noDirectLine
      this.show(known)
      return known
    }
    const { lawyer, resident } = this.hooks.consultation(consultationId)
    const conference: FakeConference = {
      id, consultationId, host: lawyer, resident, invitations: [], locked: false, ended: false, noDirectLine, recording: Recording.UNSPECIFIED, lines: [], legs: new Map(),
      members: [
        { memberId: 'm1', personId: lawyer, role: MemberRole.MEMBER_HOST, stage: MemberStage.ADMITTED, present: true, media: { audio: true, video: true } },
        { memberId: 'm2', personId: resident, role: MemberRole.MEMBER_RESIDENT, stage: MemberStage.ADMITTED, present: true, media: { audio: true, video: true } },
      ],
    }
    this.all.set(id, conference)
    this.show(conference)
    this.hooks.opened(consultationId, id)
    return conference
  }

  private knock(id: string, { secret = '', guestKey = '', name = '' }: Record<string, string>): object {
    const conference = this.all.get(id)
    const digest = createHash('sha256').update(secret).digest('hex')
    const invitation = conference?.invitations.find((some) => some.digest === digest)
    if (!conference || !invitation) throw new Refused('404 INVITATION_UNKNOWN')
    if (conference.ended) throw new Refused('410 CONFERENCE_ENDED')
    if (invitation.guestKey && invitation.guestKey !== guestKey) throw new Refused('409 INVITATION_SPENT')
    if (invitation.stage === InvitationStage.TO_AGREE) throw new Refused('409 NOT_AGREED')
    if (invitation.stage === InvitationStage.WITHDRAWN || invitation.stage === InvitationStage.NOT_AGREED) throw new Refused('410 INVITATION_WITHDRAWN')
    if (invitation.stage === InvitationStage.INVITATION_EXPIRED) throw new Refused('410 INVITATION_EXPIRED')
    const personId = `guest-${invitation.invitationId}`
    let member = conference.members.find((some) => some.personId === personId)
    if (!member && conference.locked) throw new Refused('409 CONFERENCE_LOCKED')
    member ??= this.addMember(conference, { personId, role: invitation.role, name, stage: MemberStage.KNOCKING, invitationId: invitation.invitationId })
    invitation.guestKey = guestKey
    this.show(conference)
    return { accessToken: this.hooks.token({ id: personId, role: 'GUEST', name }), expiresInSeconds: 600, memberId: member.memberId, personId }
  }

  // ---- buttons for tests -------------------------------------------------------------------------------------

  addMember(conference: FakeConference, more: Partial<Member> & { personId: string; role: MemberRole }): Member {
    const member: Member = { memberId: `m${conference.members.length + 1}`, stage: MemberStage.ADMITTED, present: true, ...(more.stage ? {} : { admittedMillis: Date.now() }), ...more }
    conference.members.push(member)
    this.show(conference)
    return member
  }

  show(conference: FakeConference): void {
    const inside = conference.members.filter(({ stage }) => stage === MemberStage.ADMITTED)
    for (const viewer of conference.members) {
      const topic = `conference/${conference.id}/${viewer.personId}`
      const { id: conferenceId, consultationId, ended, locked, recording } = conference
      const byBridge = !ended && (inside.length > 2 || conference.noDirectLine)
      this.views.set(topic, 'conference', { case: 'conference', value: { conferenceId, consultationId, ended, locked, recording, byBridge, ownMemberId: viewer.memberId, sinceMillis: BigInt(Date.now()) } })
      const isInside = viewer.stage === MemberStage.ADMITTED
      for (const member of conference.members) {
        const seen = isInside || member === viewer
        this.views.set(topic, `member/${member.memberId}`, seen ? { case: 'member', value: member } : undefined)
      }
      conference.lines.forEach(({ from: { memberId: fromMemberId, role }, text, atMillis, to }, at) => {
        if (isInside && to.includes(viewer)) this.views.set(topic, `line/${at + 1}`, { case: 'line', value: { number: at + 1, fromMemberId, role, text, atMillis: BigInt(atMillis) } })
      })
      if (viewer.role !== MemberRole.MEMBER_HOST && viewer.role !== MemberRole.MEMBER_RESIDENT) continue
      for (const { digest, guestKey, ...invitation } of conference.invitations) this.views.set(topic, `invitation/${invitation.invitationId}`, { case: 'invitation', value: invitation })
    }
    for (const { target, way, invitationId, stage } of conference.invitations) {
      if (target && way === InvitationWay.BY_ACCOUNT && stage !== InvitationStage.VALID) this.views.set(`asked/${target}`, `asked/${invitationId}`, undefined)
    }
  }

  /** Who was in a consultation's conference beside its two, as its record tells it. */
  presentAt(consultationId: string) {
    return (this.of(consultationId)?.members ?? []).slice(2).flatMap((member) => {
      const { stage, admittedMillis, outMillis } = member
      if (!admittedMillis) return []
      const how = stage === MemberStage.LEFT ? 'LEFT' : stage === MemberStage.REMOVED ? 'REMOVED' : 'STAYED'
      return [{ ...inRecord(member), fromMillis: admittedMillis, untilMillis: outMillis ?? Date.now(), how }]
    })
  }

  /** What was written to all in it, as the record tells it. */
  writtenAt(consultationId: string) {
    return (this.of(consultationId)?.lines ?? []).map(({ from, text, atMillis }) => {
      const side = { [MemberRole.MEMBER_HOST]: 'LAWYER', [MemberRole.MEMBER_RESIDENT]: 'RESIDENT' }[from.role as number]
      return { ...(side ? { from: side } : { by: inRecord(from) }), text, atMillis }
    })
  }

  private of(consultationId: string): FakeConference | undefined {
    return [...this.all.values()].find((some) => some.consultationId === consultationId)
  }

  /** Somebody took from the queue what a desk was asked for. */
  assign(lawyer: string, conference = this.latest): void {
    const invitation = conference.invitations.find(({ way, stage }) => way === InvitationWay.BY_DESK && stage === InvitationStage.VALID)!
    Object.assign(invitation, { assistantId: lawyer })
    this.views.set(`desk/${lawyer}`, 'work', { case: 'work', value: { assistsConferenceId: conference.id } })
    this.ask(conference, { ...invitation, target: lawyer })
    this.show(conference)
  }

  assistedBy(lawyer: string): string {
    return [...this.all.values()].find(({ invitations }) => invitations.some(({ assistantId }) => assistantId === lawyer))?.id ?? ''
  }

  /** The hub's word to one member's page. */
  say(memberId: string, payload: Payload, conference = this.latest): void {
    const leg = conference.legs.get(memberId)!
    const { personId } = this.member(conference, memberId)
    this.hooks.send(personId, { case: 'signal', value: { consultationId: conference.id, signalEpoch: leg.epoch, seq: ++leg.sent, payload } })
  }

  /** A new leg for a member: the bridge is another one. */
  reset(memberId: string, conference = this.latest): void {
    const leg = this.newLeg(conference, memberId)
    const value = { consultationId: conference.id, signalEpoch: leg.epoch, payload: { case: 'peerReset', value: { keepPeer: false } } } as const
    this.hooks.send(this.member(conference, memberId).personId, { case: 'signal', value })
    this.bridge.joined(memberId)
  }

  tellFlowing(conference = this.latest): void {
    for (const memberId of conference.legs.keys()) this.say(memberId, { case: 'flowing', value: { yes: true } }, conference)
  }

  signal(personId: string, signal: Signal): boolean {
    const conference = this.all.get(signal.consultationId)
    const member = conference?.members.find((some) => some.personId === personId)
    const leg = member && conference!.legs.get(member.memberId)
    if (!conference) return false
    if (!leg || signal.signalEpoch !== leg.epoch) return true
    this.hooks.send(personId, { case: 'signalAck', value: { consultationId: conference.id, signalEpoch: leg.epoch, upToSeq: signal.seq } })
    // Said again before it was acknowledged.
    if (signal.seq <= leg.got) return true
    leg.got = signal.seq
    if (signal.payload.case === 'flowing') this.flows(conference, leg, signal.payload.value.yes)
    this.bridge.said(member.memberId, signal.payload)
    return true
  }

  private flows(conference: FakeConference, leg: Leg, yes: boolean): void {
    leg.flowing = yes
    const all = [...conference.legs.values()]
    const expected = conference.members.filter(({ stage, present, memberId }) => stage === MemberStage.ADMITTED && present && (conference.legs.has(memberId) || memberId === 'm1' || memberId === 'm2'))
    if (all.length === expected.length && all.every(({ flowing }) => flowing) && !this.holdsFlowing) this.tellFlowing(conference)
  }

  private join(conference: FakeConference, personId: string, media: Member['media']) {
    let member = conference.members.find((some) => some.personId === personId)
    const invitation = conference.invitations.find(({ target, assistantId, stage }) => (target === personId || assistantId === personId) && stage === InvitationStage.VALID)
    if (!member && !invitation) throw new Refused('FORBIDDEN')
    member ??= this.addMember(conference, { personId, role: invitation!.role!, stage: MemberStage.KNOCKING, invitationId: invitation!.invitationId })
    Object.assign(member, { present: true, ...(media ? { media } : {}) })
    const leg = this.newLeg(conference, member.memberId)
    this.show(conference)
    const { memberId, stage } = member
    if (stage === MemberStage.ADMITTED) setImmediate(() => this.bridge.joined(memberId))
    return { iceServers: [], relayOnly: false, signalEpoch: leg.epoch, memberId }
  }

  private newLeg(conference: FakeConference, memberId: string): Leg {
    const leg = { epoch: `leg-${++this.ids}`, sent: 0n, got: 0n, flowing: false }
    conference.legs.set(memberId, leg)
    return leg
  }

  private ask(conference: FakeConference, { invitationId, target = '', role, expiresMillis }: Invitation): void {
    const value = { conferenceId: conference.id, invitationId, role, hostId: conference.host, expiresMillis }
    this.views.set(`asked/${target}`, `asked/${invitationId}`, { case: 'asked', value })
  }

  private member(conference: FakeConference, id: string): Member {
    const found = conference.members.find(({ memberId }) => memberId === id)
    if (!found) throw new Refused('NOT_FOUND')
    return found
  }
}

const inRecord = ({ role, name = '', personId }: Member) => ({ role: MemberRole[role].replace('MEMBER_', ''), name, lawyerId: personId.startsWith('lawyer') ? personId : '' })
