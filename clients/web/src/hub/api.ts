/** The hub's HTTP interface: hub/README.md. */
export type Text = { zh: string; en: string }
export type Named = { id: string; name: Text }

export interface Town {
  /** The sockets of all nodes, the page's own first; none: the page's own origin. */
  realtimeUrls: string[]
  demo: boolean
  noticeVersion: string
  office: Named
  pools: (Named & { desks: (Named & { general: boolean; assistance?: boolean })[] })[]
  categories: (Named & { desk: string })[]
  villages: Named[]
  languages: Named[]
  referrals: Named[]
  lawyers: (Named & { pool: string })[]
  /** Its days are those of the zone (IANA). */
  hours: { open: boolean; text: Text; zone: string }
  hotline: string
  /** Whether more than two can talk: not at all, by a bridge, or by an existing Jitsi Meet. A hub that doesn't say has none. */
  conferences?: 'NONE' | 'BRIDGE' | 'MEET'
  /** Whether conferences can be recorded. */
  recorder?: boolean
  /** Of the service for ID cards on a terminal itself; none where none is set. */
  cardReaderUrl?: string
}

export type RoleName = 'RESIDENT' | 'LAWYER' | 'OFFICER' | 'ADMINISTRATOR' | 'SUPERVISED_PERSON' | 'TERMINAL' | 'GUEST'

export interface Session {
  accessToken: string
  role: RoleName
  personId: string
  name: string
  /** How long the token lives from now; a difference of the hub's own times, so this device's clock may be wrong. */
  livesMillis: number
}

export interface ServiceRecord {
  consultationId: string
  caseId: string
  atMillis: number
  category: string
  desk: string
  channel: string
  village: string
  lawyerId: string
  state: 'OPEN' | 'CLOSED'
  outcome: string
  waitSeconds: number
  talkSeconds: number
  stars?: number
}

/** A service as the office sees it: nobody's name. */
export interface OfficeRecord {
  service: 'request' | 'consultation' | 'report' | 'check-in' | 'leave' | 'exception' | 'terminal-use' | 'terminal-incident' | 'attendance'
  id: string
  openedMillis: number
  closedMillis?: number
  channel: string
  village: string
  category: string
  desk: string
  kind: string
  lawyerId: string
  state: 'OPEN' | 'CLOSED'
  outcome: string
  waitSeconds: number
  talkSeconds: number
  written: boolean
  stars?: number
}

export interface OfficeRecordDetail extends OfficeRecord {
  version: number
  timeline: RecordStep[]
}

/** What became of a record at a time. */
export interface RecordStep {
  version: number
  atMillis: number
  what: 'OPENED' | 'ANSWERED' | 'CLOSED' | 'WRITTEN' | 'RATED' | 'REOPENED' | 'CHANGED'
  lawyerId?: string
  outcome?: string
  stars?: number
}

/** The hall at a moment of the past. */
export interface HallThen {
  atMillis: number
  open: boolean
  available: number
  inCall: number
  wrapUp: number
  waiting: { place: number; desk: string; category: string; kind: string; state: string; sinceMillis: number; inDanger: boolean }[]
  lawyers: { lawyerId: string; state: string; sinceMillis: number; talkingSinceMillis?: number }[]
}

export type TableForm = 'csv' | 'xlsx'

/** By name, as the interface takes them: `from`, `to`, `service`, `cursor`… */
export type RecordWishes = Record<string, string>

/** Somebody beside the two of a consultation: a lawyer by id, anybody else as they called themselves. */
export interface Other {
  role: 'INTERPRETER' | 'FAMILY' | 'LAWYER' | 'OFFICER' | 'PARTY'
  name: string
  lawyerId: string
}

/** Something written by one of the two, `from`, or to all by somebody who was there too, `by`. */
export interface WrittenLine {
  from?: 'LAWYER' | 'RESIDENT'
  by?: Other
  text: string
  atMillis: number
}

/** Somebody who was in a consultation beside the two; `untilMillis` and `how` once they were out. */
export interface Present extends Other {
  fromMillis: number
  untilMillis?: number
  how?: 'LEFT' | 'REMOVED' | 'STAYED'
}

export interface RecordDetail extends ServiceRecord {
  facts: string
  request: string
  advice: string
  citedArticles: string[]
  present: Present[]
  referral: string
  followUp: string
  chat: WrittenLine[]
  addenda: { text: string; atMillis: number }[]
}

export interface Position {
  latitude: number
  longitude: number
  accuracyMetres: number
  datum: 'WGS84'
}

export interface BegunReport {
  reportId: string
  /** To be read aloud first. */
  digits: string
  begunMillis: number
}

export interface SegmentMade {
  segment: number
  chunks: number
  /** Lower-case hex, over the bytes of all chunks in order. */
  sha256: string
}

export interface FinishedReport {
  state: 'ACCEPTED' | 'NEEDS_REVIEW' | 'REJECTED'
  reasons: string[]
  hash: string
}

/** Where a check-in was; on an approved leave being outside is allowed. */
export type Placement = 'INSIDE' | 'OUTSIDE' | 'UNCERTAIN' | 'ON_LEAVE' | 'FREE' | 'UNKNOWN'

export interface Leave {
  leaveId: string
  /** First and last day, as yyyy-MM-dd. */
  from: string
  until: string
  destination: string
  reason: string
}

export type Passage = 'arrive' | 'depart'

export interface Area {
  latitude: number
  longitude: number
  radiusMetres: number
  datum: string
}

export interface Activity {
  office: string
  title: string
  place: string
  area: Area
  fromMillis: number
  untilMillis: number
  places: number
}

/** One fact of a file's journal. */
export interface FileStep {
  atMillis: number
  what: string
  by?: string
  key?: string
  /** A code that says more: a class, a verdict, minutes. */
  kind?: string
  text?: string
}

/** 月度考核表: a person's month in figures. */
export interface Sheet {
  month: string
  level?: string
  reports: Record<string, number>
  checkIns: number
  exceptions: Record<string, number>
  activityMinutes: number
  activityMinutesWanted: number
  leaves: { from: string; until: string; state: string }[]
  censures: { atMillis: number; kind: string }[]
}

/** Whom the office takes on, as POST /api/office/supervised wants it. */
export interface Admission {
  phone: string
  name: string
  office: string
  level: string
  ground: string
  from: string
  until: string
  woman: boolean
  minor: boolean
  namedOfficers: string[]
  area?: Area
  injunctions: string
  group: { name: string; part: string; woman: boolean }[]
}

/** Limits are missing where a field has none. */
export interface FieldError {
  field: string
  code: string
  least?: number
  most?: number
}

/** The hub said no. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** What is wrong with which field, where the hub says so. */
    readonly errors: readonly FieldError[] = [],
  ) {
    super(`${status} ${code}`)
  }
}

/** The hub wasn't reached. */
export class Unreachable extends Error {}

interface Question {
  body?: unknown
  token?: string
  /** Names the intention, kept over its retries. */
  key?: string
  seen?: (response: Response) => void
  read?: (response: Response) => Promise<unknown>
}

const ANSWER_MILLIS_MAX = 15_000
/** Where the answer's status says it all. */
const nothing = async () => undefined

export class Api {
  town = () => this.ask<Town>('GET', '/api/town')

  logInStaff = (name: string, password: string) => this.session('/api/sessions/staff', { name, password })
  logInAnonymously = () => this.session('/api/sessions/anonymous', {})
  logInResident = (phone: string, code: string) => this.session('/api/sessions/resident', { phone, code })
  logInSupervised = (phone: string, code: string) => this.session('/api/sessions/supervised', { phone, code })
  logInByReceipt = (code: string) => this.session('/api/sessions/receipt', { code })
  receipt = (token: string) => this.ask<{ code: string }>('POST', '/api/receipt', { body: {}, token })
  sendCode = (phone: string) => this.ask('POST', '/api/sessions/resident/codes', { body: { phone } })
  refresh = () => this.session('/api/sessions/refresh')
  logOut = () => this.ask('DELETE', '/api/sessions')

  records = (token: string, before?: number, limit = 20) =>
    this.ask<{ records: ServiceRecord[] }>('GET', `/api/records?limit=${limit}${before ? `&before=${before}` : ''}`, {
      token,
    })
  record = (token: string, id: string) =>
    this.ask<RecordDetail>('GET', `/api/records/${encodeURIComponent(id)}`, { token })

  officeRecords = (token: string, wishes: RecordWishes) =>
    this.ask<{ records: OfficeRecord[]; next?: string }>('GET', `/api/office/records?${new URLSearchParams(wishes)}`, { token })
  officeTable = (token: string, form: TableForm, wishes: RecordWishes) =>
    this.ask<Blob>('GET', `/api/office/records.${form}?${new URLSearchParams(wishes)}`, { token, read: (response) => response.blob() })
  /** @param day under which it is filed: `yyyy-MM-dd` in the town's time */
  officeRecord = (token: string, record: OfficeRecord, office: string, day: string) =>
    this.ask<OfficeRecordDetail>('GET', `/api/office/records/${record.service}/${encodeURIComponent(record.id)}?${new URLSearchParams({ office, day })}`, { token })
  hall = (token: string, office: string, at: number) =>
    this.ask<HallThen>('GET', `/api/office/hall?${new URLSearchParams({ office, at: String(at) })}`, { token })
  findPerson = (token: string, phone: string) => this.ask<{ person: string }>('POST', '/api/office/people', { body: { phone }, token })
  acknowledgeAlert = (token: string, office: string, id: string) =>
    this.ask('POST', `/api/office/alerts/${encodeURIComponent(id)}/acknowledge?${new URLSearchParams({ office })}`, { body: {}, token })

  beginReport = (token: string, key: string, report: { reportId: string; device: string; position?: Position }) =>
    this.ask<BegunReport>('POST', '/api/supervised/reports', { body: report, token, key })
  finishReport = (token: string, key: string, reportId: string, segments: SegmentMade[]) =>
    this.ask<FinishedReport>('POST', `/api/supervised/reports/${encodeURIComponent(reportId)}/finish`, { body: { segments }, token, key })

  checkIn = (token: string, key: string, checkIn: { checkInId: string; device: string; position: Position }) =>
    this.ask<{ placement: Placement }>('POST', '/api/supervised/check-ins', { body: checkIn, token, key })
  askLeave = (token: string, key: string, leave: Leave) =>
    this.ask('POST', '/api/supervised/leaves', { body: leave, token, key, read: nothing })
  returnFromLeave = (token: string, key: string, leaveId: string) =>
    this.ask('POST', `/api/supervised/leaves/${encodeURIComponent(leaveId)}/return`, { body: {}, token, key, read: nothing })
  signFor = (token: string, key: string, activityId: string, which: 'sign-up' | 'sign-off') =>
    this.ask('POST', `/api/supervised/activities/${encodeURIComponent(activityId)}/${which}`, { body: {}, token, key, read: nothing })
  pass = (token: string, key: string, activityId: string, which: Passage, told: { code: string; position?: Position; photo?: string }) =>
    this.ask('POST', `/api/supervised/activities/${encodeURIComponent(activityId)}/${which}`, { body: told, token, key, read: nothing })

  reviewReport = (token: string, key: string, reportId: string, review: { accepted: boolean; remark: string }) =>
    this.ask('POST', `/api/office/reports/${encodeURIComponent(reportId)}/review`, { body: review, token, key, read: nothing })
  openFile = (token: string, key: string, personId: string) =>
    this.ask('POST', `/api/office/supervised/${encodeURIComponent(personId)}/open`, { body: {}, token, key, read: nothing })
  resolveException = (token: string, key: string, personId: string, resolution: { key: string; remark: string }) =>
    this.ask('POST', `/api/office/supervised/${encodeURIComponent(personId)}/exceptions/resolve`, { body: resolution, token, key, read: nothing })
  censure = (token: string, key: string, personId: string, censure: { kind: string; reason: string }) =>
    this.ask('POST', `/api/office/supervised/${encodeURIComponent(personId)}/censures`, { body: censure, token, key, read: nothing })
  admit = (token: string, key: string, admission: Admission) =>
    this.ask<{ personId: string }>('POST', '/api/office/supervised', { body: admission, token, key })

  reclassify = (token: string, key: string, personId: string, change: { level: string; reason: string }) =>
    this.ofFile(token, key, personId, 'level', change)
  release = (token: string, key: string, personId: string, end: { terminated: boolean; reason: string }) =>
    this.ofFile(token, key, personId, 'release', end)
  decideLeave = (token: string, key: string, personId: string, leaveId: string, decision: { approved: boolean; remark: string }) =>
    this.ofFile(token, key, personId, `leaves/${encodeURIComponent(leaveId)}/decide`, decision)
  correctHours = (token: string, key: string, personId: string, correction: { credit: string; minutes: number; reason: string }) =>
    this.ofFile(token, key, personId, 'hours/correct', correction)
  fileTimeline = (token: string, key: string, personId: string) =>
    this.ask<{ steps: FileStep[] }>('GET', `/api/office/supervised/${encodeURIComponent(personId)}/timeline`, { token, key })
  /** @param month as yyyy-MM */
  sheet = (token: string, key: string, personId: string, month: string) =>
    this.ask<Sheet>('GET', `/api/office/supervised/${encodeURIComponent(personId)}/sheet?${new URLSearchParams({ month })}`, { token, key })
  publishActivity = (token: string, key: string, activity: Activity) =>
    this.ask<{ activityId: string; code: string }>('POST', '/api/office/activities', { body: activity, token, key })
  cancelActivity = (token: string, key: string, activityId: string) =>
    this.ask('POST', `/api/office/activities/${encodeURIComponent(activityId)}/cancel`, { body: {}, token, key, read: nothing })
  activityPhoto = (token: string, activityId: string, personId: string, which: 'in' | 'out') =>
    this.ask<Blob>('GET', `/api/office/activities/${encodeURIComponent(activityId)}/photos/${encodeURIComponent(personId)}/${which}`, { token, read: (response) => response.blob() })

  private ofFile(token: string, key: string, personId: string, what: string, body: object) {
    return this.ask('POST', `/api/office/supervised/${encodeURIComponent(personId)}/${what}`, { body, token, key, read: nothing })
  }

  /** A call that is answered by a log-in. */
  async session(path: string, body?: unknown, token?: string): Promise<Session> {
    let hubNow = 0
    const answer = await this.ask<Omit<Session, 'livesMillis'> & { expiresAtMillis: number }>('POST', path, {
      body,
      ...(token ? { token } : {}),
      seen: (response) => (hubNow = Date.parse(response.headers.get('date') ?? '')),
    })
    const { expiresAtMillis, ...rest } = answer
    return { ...rest, livesMillis: expiresAtMillis - (hubNow || Date.now()) }
  }

  /** One call; whoever adds calls of their own page's keeps them out of the others' weight. */
  async ask<T>(
    method: string,
    path: string,
    { body, token, key, seen, read = (response) => response.json() }: Question = {},
  ): Promise<T> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), ANSWER_MILLIS_MAX)
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: late.signal,
    })
      .catch(() => {
        throw new Unreachable()
      })
      .finally(() => clearTimeout(timer))
    seen?.(response)
    if (response.ok) return (response.status === 204 ? undefined : await read(response)) as T
    const problem = (await response.json().catch(() => ({}))) as { code?: string; errors?: FieldError[] }
    throw new ApiProblem(response.status, problem.code ?? '', problem.errors)
  }
}
