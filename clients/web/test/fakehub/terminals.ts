import { createHash } from 'node:crypto'
import type { MessageInitShape } from '@bufbuild/protobuf'
import type { DevicePartSchema, PostPartSchema, SteeringPartSchema, TerminalPartSchema } from '../../src/wire/legalhub/v1/views_pb'
import { Refused } from './refused'
import type { FakeViews } from './views'

type Post = MessageInitShape<typeof PostPartSchema>
type Terminal = MessageInitShape<typeof TerminalPartSchema>

interface Device {
  id: string
  code: string
  expected: string
  post: Post | undefined
  shut: string
  steering: MessageInitShape<typeof SteeringPartSchema>
  use: { id: string; resident: string; way: string } | undefined
  claim: { nonce: string; by: string; allowed: boolean } | undefined
}

interface Code {
  terminal: string
  purpose: string
  digits: string
  until: number
  used: boolean
}

/** Who a session is for. */
export interface Let {
  id: string
  role: 'TERMINAL' | 'RESIDENT'
  name: string
}

export const KIOSK_POST: Post = { office: 'wuzhen', kind: 'KIOSK', village: '', name: '乌镇司法所大厅', from: '00:00', to: '00:00' }
export const VILLAGE_POST: Post = { office: 'wuzhen', kind: 'VILLAGE_TERMINAL', village: 'minhe', name: '民合村党群服务中心', from: '08:00', to: '20:00' }

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** Terminals as hub/README.md describes them; signatures alone aren't checked. */
export class FakeTerminals {
  readonly devices = new Map<string, Device>()
  readonly codes = new Map<string, Code>()
  codeMillis = 60_000
  private ids = 0

  constructor(
    private readonly views: FakeViews,
    private readonly logIn: (let_: Let) => unknown,
  ) {}

  /** An administrator has typed the code that a device shows. */
  approve(code: string, post: Post): string {
    const device = [...this.devices.values()].find((some) => some.code === code.toUpperCase())
    if (!device) throw new Refused('401 WRONG_CODE')
    device.post = post
    this.show(device)
    return device.id
  }

  the(): Device {
    return [...this.devices.values()].at(-1)!
  }

  steer(more: MessageInitShape<typeof SteeringPartSchema>): void {
    Object.assign(this.the().steering, more)
    this.show(this.the())
  }

  /** A terminal on the administration's board that no page of this test is. */
  stand(id: string, terminal: Terminal): void {
    this.views.set('fleet/', `device/${id}`, { case: 'terminal', value: terminal })
  }

  /** Anybody's. */
  open(method: string, path: string, body: Record<string, string>): unknown {
    if (method === 'POST' && path === '/api/terminals') {
      const id = `terminal-${++this.ids}`
      this.devices.set(id, {
        id, code: `ABCDE-1234${this.ids}`, expected: body.valueHash!, post: undefined, shut: 'OPEN',
        steering: { volume: 80, locked: false, notice: '', reloads: 0 }, use: undefined, claim: undefined,
      })
      return { terminalId: id, code: `ABCDE-1234${this.ids}`, untilMillis: Date.now() + 600_000 }
    }
    const [, id = '', what] = /^\/api\/terminals\/(terminal-\d+)\/(challenge|session)$/.exec(path) ?? []
    if (what === 'challenge') return { challenge: `question-${++this.ids}`, untilMillis: Date.now() + 60_000 }
    if (what === 'session') return this.session(this.device(id), body)
    return undefined
  }

  private session(device: Device, body: Record<string, string>): unknown {
    if (!device.post) throw new Refused('404 NOT_FOUND')
    if (device.shut === 'OPEN' && hash(body.value!) !== device.expected) {
      device.shut = 'CLONED'
      this.show(device)
    }
    if (device.shut !== 'OPEN') throw new Refused(`403 TERMINAL_${device.shut}`)
    device.expected = body.nextHash!
    return this.logIn({ id: device.id, role: 'TERMINAL', name: '' })
  }

  /** For a log-in. */
  api(path: string, person: string, body: Record<string, string>): unknown {
    if (path.startsWith('/api/terminals/own/')) return this.own(this.device(person), path.split('/').slice(4), body)
    if (path === '/api/scans/look') return this.seen(body.secret!)
    if (path === '/api/scans/confirm') return this.confirm(person, body.secret!, body.digits!)
    if (path === '/api/scans/take') return this.take(person, this.device(body.terminalId!), body.nonce!)
    const act = /^\/api\/admin\/terminals\/(?:([\w-]+)\/)?(approve|place|steer|settle|revoke)$/.exec(path)
    if (act) return this.care(act[1] ?? '', act[2]!, body)
    return undefined
  }

  private own(device: Device, [what, useId, act]: string[], body: Record<string, string>): unknown {
    if (what === 'codes') {
      const secret = `secret-${++this.ids}`
      const digits = String(10 + (this.ids % 90))
      this.codes.set(secret, { terminal: device.id, purpose: body.purpose!, digits, until: Date.now() + this.codeMillis, used: false })
      return { secret, digits, untilMillis: Date.now() + this.codeMillis }
    }
    if (!useId) {
      device.use = { id: body.useId!, resident: `resident-of-${body.useId}`, way: body.way! }
      this.show(device)
    } else if (act === 'end') {
      if (device.use?.id === useId) device.use = undefined
      this.show(device)
      return {}
    } else if (device.use?.id !== useId) throw new Refused('404 NOT_FOUND')
    return this.logIn({ id: device.use!.resident, role: 'RESIDENT', name: '' })
  }

  private code(secret: string): Code {
    const code = this.codes.get(secret)
    if (!code) throw new Refused('401 WRONG_CODE')
    return code
  }

  private seen(secret: string): unknown {
    const { terminal, purpose } = this.code(secret)
    const { kind, name } = this.device(terminal).post!
    return { terminalId: terminal, kind, place: name, purpose, nonce: secret }
  }

  private confirm(by: string, secret: string, digits: string): unknown {
    const code = this.code(secret)
    const device = this.device(code.terminal)
    if (code.digits !== digits) throw new Refused('401 WRONG_CODE')
    if (code.used) throw new Refused('409 CODE_USED')
    if (code.until < Date.now()) throw new Refused('410 CODE_EXPIRED')
    code.used = true
    if (code.purpose === 'LOG_IN') device.use = { id: secret, resident: by, way: 'PHONE' }
    else device.claim = { nonce: secret, by, allowed: false }
    this.show(device)
    return this.seen(secret)
  }

  answerClaim(terminal: string, yes: boolean): void {
    const device = this.device(terminal)
    const nonce = device.claim?.nonce ?? ''
    if (device.claim && yes) device.claim.allowed = true
    else device.claim = undefined
    if (!yes) this.views.set(`claim/${nonce}`, 'claim', undefined)
    this.show(device)
  }

  private take(by: string, device: Device, nonce: string): unknown {
    const { claim, use } = device
    if (claim?.nonce !== nonce || claim.by !== by || !claim.allowed) throw new Refused('404 NOT_FOUND')
    device.claim = device.use = undefined
    this.show(device)
    return this.logIn({ id: use!.resident, role: 'RESIDENT', name: '' })
  }

  private care(id: string, what: string, body: Record<string, unknown>): unknown {
    if (what === 'approve') return { terminalId: this.approve(String(body.code), post(body)) }
    const device = this.device(id)
    if (what === 'place') device.post = post(body)
    if (what === 'steer') Object.assign(device.steering, body)
    if (what === 'revoke') device.shut = 'REVOKED'
    this.show(device)
    return {}
  }

  private device(id: string): Device {
    const device = this.devices.get(id)
    if (!device) throw new Refused('404 NOT_FOUND')
    return device
  }

  private show(device: Device): void {
    const { id, post, steering, use, claim, shut } = device
    if (!post) return
    const value: MessageInitShape<typeof DevicePartSchema> = { post, steering, useId: use?.id ?? '', residentId: use?.resident ?? '', way: use?.way ?? '' }
    this.views.set(`device/${id}`, 'terminal', { case: 'device', value })
    this.views.set(`device/${id}`, 'claim', claim && { case: 'claim', value: { nonce: claim.nonce, allowed: claim.allowed } })
    if (claim) this.views.set(`claim/${claim.nonce}`, 'claim', { case: 'claim', value: { nonce: claim.nonce, allowed: claim.allowed } })
    const incidents = shut === 'CLONED' ? [{ kind: 'CLONED', sinceMillis: BigInt(Date.now()) }] : []
    this.stand(id, { post, shut, there: true, thereSinceMillis: BigInt(Date.now()), network: 'GOOD', page: 'web/0.1', steering, way: use?.way ?? '', usedSinceMillis: BigInt(Date.now()), incidents })
  }
}

function post({ office, kind, village, name, from, to }: Record<string, unknown>): Post {
  return { office, kind, village, name, from, to } as Post
}
