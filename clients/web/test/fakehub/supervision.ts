import type { MessageInitShape } from '@bufbuild/protobuf'
import { createHash } from 'node:crypto'
import type { FileStep, Sheet } from '../../src/hub/api'
import type { Listen, OpenSegment } from '../../src/wire/legalhub/v1/commands_pb'
import { ObligationState, SupervisionClass, type LeavePartSchema, type PersonPartSchema, type SegmentPartSchema, type VoiceReportPartSchema } from '../../src/wire/legalhub/v1/views_pb'
import type { VoiceChunk } from '../../src/wire/legalhub/v1/voice_pb'
import { FakeActivities } from './activities'
import type { FakeSocket } from './socket'
import type { FakeViews } from './views'

interface Segment {
  part: MessageInitShape<typeof SegmentPartSchema>
  chunks: VoiceChunk[]
  /** Who hears what comes. */
  listeners: Set<FakeSocket>
}

type Leave = MessageInitShape<typeof LeavePartSchema> & { personId: string; leaveId: string }

interface Report {
  part: MessageInitShape<typeof VoiceReportPartSchema> & { reportId: string; personId: string; state: string; reasons: string[] }
  segments: Map<number, Segment>
}

export interface Finish {
  segments: { segment: number; chunks: number; sha256: string }[]
}

const HOUR = 3_600_000
const millis = (time: number) => BigInt(Math.round(time))

const AT = Date.parse('2026-11-02T01:00:00Z')

/** One step of every kind. */
const COURSE: FileStep[] = [
  { atMillis: AT, what: 'ADMITTED', kind: 'STANDARD' },
  { atMillis: AT + HOUR, what: 'REPORT_BEGUN', kind: 'INSIDE', key: 'r1' },
  { atMillis: AT + 1.1 * HOUR, what: 'REPORT_ENDED', kind: 'NEEDS_REVIEW', key: 'r1' },
  { atMillis: AT + 2 * HOUR, what: 'REPORT_DROPPED', key: 'r2' },
  { atMillis: AT + 24 * HOUR, what: 'CHECKED_IN', kind: 'FREE', key: 'c1' },
  { atMillis: AT + 25 * HOUR, what: 'LEAVE_ASKED', key: 'l1', text: '江苏苏州吴江' },
  { atMillis: AT + 26 * HOUR, what: 'LEAVE_DECIDED', key: 'l1', kind: 'APPROVED', by: 'officer-qian', text: '到了报个平安' },
  { atMillis: AT + 90 * HOUR, what: 'LEAVE_RETURNED', key: 'l1' },
  { atMillis: AT + 100 * HOUR, what: 'CENSURED', kind: 'ADMONITION', by: 'officer-lu', text: '迟到两天' },
  { atMillis: AT + 120 * HOUR, what: 'HOURS_CREDITED', key: 'activity/a1', kind: '0' },
  { atMillis: AT + 121 * HOUR, what: 'HOURS_CORRECTED', key: 'activity/a1', kind: '90', by: 'officer-qian', text: '手机没电，人一直在' },
  { atMillis: AT + 140 * HOUR, what: 'REMINDED', key: 'report/1', kind: 'REPORT' },
  { atMillis: AT + 170 * HOUR, what: 'MISSED', key: 'report/1', kind: 'REPORT' },
  { atMillis: AT + 171 * HOUR, what: 'EXCEPTION_RAISED', key: 'position/1', kind: 'OUT_OF_BOUNDS' },
  { atMillis: AT + 172 * HOUR, what: 'EXCEPTION_RESOLVED', key: 'position/1', by: 'officer-qian', text: '去医院看病' },
  { atMillis: AT + 173 * HOUR, what: 'RECLASSIFIED', kind: 'STRICT', by: 'officer-qian', text: '多次不报到' },
  { atMillis: AT + 174 * HOUR, what: 'FILE_OPENED', by: 'officer-qian' },
  { atMillis: AT + 175 * HOUR, what: 'RELEASED', kind: 'RELEASED', by: 'officer-qian', text: '期满' },
]

const SHEET: Sheet = {
  month: '', level: 'STANDARD', reports: { ACCEPTED: 3, NEEDS_REVIEW: 1 }, checkIns: 12, exceptions: { MISSED_REPORT: 1, OUT_OF_BOUNDS: 1 },
  activityMinutes: 300, activityMinutesWanted: 480, leaves: [{ from: '2026-11-05', until: '2026-11-07', state: 'RETURNED' }], censures: [{ atMillis: AT + 100 * HOUR, kind: 'ADMONITION' }],
}

/** The corrections' side of the fake hub: one person who reports, some who are only on the board. */
export class FakeSupervision {
  /** What the next report comes to, where all of it arrived. */
  verdict: { state: 'ACCEPTED' | 'NEEDS_REVIEW' | 'REJECTED'; reasons: string[] } = { state: 'ACCEPTED', reasons: [] }
  /** The next chunk is refused like this. */
  refusal: { code: string; retryable: boolean; retryAfterMillis: number } | undefined
  readonly reports = new Map<string, Report>()
  /** Bodies of what pages asked by HTTP, with their keys. */
  readonly asked: { path: string; key: string; body: Record<string, unknown> }[] = []

  /** Where the next check-in is. */
  placement = 'INSIDE'
  readonly activities: FakeActivities
  private readonly leaves = new Map<string, Leave>()

  constructor(private readonly views: FakeViews) {
    this.activities = new FakeActivities(views, (personId, activityId, minutes) => this.credited(personId, `activity/${activityId}`, minutes))
  }

  /** The person of a phone number, seen for the first time. */
  admit(personId: string, name = '李明'): void {
    if (this.views.get(`supervision/${personId}`, 'supervision')) return
    const value = {
      personId, name, office: 'wuzhen', level: SupervisionClass.STANDARD, from: '2026-03-01', until: '2028-02-29', ground: 'SUSPENDED_SENTENCE',
      activityMinutes: 90, activityMinutesWanted: 480, admonitions: 1, supervised: true,
    }
    this.both(personId, 'supervision', { case: 'supervision', value })
    const now = Date.now()
    this.owe(personId, 'report/this', 'REPORT', now - 26 * HOUR, now - 2 * HOUR, ObligationState.OBLIGATION_REMINDED)
    this.owe(personId, 'activity/this', 'ACTIVITY', now - 100 * HOUR, now + 70 * HOUR, ObligationState.OBLIGATION_OPEN)
    this.owe(personId, 'report/next', 'REPORT', now + 140 * HOUR, now + 164 * HOUR, ObligationState.OBLIGATION_OPEN)
    this.owe(personId, 'report/last', 'REPORT', now - 190 * HOUR, now - 170 * HOUR, ObligationState.OBLIGATION_DONE)
    this.ownReport(personId, 'earlier', now - 171 * HOUR, 'REJECTED', ['TOO_SHORT', 'NO_POSITION'])
    this.ownReport(personId, 'accepted', now - 170.5 * HOUR, 'ACCEPTED', [])
    this.person(personId, { name, dueKind: 'REPORT', dueMillis: millis(now - 2 * HOUR) })
    this.activities.admit(personId)
  }

  /** A morning at the office. */
  busyMorning(): void {
    const now = Date.now()
    this.person('p-wang', { name: '王强', level: SupervisionClass.STRICT, dueKind: 'REPORT', dueMillis: millis(now - 3 * HOUR) })
    this.person('p-chen', { name: '陈芳', level: SupervisionClass.STANDARD, dueKind: 'REPORT', dueMillis: millis(now + 4 * HOUR) })
    this.person('p-zhao', { name: '赵小军', level: SupervisionClass.RELAXED, dueKind: 'CHECK_IN', dueMillis: millis(now + 9 * HOUR), minor: true })
    this.exception('p-wang', 'missed/1', 'MISSED_REPORT', now - 20 * HOUR)
    this.exception('p-chen', 'position/1', 'OUT_OF_BOUNDS', now - 5 * HOUR)
    this.exception('p-zhao', 'position/2', 'ABNORMAL_LOCATION', now - 1 * HOUR)
  }

  /** A check-in is due at this moment. */
  oweCheckIn(personId: string): void {
    const now = Date.now()
    this.owe(personId, 'check-in/now', 'CHECK_IN', now - HOUR, now + HOUR, ObligationState.OBLIGATION_OPEN)
  }

  /** Somebody asks to go away, or an officer has decided. */
  leave(personId: string, leaveId: string, told: MessageInitShape<typeof LeavePartSchema>): void {
    const leave = { ...this.leaves.get(leaveId), ...told, personId, leaveId }
    this.leaves.set(leaveId, leave)
    const { personId: of, ...value } = leave
    this.both(of, `leave/${leaveId}`, { case: 'leave', value })
    this.person(of, { name: this.nameOf(of), leavesAsked: [...this.leaves.values()].filter((some) => some.personId === of && some.state === 'ASKED').length })
  }

  credited(personId: string, credit: string, minutes: number): void {
    this.both(personId, `credit/${credit}`, { case: 'credit', value: { credit, month: '2026-11', minutes } })
  }

  exception(personId: string, key: string, kind: string, at: number): void {
    this.views.set('caseload/wuzhen', `exception/${personId}/${key}`, { case: 'exception', value: { personId, key, kind, atMillis: millis(at) } })
  }

  /** What all chunks of a segment come to. */
  sha256(reportId: string, segment: number): string {
    const hash = createHash('sha256')
    for (const { audio } of this.reports.get(reportId)?.segments.get(segment)?.chunks ?? []) hash.update(audio)
    return hash.digest('hex')
  }

  latest(): Report {
    return [...this.reports.values()].at(-1)!
  }

  // ---- HTTP --------------------------------------------------------------------------------------------------

  /** The answer, or nothing where this isn't the corrections' business. */
  api(whole: string, personId: string, key: string, body: Record<string, unknown>): unknown {
    const [path = '', query = ''] = whole.split('?')
    const answer = this.ofPerson(path, personId, body) ?? this.ofOfficer(path, query, body)
    if (!answer) return undefined
    this.asked.push({ path, key, body })
    return answer()
  }

  private ofPerson(path: string, personId: string, body: Record<string, unknown>): (() => unknown) | undefined {
    const own = /^\/api\/supervised\/(reports|check-ins|leaves|activities)(?:\/([\w-]+)\/([\w-]+))?$/.exec(path)
    if (!own) return undefined
    const [, what, id = '', which = ''] = own
    switch (what) {
      case 'reports':
        return () => (id ? this.finish(id, body as unknown as Finish) : this.begin(personId, body.reportId as string, !!body.position))
      case 'check-ins':
        return () => this.checkedIn(personId)
      case 'leaves':
        return () => (this.leave(personId, id || (body.leaveId as string), id ? { state: 'RETURNED' } : { ...body, state: 'ASKED' }), {})
    }
    return () => (which.startsWith('sign') ? this.activities.sign(personId, id, which) : this.activities.pass(personId, id, which, body), {})
  }

  private ofOfficer(path: string, query: string, body: Record<string, unknown>): (() => unknown) | undefined {
    const review = /^\/api\/office\/reports\/([\w-]+)\/review$/.exec(path)
    if (review) return () => this.review(review[1]!, body as { accepted: boolean; remark: string })
    const activity = /^\/api\/office\/activities(?:\/([\w-]+)\/cancel)?$/.exec(path)
    if (activity) return () => (activity[1] ? (this.activities.cancel(activity[1]), {}) : this.activities.publish(body as unknown as Parameters<FakeActivities['publish']>[0]))
    const file = /^\/api\/office\/supervised(?:\/([\w-]+)\/([\w/-]+))?$/.exec(path)
    if (!file) return undefined
    const [, personId = '', what = ''] = file
    return () => {
      const decided = /^leaves\/([\w-]+)\/decide$/.exec(what)
      if (decided) this.leave(personId, decided[1]!, { state: body.approved ? 'APPROVED' : 'REFUSED', remark: body.remark as string })
      else if (what === 'hours/correct') this.credited(personId, body.credit as string, body.minutes as number)
      else if (what === 'exceptions/resolve') this.views.set('caseload/wuzhen', `exception/${personId}/${body.key}`, undefined)
      else if (what === 'level') this.file(personId, { level: SupervisionClass[body.level as 'STRICT'] })
      else if (what === 'release') this.file(personId, { supervised: false })
      else if (what === 'timeline') return { steps: COURSE }
      else if (what === 'sheet') return { ...SHEET, month: new URLSearchParams(query).get('month') }
      return personId ? {} : { personId: this.taken(body) }
    }
  }

  private checkedIn(personId: string) {
    const now = Date.now()
    this.owe(personId, 'check-in/now', 'CHECK_IN', now - HOUR, now + HOUR, ObligationState.OBLIGATION_DONE)
    return { placement: this.placement }
  }

  private nameOf(personId: string): string {
    const known = this.views.get(`person/${personId}`, 'supervision')?.part
    return known?.case === 'supervision' ? known.value.name : personId
  }

  private file(personId: string, more: { level?: SupervisionClass; supervised?: boolean }): void {
    const known = this.views.get(`person/${personId}`, 'supervision')?.part
    if (known?.case !== 'supervision') return
    const { $typeName, ...value } = known.value
    this.both(personId, 'supervision', { case: 'supervision', value: { ...value, ...more } })
  }

  private begin(personId: string, reportId: string, placed: boolean) {
    const begunMillis = Date.now()
    const known = this.reports.get(reportId)
    const report = known ?? { part: { reportId, personId, office: 'wuzhen', begunMillis: millis(begunMillis), state: 'RECEIVING', digits: '4719', reasons: [] as string[], position: placed ? 'INSIDE' : 'UNKNOWN' }, segments: new Map<number, Segment>() }
    this.reports.set(reportId, report)
    this.show(report)
    return { reportId, digits: report.part.digits, begunMillis }
  }

  private finish(reportId: string, { segments }: Finish) {
    const report = this.reports.get(reportId)!
    const whole = segments.every(({ segment, chunks, sha256 }) => report.segments.get(segment)?.chunks.length === chunks && this.sha256(reportId, segment) === sha256)
    const { state, reasons } = whole ? this.verdict : ({ state: 'NEEDS_REVIEW', reasons: ['HASH_MISMATCH'] } as const)
    Object.assign(report.part, { state, reasons: [...reasons], hash: createHash('sha256').update(segments.map(({ sha256 }) => sha256).join()).digest('hex') })
    let until = 0
    for (const { part, chunks } of report.segments.values()) {
      const started = Number(part.startedMillis)
      const lengthMillis = chunks.at(-1)?.untilMillis ?? 0
      const made = segments.find(({ segment }) => segment === part.segment)?.chunks ?? 0
      Object.assign(part, { ended: true, chunks: chunks.length, chunksMade: made, sha256: this.sha256(reportId, part.segment!), lengthMillis, speechMillis: Math.round(lengthMillis * 0.7), gapMillis: until ? Math.max(0, started - until) : 0 })
      until = started + lengthMillis
    }
    this.show(report)
    return { state, reasons, hash: report.part.hash }
  }

  private review(reportId: string, { accepted, remark }: { accepted: boolean; remark: string }) {
    const report = this.reports.get(reportId)!
    Object.assign(report.part, { state: accepted ? 'ACCEPTED' : 'REJECTED', reviewedBy: 'officer-qian', remark, reviewedMillis: millis(Date.now()) })
    this.show(report)
    return {}
  }

  private taken({ name, phone }: Record<string, unknown>): string {
    const personId = `supervised-${phone}`
    this.admit(personId, name as string)
    return personId
  }

  // ---- the socket --------------------------------------------------------------------------------------------

  openSegment({ reportId, segment, mime, startedMillis }: OpenSegment): void {
    const report = this.reports.get(reportId)!
    if (report.segments.has(segment)) return
    report.segments.set(segment, { part: { segment, mime, startedMillis }, chunks: [], listeners: new Set() })
    this.show(report)
  }

  chunk(seat: FakeSocket, chunk: VoiceChunk): void {
    const { reportId, segment, number } = chunk
    const held = this.reports.get(reportId)?.segments.get(segment)
    const expected = (held?.chunks.length ?? 0) + 1
    const refuse = (code: string, retryable: boolean, retryAfterMillis = 0) =>
      seat.send({ case: 'voiceRefused', value: { reportId, segment, number, code, retryable, retryAfterMillis, expected: retryable ? expected : 0 } })
    if (!held) return refuse('NOT_FOUND', false)
    if (this.refusal) {
      const { code, retryable, retryAfterMillis } = this.refusal
      this.refusal = undefined
      return refuse(code, retryable, retryAfterMillis)
    }
    if (number > expected) return refuse('OUT_OF_ORDER', true)
    if (number === expected) {
      held.chunks.push(chunk)
      for (const listener of held.listeners) this.relay(listener, chunk)
    }
    seat.send({ case: 'voiceAck', value: { reportId, segment, durableUpTo: held.chunks.length } })
  }

  listen(seat: FakeSocket, { reportId, segment, after }: Listen): void {
    const held = this.reports.get(reportId)?.segments.get(segment)
    if (!held) return
    held.listeners.add(seat)
    for (const chunk of held.chunks.slice(after)) this.relay(seat, chunk)
  }

  stopListening(seat: FakeSocket, reportId: string, segment: number): void {
    this.reports.get(reportId)?.segments.get(segment)?.listeners.delete(seat)
  }

  private relay(seat: FakeSocket, { reportId, segment, number, untilMillis, audio }: VoiceChunk): void {
    seat.send({ case: 'voiceData', value: { reportId, segment, number, untilMillis, audio } })
  }

  // ---- what is shown -----------------------------------------------------------------------------------------

  private show({ part, segments }: Report): void {
    const topic = `report/${part.reportId}`
    this.views.set(topic, 'report', { case: 'voiceReport', value: part })
    for (const segment of segments.values()) this.views.set(topic, `segment/${segment.part.segment}`, { case: 'segment', value: segment.part })
    this.ownReport(part.personId, part.reportId, Number(part.begunMillis), part.state, part.reasons)
    const speaks = part.state === 'RECEIVING'
    this.person(part.personId, {
      name: '李明', speaking: speaks ? part.reportId : '', speakingSinceMillis: speaks ? part.begunMillis! : 0n,
      toReview: part.state === 'NEEDS_REVIEW' ? part.reportId : '',
    })
  }

  private ownReport(personId: string, reportId: string, begun: number, state: string, reasons: string[]): void {
    this.both(personId, `own-report/${reportId}`, { case: 'ownReport', value: { reportId, begunMillis: millis(begun), state, reasons } })
  }

  private owe(personId: string, key: string, kind: string, opens: number, due: number, state: ObligationState): void {
    const value = { key, kind, opensMillis: millis(opens), dueMillis: millis(due), missedMillis: millis(due + 24 * HOUR), state }
    this.both(personId, `obligation/${key}`, { case: 'obligation', value })
  }

  private person(personId: string, more: MessageInitShape<typeof PersonPartSchema>): void {
    this.views.set('caseload/wuzhen', `person/${personId}`, { case: 'person', value: { personId, level: SupervisionClass.STANDARD, ...more } })
  }

  /** The person's own page and the office's file show the same. */
  private both(personId: string, key: string, part: Parameters<FakeViews['set']>[2]): void {
    for (const topic of ['supervision', 'person']) this.views.set(`${topic}/${personId}`, key, part)
  }
}
