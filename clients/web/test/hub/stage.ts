import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf'
import { Addresses } from '../../src/hub/addresses'
import { Connection, type Socket } from '../../src/hub/connection'
import type { Timers } from '../../src/hub/timers'
import { SignedOut, type TokenSource } from '../../src/hub/tokens'
import { ClientFrameSchema, ServerFrameSchema, type ClientFrame } from '../../src/wire/legalhub/v1/frames_pb'

/** A clock that a test moves by hand. */
export class HandClock implements Timers {
  private time = 1_000_000
  private due: { at: number; call: () => void }[] = []

  now(): number {
    return this.time
  }

  after(millis: number, call: () => void): () => void {
    const entry = { at: this.time + millis, call }
    this.due.push(entry)
    return () => (this.due = this.due.filter((some) => some !== entry))
  }

  /** Lets time pass; what falls due happens in order, and so does what follows from it. */
  async pass(millis: number): Promise<void> {
    const end = this.time + millis
    for (;;) {
      await settle()
      const next = this.due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.due = this.due.filter((some) => some !== next)
      this.time = next.at
      next.call()
    }
    this.time = end
  }
}

/** Lets promises that are ready go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>['frame']>

/** The hub's end of one socket. */
export class FakeLine implements Socket {
  onopen = () => {}
  onmessage: (bytes: Uint8Array) => void = () => {}
  onclose: (code: number) => void = () => {}
  readonly sent: ClientFrame['frame'][] = []

  constructor(readonly url = '') {}

  closedWith: number | undefined

  send(bytes: Uint8Array): void {
    this.sent.push(fromBinary(ClientFrameSchema, bytes).frame)
  }

  close(code: number): void {
    this.closedWith = code
  }

  says(frame: ServerBody): void {
    this.onmessage(toBinary(ServerFrameSchema, create(ServerFrameSchema, { frame })))
  }

  welcomes(clock: HandClock, more: object = {}): void {
    this.says({
      case: 'welcome',
      value: {
        beatEveryMillis: 5_000,
        deadAfterMillis: 15_000,
        serverTimeMillis: BigInt(clock.now() + 7_000),
        tokenExpiresMillis: BigInt(clock.now() + 7_000 + 600_000),
        limits: { commandsPendingMax: 64 },
        ...more,
      },
    })
  }

  all<K extends NonNullable<ClientFrame['frame']['case']>>(kind: K) {
    return this.sent.filter((frame) => frame.case === kind).map((frame) => frame.value as Extract<ClientFrame['frame'], { case: K }>['value'])
  }
}

class Tokens implements TokenSource {
  given = 0
  /** How often anybody wanted one. */
  asked = 0
  fresh = 0
  forgotten = 0
  signedOut = false
  unreachable = false

  token = async () => {
    if (this.signedOut) throw new SignedOut()
    if (this.unreachable) throw new Error('network')
    return `token-${++this.given}`
  }
  refresh = async () => {
    this.asked++
    if (this.signedOut) throw new SignedOut()
    if (this.unreachable) throw new Error('network')
    return `fresh-${++this.fresh}`
  }
  staled = 0
  stale = () => void this.staled++
  forget = () => void this.forgotten++
}

/** A connection with everything around it in the test's hands. */
export class Stage {
  readonly clock = new HandClock()
  readonly tokens = new Tokens()
  readonly lines: FakeLine[] = []
  random = 0.5
  readonly addresses = new Addresses('ws://alone', () => this.random)
  readonly connection = new Connection({
    open: async (url) => {
      const line = new FakeLine(url)
      this.lines.push(line)
      return line
    },
    addresses: this.addresses,
    timers: this.clock,
    tokens: this.tokens,
    random: () => this.random,
    sessionId: 'session-1',
    client: 'web/0.1 test',
  })

  /** The page's own hub first; the others are tried in this order. */
  constructor(...urls: string[]) {
    this.random = 0.999
    this.addresses.know(urls)
    this.random = 0.5
  }

  get line(): FakeLine {
    return this.lines.at(-1)!
  }

  /** Opened and welcomed. */
  async open(): Promise<FakeLine> {
    this.connection.start()
    return this.welcomed()
  }

  async welcomed(): Promise<FakeLine> {
    await settle()
    this.line.onopen()
    this.line.welcomes(this.clock)
    await settle()
    return this.line
  }

  /** The line breaks and is back. */
  async reconnect(code = 1006): Promise<FakeLine> {
    this.line.onclose(code)
    await this.nextLine()
    return this.welcomed()
  }

  /** Lets time pass until the client opens another socket. */
  async nextLine(): Promise<FakeLine> {
    const before = this.lines.length
    for (let tenths = 0; this.lines.length === before && tenths < 600; tenths++) await this.clock.pass(100)
    return this.line
  }
}
