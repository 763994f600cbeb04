import type { MessageInitShape } from '@bufbuild/protobuf'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { WebSocket } from 'ws'
import type { RoleName, Town } from '../../src/hub/api'
import type { AskForLawyer, Command } from '../../src/wire/legalhub/v1/commands_pb'
import { Fallback, Group, Outcome } from '../../src/wire/legalhub/v1/commands_pb'
import { Role, type ClientFrame, type DoneSchema } from '../../src/wire/legalhub/v1/frames_pb'
import type { Signal } from '../../src/wire/legalhub/v1/signals_pb'
import { CallPhase, DutyState, Side, TicketState, VisitPhase } from '../../src/wire/legalhub/v1/views_pb'
import { FakeAdministration } from './admin'
import { FakeConferences } from './conference'
import { FakeNode } from './node'
import { FakeSocket } from './socket'
import { hallAt, takeOn } from './day'
import { courseOf, foundBy } from './records'
import { Refused } from './refused'
import { FakeRota } from './rota'
import { FakeSupervision } from './supervision'
import { FakeTerminals } from './terminals'
import { TOWN } from './town'
import { FakeViews } from './views'

/** What the pages need of a hub, kept in memory: enough to walk every screen, and buttons for what goes wrong. */
interface Person {
  id: string
  role: RoleName
  name: string
}

interface Ticket {
  id: string
  resident: string
  ask: AskForLawyer
  since: number
  state: TicketState
  offeredTo: string
  kind: Fallback
  contact: string
  text: string
}

interface Consultation {
  id: string
  caseId: string
  ticket: Ticket
  lawyer: string
  at: number
  talkingSince: number
  phase: CallPhase
  until: number
  hold: boolean
  outcome: Outcome
  checked: boolean
  joined: Set<string>
  media: Map<string, { audio: boolean; video: boolean }>
  epoch: string
  conferenceId: string
  chat: { from: Side; text: string; atMillis: number }[]
  record: Record<string, unknown> | undefined
  locks: number
  stars: number
}

type Result = MessageInitShape<typeof DoneSchema>['result']

const RECEIPT = '7K3MQ-0V5TB-X92ZD-HN4RW-1G8CP-A'

/** The real hub's policy: what it forbids, a page test must meet. */
const policy = (sockets: string[]) =>
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; " +
  `worker-src 'self'; connect-src 'self' ${sockets.join(' ')}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.mp3': 'audio/mpeg' }

export class FakeHub {
  town: Town = structuredClone(TOWN)
  /** The next command of a kind is refused with this code. */
  readonly refusals = new Map<string, { code: string; retryable: boolean }>()
  readonly commands: Command[] = []
  ringMillis = 15_000
  estimate: { p50: number; p90: number } | undefined = { p50: 180, p90: 420 }
  /** What is offered to those who wait. */
  fallbacks: Fallback[] = []
  tokenMillis = 600_000
  readonly sockets = new Set<FakeSocket>()
  /** The first one gives the pages. */
  readonly nodes: FakeNode[] = []

  readonly views = new FakeViews()
  readonly supervision = new FakeSupervision(this.views)
  readonly terminals = new FakeTerminals(this.views, (person) => this.giveToken(person))
  readonly rota = new FakeRota(this.views)
  readonly administration = new FakeAdministration()
  readonly conferences = new FakeConferences(this.views, {
    send: (person, frame) => [...this.sockets].filter(({ personId }) => personId === person).forEach((socket) => socket.send(frame)),
    token: (person) => this.giveToken(person).accessToken,
    consultation: (id) => ({ lawyer: this.call(id).lawyer, resident: this.call(id).ticket.resident }),
    opened: (id, conferenceId) => {
      this.call(id).conferenceId = conferenceId
      this.showCall(this.call(id))
    },
  })
  private readonly tokens = new Map<string, Person>()
  private readonly receipts = new Map<string, Person>()
  private readonly answered = new Map<string, Parameters<FakeSocket['send']>[0]>()
  private readonly duty = new Map<string, DutyState>()
  private readonly tickets: Ticket[] = []
  private readonly consultations = new Map<string, Consultation>()
  private readonly offers = new Map<string, { ticket: Ticket; lawyer: string; timer: NodeJS.Timeout }>()
  private readonly undelivered = new Map<string, Signal[]>()
  private restarted = false
  private ids = 0

  constructor(private readonly dist: string) {}

  async listen(port = 0): Promise<string> {
    const own = await this.addNode(port)
    this.town.realtimeUrls = []
    this.refreshBoard()
    return own.url
  }

  /** Another address of this hub; pages that are opened from now on know all of them. */
  async addNode(port = 0): Promise<FakeNode> {
    const node = new FakeNode(
      (request, response) => void this.http(request, response),
      (socket, gone) => this.seat(socket, gone),
    )
    await node.start(port)
    this.nodes.push(node)
    this.town.realtimeUrls = this.nodes.map(({ realtimeUrl }) => realtimeUrl)
    return node
  }

  private seat(socket: WebSocket, gone: (seat: FakeSocket) => void): FakeSocket {
    const seat = new FakeSocket(socket, (frame) => this.frame(seat, frame), () => (gone(seat), this.gone(seat)))
    this.sockets.add(seat)
    return seat
  }

  async close(): Promise<void> {
    for (const { timer } of this.offers.values()) clearTimeout(timer)
    for (const node of this.nodes) await node.kill()
  }

  // ---- buttons for tests -------------------------------------------------------------------------------------

  setOpen(open: boolean): void {
    this.town.hours.open = open
    this.refreshBoard()
  }

  /** As kill -9 and a new start: every socket breaks, every view has a new epoch. */
  restart(): void {
    this.restarted = true
    this.views.newEpochs()
    for (const call of this.consultations.values()) call.epoch = this.id('signal')
    for (const socket of [...this.sockets]) socket.terminate()
    this.undelivered.clear()
    for (const call of this.consultations.values()) this.showCall(call)
  }

  closeAll(code: number): void {
    for (const socket of this.sockets) socket.close(code)
  }

  /** Who is here comes back by itself after that time at the earliest, and by a touch at once. */
  sendAway(retryAfterMillis: number): void {
    for (const socket of this.sockets) socket.sendAway(retryAfterMillis)
  }

  setDuty(lawyer: string, state: DutyState, reason = ''): void {
    this.duty.set(lawyer, state)
    const seen = { lawyerId: lawyer, state, sinceMillis: BigInt(Date.now()), talkingSinceMillis: BigInt(state === DutyState.IN_CALL ? Date.now() : 0) }
    this.views.set('board/wuzhen', `lawyer/${lawyer}`, state === DutyState.OFF_DUTY ? undefined : { case: 'onDuty', value: seen })
    this.views.set(`desk/${lawyer}`, 'duty', {
      case: 'duty',
      value: { state, sinceMillis: BigInt(Date.now()), reason, pool: 'wuzhen' },
    })
    this.pump()
  }

  /** Somebody else in the queue, so that there is something to see. */
  addTicket(category: string, groups: Group[] = [], agoMillis = 0, kind = Fallback.UNSPECIFIED): void {
    const ask = { ticketId: this.id('ticket'), category, desk: this.deskOf(category), groups, media: { audio: true, video: true } } as AskForLawyer
    this.tickets.push(this.newTicket(ask, `somebody-${this.ids}`, kind, Date.now() - agoMillis))
    this.pump()
  }

  refreshPlaces(): void {
    this.pump()
  }

  /** The ticket waited too long: something else is offered instead. */
  giveUp(reason = ''): void {
    const ticket = this.tickets.find(({ resident }) => !resident.startsWith('somebody'))!
    this.showVisit(ticket.resident, VisitPhase.CHOOSING, { ticketId: ticket.id, reason, fallbacks: [Fallback.CALLBACK, Fallback.MESSAGE] })
  }

  consultation(): Consultation {
    return [...this.consultations.values()].at(-1)!
  }

  setPhase(phase: CallPhase, untilMillis = 120_000): void {
    const call = this.consultation()
    call.phase = phase
    call.until = Date.now() + untilMillis
    this.showCall(call)
  }

  lockRecords(): void {
    for (const call of this.consultations.values()) {
      call.locks = Date.now() - 1
      this.showCall(call)
    }
  }

  // ---- HTTP --------------------------------------------------------------------------------------------------

  private async http(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://hub')
    response.setHeader('content-security-policy', policy(this.nodes.map(({ realtimeUrl }) => new URL(realtimeUrl).origin)))
    try {
      if (url.pathname.startsWith('/api/')) await this.api(request, response, url)
      else await this.file(response, url.pathname)
    } catch (problem) {
      const [status, code] = problem instanceof Refused ? problem.message.split(' ') : ['500', 'BROKEN']
      response.writeHead(Number(status), { 'content-type': 'application/problem+json' })
      const errors = problem instanceof Refused ? problem.errors : undefined
      response.end(JSON.stringify({ type: 'about:blank', title: code, status: Number(status), code, errors }))
    }
  }

  private async file(response: ServerResponse, path: string): Promise<void> {
    if (path === '/demo/inbox') {
      response.writeHead(200, { 'content-type': TYPES['.html'] }).end('<h1>inbox</h1>')
      return
    }
    const name = normalize(path.endsWith('/') ? `${path}index.html` : path)
    const body = await readFile(join(this.dist, name)).catch(() => undefined)
    if (!body) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(body)
  }

  private async api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = text ? (JSON.parse(text) as Record<string, string>) : {}
    const answer = (value: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /api/town':
        return answer(this.town)
      case 'POST /api/sessions/staff': {
        if (body.name === 'qian' && body.password === 'demo') return answer(this.logIn(response, { id: 'officer-qian', role: 'OFFICER', name: '钱所员' }))
        if (body.name === 'admin' && body.password === 'demo') return answer(this.logIn(response, { id: 'admin', role: 'ADMINISTRATOR', name: '管理员' }))
        const lawyer = TOWN.lawyers.find(({ id }) => id === `lawyer-${body.name}`)
        if (!lawyer || body.password !== 'demo') throw new Refused('401 WRONG_CREDENTIALS')
        return answer(this.logIn(response, { id: lawyer.id, role: 'LAWYER', name: lawyer.name.zh }))
      }
      case 'POST /api/sessions/anonymous':
        return answer(this.logIn(response, { id: this.id('resident'), role: 'RESIDENT', name: '' }))
      case 'POST /api/sessions/resident/codes':
        return response.writeHead(202).end('{}') as unknown as void
      case 'POST /api/sessions/resident':
        if (body.code !== '123456') throw new Refused('401 WRONG_CODE')
        return answer(this.logIn(response, { id: `resident-${body.phone}`, role: 'RESIDENT', name: '' }))
      case 'POST /api/sessions/supervised': {
        if (body.code !== '123456') throw new Refused('401 WRONG_CODE')
        const id = `supervised-${body.phone}`
        this.supervision.admit(id)
        return answer(this.logIn(response, { id, role: 'SUPERVISED_PERSON', name: '李明' }))
      }
      case 'POST /api/sessions/receipt': {
        const person = this.receipts.get(body.code ?? '')
        if (!person) throw new Refused('401 WRONG_CODE')
        return answer(this.logIn(response, person))
      }
      case 'POST /api/sessions/refresh': {
        const person = this.tokens.get(/lh=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
        if (!person) throw new Refused('401 SIGNED_OUT')
        return answer(this.logIn(response, person))
      }
      case 'DELETE /api/sessions':
        response.setHeader('set-cookie', 'lh=; Path=/api/sessions; Max-Age=0')
        return response.writeHead(204).end() as unknown as void
    }
    const knocked = url.pathname.startsWith('/api/conferences/') && this.conferences.api(url.pathname, body)
    if (knocked) return answer(knocked)
    const terminal = this.terminals.open(request.method ?? '', url.pathname, body)
    if (terminal) return answer(terminal)
    const person = this.tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''))
    if (!person) throw new Refused('401 SIGNED_OUT')
    const administered = this.administration.api(`${request.method} ${url.pathname}`, url.searchParams, person.id, body)
    if (administered) return answer(administered)
    const photo = /^\/api\/office\/activities\/([\w-]+)\/photos\/([\w-]+)\/(in|out)$/.exec(url.pathname)
    if (photo) {
      const picture = this.supervision.activities.photo(photo[1]!, photo[2]!, photo[3]!)
      return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture) as unknown as void
    }
    const corrected = this.supervision.api(url.pathname + url.search, person.id, String(request.headers['idempotency-key'] ?? ''), body)
    if (corrected) return answer(corrected)
    const scanned = this.terminals.api(url.pathname, person.id, body)
    if (scanned && url.pathname === '/api/scans/take') this.keepCookie(response, scanned)
    if (scanned) return answer(scanned)
    if (url.pathname.startsWith('/api/admin/rota/')) return answer(this.rota.api(url.pathname, person.id, body))
    if (url.pathname === '/api/receipt') {
      this.receipts.set(RECEIPT, person)
      return answer({ code: RECEIPT })
    }
    if (url.pathname === '/api/office/records') return answer(foundBy(url.searchParams))
    if (url.pathname === '/api/office/hall') return answer(hallAt(Number(url.searchParams.get('at'))))
    if (url.pathname === '/api/office/people') {
      if (body.phone !== '13800000000') throw new Refused('404 NOT_FOUND')
      return answer({ person: 'resident-1' })
    }
    const step = /^\/api\/office\/records\/(\w+)\/([\w-]+)$/.exec(url.pathname)
    if (step) return answer(courseOf(step[1]!, step[2]!))
    const alert = /^\/api\/office\/alerts\/([\w-]+)\/acknowledge$/.exec(url.pathname)
    if (alert) {
      takeOn(this, alert[1]!)
      return answer({})
    }
    if (url.pathname === '/api/office/records.xlsx') return response.writeHead(200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }).end('PK') as unknown as void
    if (url.pathname === '/api/office/records.csv') return response.writeHead(200, { 'content-type': 'text/csv; charset=UTF-8' }).end('service,id\r\n') as unknown as void
    const mine = [...this.consultations.values()].filter((call) => [call.lawyer, call.ticket.resident].includes(person.id))
    if (url.pathname === '/api/records') return answer({ records: mine.reverse().map((call) => this.row(call, person)) })
    const call = mine.find(({ id }) => url.pathname === `/api/records/${id}`)
    if (!call) throw new Refused('404 NOT_FOUND')
    const written = call.record ?? { facts: call.ticket.ask.facts, request: '', advice: '', citedArticles: [], referral: '', followUp: '' }
    const ofTwo = call.chat.map(({ from, text, atMillis }) => ({ from: Side[from], text, atMillis }))
    const chat = [...ofTwo, ...this.conferences.writtenAt(call.id)].sort((a, b) => a.atMillis - b.atMillis)
    return answer({ ...this.row(call, person), ...written, chat, addenda: [], quality: [], present: this.conferences.presentAt(call.id) })
  }

  private logIn(response: ServerResponse, person: Person) {
    const session = this.giveToken(person)
    this.keepCookie(response, session)
    return session
  }

  private keepCookie(response: ServerResponse, session: unknown): void {
    response.setHeader('set-cookie', `lh=${(session as { accessToken: string }).accessToken}; Path=/api/sessions; HttpOnly; SameSite=Strict`)
  }

  private giveToken(person: Person) {
    const accessToken = this.id('token')
    this.tokens.set(accessToken, person)
    if (person.role === 'LAWYER' && !this.duty.has(person.id)) this.setDuty(person.id, DutyState.OFF_DUTY)
    if (person.role === 'LAWYER') this.showWork(person.id)
    if (person.role === 'RESIDENT' && !this.views.get(`visit/${person.id}`, 'visit')) this.showVisit(person.id, VisitPhase.IDLE)
    return { accessToken, expiresAtMillis: Date.now() + this.tokenMillis, role: person.role, personId: person.id, name: person.name }
  }

  private row(call: Consultation, person: Person) {
    return {
      consultationId: call.id,
      caseId: call.caseId,
      atMillis: call.at,
      category: call.ticket.ask.category,
      desk: call.ticket.ask.desk,
      channel: 'PHONE_WEB',
      village: '',
      lawyerId: call.lawyer,
      state: call.record ? 'CLOSED' : 'OPEN',
      outcome: Outcome[call.outcome],
      waitSeconds: 30,
      talkSeconds: 95,
      ...(person.role === 'RESIDENT' ? { stars: call.stars } : {}),
    }
  }

  // ---- the socket --------------------------------------------------------------------------------------------

  private frame(seat: FakeSocket, frame: ClientFrame['frame']): void {
    switch (frame.case) {
      case 'hello': {
        const person = this.tokens.get(frame.value.token)
        if (!person) return seat.close(4401)
        for (const other of this.sockets) if (other !== seat && other.personId === person.id) other.close(4300)
        seat.personId = person.id
        seat.sessionId = frame.value.sessionId
        seat.send({
          case: 'welcome',
          value: {
            beatEveryMillis: 5_000,
            deadAfterMillis: 15_000,
            serverTimeMillis: BigInt(Date.now()),
            tokenExpiresMillis: BigInt(Date.now() + this.tokenMillis),
            limits: { frameBytesMax: 65_536, commandsPendingMax: 64, subscriptionsMax: 32, commandTtlMillisMax: 120_000 },
            role: Role[person.role],
            personId: person.id,
          },
        })
        for (const signal of this.undelivered.get(person.id) ?? []) seat.send({ case: 'signal', value: signal })
        return
      }
      case 'beat':
        if (frame.value.nonce) seat.send({ case: 'beat', value: { echo: frame.value.nonce, serverTimeMillis: BigInt(Date.now()) } })
        return
      case 'renew':
        return seat.send({ case: 'renewed', value: { tokenExpiresMillis: BigInt(Date.now() + this.tokenMillis) } })
      case 'subscribe': {
        const topic = frame.value.topic!.topic
        const id =
          topic.case === 'place' && topic.value.pool ? topic.value.ticketId
          : topic.case === 'board' ? topic.value.pool
          : topic.case === 'dashboard' || topic.case === 'caseload' || topic.case === 'rota' ? topic.value.office
          : topic.case === 'activities' ? (seat.personId.startsWith('supervised-') ? seat.personId : topic.value.office)
          : topic.case === 'report' ? topic.value.reportId
          : topic.case === 'claim' ? topic.value.nonce
          : topic.case === 'fleet' ? ''
          : topic.case === 'person' ? topic.value.personId
          : topic.case === 'consultation' ? topic.value.consultationId
          : topic.case === 'matter' ? topic.value.caseId
          : topic.case === 'conference' ? `${topic.value.conferenceId}/${seat.personId}`
          : seat.personId
        return this.views.subscribe(`${topic.case}/${id}`, seat, frame.value.subscription, frame.value.epoch, frame.value.version)
      }
      case 'unsubscribe':
        return this.views.unsubscribe(seat, frame.value.subscription)
      case 'command':
        return this.command(seat, frame.value)
      case 'voiceChunk':
        return this.supervision.chunk(seat, frame.value)
      case 'stopListening':
        return this.supervision.stopListening(seat, frame.value.reportId, frame.value.segment)
      case 'signal':
        return this.relay(seat, frame.value)
      case 'signalAck': {
        this.tellEpoch(seat, frame.value)
        const waiting = this.undelivered.get(seat.personId) ?? []
        this.undelivered.set(seat.personId, waiting.filter(({ seq }) => seq > frame.value.upToSeq))
        return this.toOther(frame.value.consultationId, seat.personId, { case: 'signalAck', value: frame.value })
      }
    }
  }

  private gone(seat: FakeSocket): void {
    this.sockets.delete(seat)
    this.views.unsubscribe(seat)
  }

  private command(seat: FakeSocket, command: Command): void {
    const known = this.answered.get(command.id)
    if (known) return seat.send(known)
    this.commands.push(command)
    const refusal = this.refusals.get(command.body.case ?? '')
    let answer: Parameters<FakeSocket['send']>[0]
    try {
      if (refusal) {
        this.refusals.delete(command.body.case!)
        throw new Refused(`${refusal.code} ${refusal.retryable}`)
      }
      const result = this.decide(seat, command)
      answer = { case: 'answer', value: { commandId: command.id, outcome: { case: 'done', value: { result } } } }
      this.answered.set(command.id, answer)
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem
      const [code = '', retryable] = problem.message.split(' ')
      answer = { case: 'answer', value: { commandId: command.id, outcome: { case: 'refused', value: { code, retryable: retryable === 'true' } } } }
    }
    seat.send(answer)
  }

  private decide(seat: FakeSocket, { body }: Command): Result {
    const me = seat.personId
    const conferred = this.conferences.command(me, { body } as Command)
    if (conferred) return conferred.result
    switch (body.case) {
      case 'openSegment':
        this.supervision.openSegment(body.value)
        break
      case 'listen':
        // What is heard follows the answer.
        setImmediate(() => this.supervision.listen(seat, body.value))
        break
      case 'answerClaim':
        this.terminals.answerClaim(me, body.value.yes)
        break
      case 'askForLawyer': {
        const live = body.value.instead === Fallback.UNSPECIFIED
        if (live && !this.town.hours.open) throw new Refused('QUEUE_CLOSED')
        const ticket = this.newTicket(body.value, me, body.value.instead, Date.now())
        this.tickets.push(ticket)
        this.showVisit(me, live ? VisitPhase.WAITING : VisitPhase.PROMISED, { ticketId: ticket.id })
        break
      }
      case 'withdraw':
        this.removeTicket(body.value.ticketId)
        this.showVisit(me, VisitPhase.IDLE)
        break
      case 'chooseFallback': {
        const ticket = this.ticket(body.value.ticketId)
        Object.assign(ticket, { kind: body.value.kind, contact: body.value.contact, text: body.value.text })
        this.showVisit(me, VisitPhase.PROMISED, { ticketId: ticket.id })
        break
      }
      case 'goOnDuty':
        this.setDuty(me, DutyState.AVAILABLE)
        break
      case 'goOffDuty':
        this.setDuty(me, DutyState.OFF_DUTY)
        break
      case 'acceptOffer':
        this.accept(me, body.value.offerId)
        break
      case 'declineOffer':
        this.withdrawOffer(body.value.offerId)
        break
      case 'joinCall':
        return this.join(me, body.value.consultationId, body.value.media ?? { audio: false, video: false })
      case 'leaveCall':
        this.end(this.call(body.value.consultationId), me.startsWith('lawyer') ? Outcome.RESOLVED : Outcome.LEFT_BY_RESIDENT)
        break
      case 'endCall':
        this.end(this.call(body.value.consultationId), body.value.outcome)
        break
      case 'say': {
        const call = this.call(body.value.consultationId)
        const from = me.startsWith('lawyer') ? Side.LAWYER : Side.RESIDENT
        call.chat.push({ from, text: body.value.text, atMillis: Date.now() })
        const number = call.chat.length
        const value = { number, from, text: body.value.text, atMillis: BigInt(Date.now()) }
        this.views.set(`consultation/${call.id}`, `chat/${number}`, { case: 'chat', value })
        break
      }
      case 'setMedia':
        this.call(body.value.consultationId).media.set(me, body.value.media ?? { audio: false, video: false })
        this.showCall(this.call(body.value.consultationId))
        break
      case 'setHold':
        this.call(body.value.consultationId).hold = body.value.on
        this.showCall(this.call(body.value.consultationId))
        break
      case 'checkConflict':
        this.call(body.value.consultationId).checked = true
        this.showCall(this.call(body.value.consultationId))
        break
      case 'transfer':
        this.end(this.call(body.value.consultationId), Outcome.TRANSFERRED)
        break
      case 'completeRecord': {
        const call = this.call(body.value.consultationId)
        const { $typeName, $unknown, consultationId, ...record } = body.value
        call.record = record
        call.locks = Date.now() + 86_400_000
        call.phase = CallPhase.CLOSED
        this.views.set(`consultation/${call.id}`, 'record', { case: 'record', value: { ...record, writtenMillis: BigInt(Date.now()) } })
        this.showCall(call)
        this.showWork(me)
        this.setDuty(me, DutyState.AVAILABLE)
        break
      }
      case 'rate':
        this.call(body.value.consultationId).stars = body.value.stars
        break
      case 'finishVisit':
        this.showVisit(me, VisitPhase.IDLE)
        break
    }
    this.pump()
    return { case: undefined }
  }

  // ---- the queue ---------------------------------------------------------------------------------------------

  private newTicket(ask: AskForLawyer, resident: string, kind: Fallback, since: number): Ticket {
    return { id: ask.ticketId, resident, ask, since, kind, state: TicketState.TICKET_WAITING, offeredTo: '', contact: ask.contact, text: ask.text }
  }

  private pump(): void {
    for (const ticket of this.tickets) {
      const lawyer = [...this.duty].find(([id, state]) => state === DutyState.AVAILABLE && ![...this.offers.values()].some((offer) => offer.lawyer === id))?.[0]
      if (lawyer && ticket.state === TicketState.TICKET_WAITING) this.offer(ticket, lawyer)
    }
    this.refreshBoard()
    for (const ticket of this.tickets) this.showPlace(ticket)
  }

  private offer(ticket: Ticket, lawyer: string): void {
    const offerId = this.id('offer')
    const timer = setTimeout(() => this.withdrawOffer(offerId), this.ringMillis)
    this.offers.set(offerId, { ticket, lawyer, timer })
    ticket.state = TicketState.TICKET_OFFERED
    ticket.offeredTo = lawyer
    const { category, desk, channel, village, groups, media } = ticket.ask
    const rule = groups.includes(Group.IN_DANGER) ? 'EMERGENCY' : groups.includes(Group.ELDERLY) ? 'PRIORITY_GROUP' : ticket.kind ? Fallback[ticket.kind] : 'FIRST_COME'
    this.views.set(`desk/${lawyer}`, 'offer', {
      case: 'offer',
      value: {
        offerId, ticketId: ticket.id, desk, category, channel, village, rule, groups, kind: ticket.kind,
        waitingSinceMillis: BigInt(ticket.since), ringsUntilMillis: BigInt(Date.now() + this.ringMillis),
        ...(media ? { media } : {}),
      },
    })
  }

  /** Declined or timed out: in this small town the lawyer is away then, and the ticket waits on. */
  private withdrawOffer(offerId: string): void {
    const offer = this.offers.get(offerId)
    if (!offer) throw new Refused('OFFER_GONE')
    this.dropOffer(offerId)
    offer.ticket.state = TicketState.TICKET_WAITING
    this.setDuty(offer.lawyer, DutyState.AWAY, 'OFFERS_UNANSWERED')
  }

  private dropOffer(offerId: string): void {
    const offer = this.offers.get(offerId)!
    clearTimeout(offer.timer)
    this.offers.delete(offerId)
    this.views.set(`desk/${offer.lawyer}`, 'offer', undefined)
  }

  private removeTicket(id: string): void {
    const at = this.tickets.findIndex((ticket) => ticket.id === id)
    if (at < 0) throw new Refused('NOT_FOUND')
    for (const [offerId, { ticket }] of this.offers) if (ticket.id === id) this.dropOffer(offerId)
    this.tickets.splice(at, 1)
    this.views.set('board/wuzhen', `waiting/${id}`, undefined)
  }

  private accept(lawyer: string, offerId: string): void {
    const offer = this.offers.get(offerId)
    if (!offer || offer.lawyer !== lawyer) throw new Refused('OFFER_GONE')
    const { ticket } = offer
    this.removeTicket(ticket.id)
    const call: Consultation = {
      id: this.id('consultation'), caseId: this.id('case'), ticket, lawyer, at: Date.now(), talkingSince: 0,
      phase: ticket.kind ? CallPhase.TALKING : CallPhase.JOINING, until: Date.now() + 30_000, hold: false,
      outcome: Outcome.OUTCOME_UNSPECIFIED, checked: false, joined: new Set(), media: new Map(), epoch: this.id('signal'), conferenceId: '',
      chat: [], record: undefined, locks: 0, stars: 0,
    }
    this.consultations.set(call.id, call)
    const { displayName, facts, otherParty, category, desk, channel, village, groups, recordingConsent } = ticket.ask
    this.views.set(`consultation/${call.id}`, 'brief', {
      case: 'brief',
      value: { displayName, facts: ticket.text || facts, otherParty, category, desk, channel, village, groups, recordingConsent, contact: ticket.contact },
    })
    this.views.set(`matter/${call.caseId}`, 'matter', { case: 'matter', value: { caseId: call.caseId, category, openedMillis: BigInt(call.at) } })
    this.views.set(`matter/${call.caseId}`, 'entry/earlier', {
      case: 'entry',
      value: { consultationId: 'earlier', atMillis: BigInt(call.at - 86_400_000 * 9), lawyerId: 'lawyer-zhou', category, advice: '先收集工资条和打卡记录，再来一次。', outcome: Outcome.FOLLOW_UP },
    })
    this.showCall(call)
    this.setDuty(lawyer, DutyState.IN_CALL)
    this.showWork(lawyer)
    this.showVisit(ticket.resident, VisitPhase.IN_CONSULTATION, { consultationId: call.id, caseId: call.caseId, lawyerId: lawyer })
  }

  // ---- the call ----------------------------------------------------------------------------------------------

  private join(me: string, id: string, media: { audio: boolean; video: boolean }): Result {
    const call = this.call(id)
    if (call.phase >= CallPhase.RECORDING_ADVICE) throw new Refused('NOT_IN_THIS_STATE')
    call.joined.add(me)
    call.media.set(me, media)
    call.epoch = this.id('signal')
    this.restarted = false
    this.undelivered.clear()
    if (call.joined.size === 2) {
      call.phase = CallPhase.TALKING
      call.talkingSince ||= Date.now()
    }
    this.showCall(call)
    this.toOther(id, me, { case: 'signal', value: { consultationId: id, signalEpoch: call.epoch, payload: { case: 'peerReset', value: {} } } })
    return {
      case: 'joinedCall',
      value: { iceServers: [], relayOnly: false, polite: !me.startsWith('lawyer'), signalEpoch: call.epoch },
    }
  }

  private relay(seat: FakeSocket, signal: Signal): void {
    if (this.conferences.signal(seat.personId, signal)) return
    const call = this.consultations.get(signal.consultationId)
    if (!call || signal.signalEpoch !== call.epoch) return this.tellEpoch(seat, signal)
    const other = this.other(call, seat.personId)
    this.undelivered.set(other, [...(this.undelivered.get(other) ?? []), signal])
    this.toOther(call.id, seat.personId, { case: 'signal', value: signal })
  }

  /** A page that holds the epoch of before a restart goes on under the new one. */
  private tellEpoch(seat: FakeSocket, held: { consultationId: string; signalEpoch: string }): void {
    const call = this.consultations.get(held.consultationId)
    if (!call || !this.restarted || held.signalEpoch === call.epoch) return
    const value = { consultationId: call.id, signalEpoch: call.epoch, payload: { case: 'peerReset', value: { keepPeer: true } } } as const
    seat.send({ case: 'signal', value })
  }

  private toOther(consultationId: string, me: string, frame: Parameters<FakeSocket['send']>[0]): void {
    const call = this.consultations.get(consultationId)
    if (!call) return
    const other = this.other(call, me)
    if (!call.joined.has(other)) return
    for (const socket of this.sockets) if (socket.personId === other) socket.send(frame)
  }

  private other(call: Consultation, me: string): string {
    return me === call.lawyer ? call.ticket.resident : call.lawyer
  }

  private end(call: Consultation, outcome: Outcome): void {
    if (call.phase >= CallPhase.RECORDING_ADVICE) throw new Refused('NOT_IN_THIS_STATE')
    call.phase = CallPhase.RECORDING_ADVICE
    call.outcome = outcome
    this.showCall(call)
    this.setDuty(call.lawyer, DutyState.WRAP_UP)
    this.showWork(call.lawyer)
    this.showVisit(call.ticket.resident, VisitPhase.RATING, { consultationId: call.id, outcome, lawyerId: call.lawyer })
  }

  // ---- what is shown -----------------------------------------------------------------------------------------

  private showVisit(resident: string, phase: VisitPhase, more: object = {}): void {
    const danger = this.tickets.some((ticket) => ticket.resident === resident && ticket.ask.groups.includes(Group.IN_DANGER))
    this.views.set(`visit/${resident}`, 'visit', { case: 'visit', value: { phase, sinceMillis: BigInt(Date.now()), danger, pool: 'wuzhen', ...more } })
  }

  private showPlace(ticket: Ticket): void {
    const ahead = this.tickets.indexOf(ticket)
    const lawyers = [...this.duty.values()].filter((state) => state !== DutyState.OFF_DUTY).length
    this.views.set(`place/${ticket.id}`, 'place', {
      case: 'place',
      value: {
        ahead, lawyers, state: ticket.state, asofMillis: BigInt(Date.now()), fallbacks: this.fallbacks,
        ...(this.estimate ? { waitP50Seconds: this.estimate.p50, waitP90Seconds: this.estimate.p90 } : {}),
      },
    })
  }

  private showCall(call: Consultation): void {
    const topic = `consultation/${call.id}`
    this.views.set(topic, 'call', {
      case: 'call',
      value: {
        consultationId: call.id, phase: call.phase, caseId: call.caseId, lawyerId: call.lawyer, onHold: call.hold,
        sinceMillis: BigInt(call.talkingSince || call.at), untilMillis: BigInt(call.until), outcome: call.outcome,
        conflictChecked: call.checked, kind: call.ticket.kind, recordLocksMillis: BigInt(call.locks), conferenceId: call.conferenceId,
      },
    })
    for (const [personId, role] of [[call.ticket.resident, Side.RESIDENT], [call.lawyer, Side.LAWYER]] as const) {
      const media = call.media.get(personId)
      const value = { personId, role, present: call.joined.has(personId), ...(media ? { media } : {}) }
      this.views.set(topic, `participant/${Side[role]}`, { case: 'participant', value })
    }
  }

  private showWork(lawyer: string): void {
    const mine = [...this.consultations.values()].filter((call) => call.lawyer === lawyer)
    const consultationId = mine.find(({ phase }) => phase < CallPhase.RECORDING_ADVICE)?.id ?? ''
    const wrapUpConsultationIds = mine.filter(({ phase }) => phase === CallPhase.RECORDING_ADVICE).map(({ id }) => id)
    this.views.set(`desk/${lawyer}`, 'work', { case: 'work', value: { consultationId, wrapUpConsultationIds, assistsConferenceId: this.conferences.assistedBy(lawyer) } })
  }

  private refreshBoard(): void {
    const count = (state: DutyState) => [...this.duty.values()].filter((some) => some === state).length
    this.views.set('board/wuzhen', 'board', {
      case: 'board',
      value: {
        waiting: this.tickets.length, available: count(DutyState.AVAILABLE), inCall: count(DutyState.IN_CALL), wrapUp: count(DutyState.WRAP_UP),
        away: count(DutyState.AWAY), open: this.town.hours.open, longestWaitingSinceMillis: BigInt(this.tickets[0]?.since ?? 0),
      },
    })
    this.tickets.forEach((ticket, at) => {
      const { id, since, state, kind, offeredTo, ask } = ticket
      const value = { ticketId: id, desk: ask.desk, category: ask.category, sinceMillis: BigInt(since), state, place: at + 1, groups: ask.groups, kind, offeredTo }
      this.views.set('board/wuzhen', `waiting/${id}`, { case: 'waiting', value })
    })
  }

  private ticket(id: string): Ticket {
    const found = this.tickets.find((ticket) => ticket.id === id)
    if (!found) throw new Refused('NOT_FOUND')
    return found
  }

  private call(id: string): Consultation {
    const found = this.consultations.get(id)
    if (!found) throw new Refused('NOT_FOUND')
    return found
  }

  private deskOf(category: string): string {
    return TOWN.categories.find(({ id }) => id === category)?.desk ?? 'general'
  }

  private id(kind: string): string {
    return `${kind}-${++this.ids}-${Math.random().toString(36).slice(2, 8)}`
  }
}
