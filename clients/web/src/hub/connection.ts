import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf'
import { ClientFrameSchema, ServerFrameSchema, type ServerFrame, type Welcome } from '../wire/legalhub/v1/frames_pb'
import type { Addresses } from './addresses'
import { backoffMillis, closing, HEARTBEAT_LOST, TOKEN_EXPIRED, TOKEN_INVALID } from './closing'
import { Emitter } from './emitter'
import type { Timers } from './timers'
import { SignedOut, type TokenSource } from './tokens'

export type ClientFrameBody = NonNullable<MessageInitShape<typeof ClientFrameSchema>['frame']>

export type ConnectionState =
  | { name: 'idle' }
  | { name: 'connecting' }
  | { name: 'open' }
  /** The line is lost; the next try is at `until`. */
  | { name: 'waiting'; until: number }
  /** The same person continues elsewhere; `takeSeat` brings this page back. */
  | { name: 'displaced' }
  /** Nobody is logged in here (any more). */
  | { name: 'signedOut' }
  /** The hub can't work with this page; only a reload helps. */
  | { name: 'faulty'; code: number }

/** The part of a WebSocket that is used, so that a test can stand in for it. */
export interface Socket {
  send(bytes: Uint8Array): void
  close(code: number): void
  onopen: () => void
  onmessage: (bytes: Uint8Array) => void
  onclose: (code: number) => void
}

export interface ConnectionPorts {
  open(url: string): Promise<Socket>
  addresses: Addresses
  timers: Timers
  tokens: TokenSource
  random: () => number
  sessionId: string
  client: string
}

/** How long a new socket may take to be welcomed. */
const WELCOME_MILLIS_MAX = 10_000
/** How soon a socket must answer when its line is in doubt. */
const PROBE_MILLIS_MAX = 4_000
/** How long after a socket was let go before its welcome its hello may still reach the hub, and take the seat. */
const GHOST_MILLIS = 20_000
/** A connection that lasted this long starts its backoff from the beginning. */
const STEADY_MILLIS = 10_000
/** How long before its end a token is renewed: the page's own node may be away for as long as a restart takes. */
const RENEW_AHEAD_MILLIS = 180_000
const RENEW_AGAIN_MILLIS = 5_000

/** One seat at the hub: opens the socket, proves that it lives, and brings it back, here or elsewhere, when it is lost. */
export class Connection {
  readonly states = new Emitter<ConnectionState>()
  readonly welcomes = new Emitter<Welcome>()
  readonly frames = new Emitter<ServerFrame['frame']>()

  private current: ConnectionState = { name: 'idle' }
  private socket: Socket | undefined
  private readonly cancels = new Set<() => void>()
  /** Tells a try that another one has begun meanwhile. */
  private tries = 0
  private attempt = 0
  private triedFreshToken = false
  private retryAfterMillis = 0
  private heardAt = 0
  private nonce = 0n
  private ghostUntil = 0
  private probing: (() => void) | undefined
  private clockAhead = 0
  /** What the hub accepts; known from the welcome on. */
  limits: Welcome['limits']

  constructor(private readonly ports: ConnectionPorts) {}

  get state(): ConnectionState {
    return this.current
  }

  /** The hub's clock. */
  now(): number {
    return this.ports.timers.now() + this.clockAhead
  }

  start(): void {
    if (this.current.name === 'open' || this.current.name === 'connecting') return
    this.attempt = 0
    this.triedFreshToken = false
    void this.connect()
  }

  /** A person's touch: the one way back after a displacement. */
  takeSeat(): void {
    this.start()
  }

  stop(state: ConnectionState = { name: 'idle' }): void {
    this.drop(1000)
    this.become(state)
  }

  /** Sends now or not at all; whoever must be heard sends again on the next welcome. */
  send(frame: ClientFrameBody): boolean {
    if (this.current.name !== 'open' || !this.socket) return false
    this.write(this.socket, frame)
    return true
  }

  /** The network came back: the old socket is as good as dead, so a new one doesn't wait for it. */
  networkBack(): void {
    if (!['open', 'connecting', 'waiting'].includes(this.current.name)) return
    // Who asks again while a hub says nothing is better served by another.
    if (this.current.name === 'connecting') this.ports.addresses.moveOn()
    this.drop(HEARTBEAT_LOST)
    this.attempt = 0
    void this.connect()
  }

  /** The line is in doubt (another network, a tab shown again): the hub has seconds to answer. */
  probe(): void {
    if (this.current.name === 'waiting') return this.networkBack()
    if (this.current.name !== 'open' || this.probing) return
    this.beat()
    this.probing = this.later(PROBE_MILLIS_MAX, () => {
      this.ports.addresses.moveOn()
      this.networkBack()
    })
  }

  private async connect(): Promise<void> {
    this.become({ name: 'connecting' })
    const number = ++this.tries
    const mine = () => this.current.name === 'connecting' && this.tries === number
    let token: string | undefined
    try {
      token = await this.ports.tokens.token()
      if (!mine()) return
      const socket = await this.ports.open(this.ports.addresses.current)
      if (!mine()) return socket.close(1000)
      this.socket = socket
      this.attach(socket, token)
    } catch (problem) {
      if (!mine()) return
      if (problem instanceof SignedOut) return this.become({ name: 'signedOut' })
      // Where no token is to be had nothing is known against this address.
      if (token !== undefined) this.ports.addresses.moveOn()
      this.comeBack()
    }
  }

  private attach(socket: Socket, token: string): void {
    this.retryAfterMillis = 0
    this.later(WELCOME_MILLIS_MAX, () => this.lost(HEARTBEAT_LOST))
    socket.onopen = () =>
      this.write(socket, {
        case: 'hello',
        value: { token, sessionId: this.ports.sessionId, client: this.ports.client },
      })
    socket.onmessage = (bytes) => {
      const frame = decode(bytes)
      if (frame) this.heard(frame)
      else this.lost(HEARTBEAT_LOST)
    }
    socket.onclose = (code) => this.closed(code)
  }

  private heard({ frame }: ServerFrame): void {
    this.heardAt = this.ports.timers.now()
    this.probing?.()
    this.probing = undefined
    switch (frame.case) {
      case 'welcome':
        return this.welcomed(frame.value)
      case 'beat':
        this.setClock(frame.value.serverTimeMillis)
        if (frame.value.nonce) this.send({ case: 'beat', value: { echo: frame.value.nonce } })
        return
      case 'renewed':
        return this.planRenewal(frame.value.tokenExpiresMillis)
      case 'goodbye':
        this.retryAfterMillis = frame.value.retryAfterMillis
        return
      default:
        if (this.current.name === 'open') this.frames.emit(frame)
    }
  }

  private welcomed(welcome: Welcome): void {
    this.cancelTimers()
    this.setClock(welcome.serverTimeMillis)
    this.limits = welcome.limits
    this.triedFreshToken = false
    this.become({ name: 'open' })
    this.later(STEADY_MILLIS, () => (this.attempt = 0))
    this.keepBeating(welcome.beatEveryMillis || 5_000, welcome.deadAfterMillis || 15_000)
    this.planRenewal(welcome.tokenExpiresMillis)
    this.welcomes.emit(welcome)
  }

  private keepBeating(everyMillis: number, deadAfterMillis: number): void {
    const tick = () => {
      const silence = this.ports.timers.now() - this.heardAt
      if (silence >= deadAfterMillis) return this.lost(HEARTBEAT_LOST)
      this.beat()
      this.later(Math.min(everyMillis, deadAfterMillis - silence), tick)
    }
    this.later(everyMillis, tick)
  }

  private beat(): void {
    this.send({ case: 'beat', value: { nonce: ++this.nonce } })
  }

  /** A long call outlives a short token: a fresh one is sent before the old one ends. */
  private planRenewal(expiresMillis: bigint): void {
    const left = Number(expiresMillis) - this.now()
    this.later(Math.max(Math.min(left - RENEW_AHEAD_MILLIS, 2 ** 30), left / 2, 1_000), () => void this.renew())
  }

  /** A hub that is away meanwhile costs nothing: the socket goes on with the token it has, to that one's end. */
  private async renew(failed = 0): Promise<void> {
    const socket = this.socket
    try {
      const token = await this.ports.tokens.refresh()
      if (this.socket === socket) this.send({ case: 'renew', value: { token } })
    } catch (problem) {
      if (this.socket !== socket) return
      if (problem instanceof SignedOut) return this.stop({ name: 'signedOut' })
      const millis = RENEW_AGAIN_MILLIS + backoffMillis(failed, this.ports.random)
      this.later(millis, () => void this.renew(failed + 1))
    }
  }

  private closed(code: number): void {
    switch (closing(code)) {
      case 'displaced':
        if (this.ports.timers.now() < this.ghostUntil) return this.lost(code)
        return this.stop({ name: 'displaced' })
      case 'signedOut':
        this.ports.tokens.forget()
        return this.stop({ name: 'signedOut' })
      case 'faulty':
        return this.stop({ name: 'faulty', code })
      case 'refresh':
        if (code === TOKEN_INVALID && this.triedFreshToken) return this.stop({ name: 'faulty', code })
        this.triedFreshToken = code === TOKEN_INVALID
        this.ports.tokens.stale()
        return this.lost(code)
      default:
        return this.lost(code)
    }
  }

  private lost(code: number): void {
    this.drop(code === HEARTBEAT_LOST ? HEARTBEAT_LOST : 1000)
    // That token was too old, and would be anywhere.
    if (code !== TOKEN_EXPIRED) this.ports.addresses.moveOn()
    this.comeBack()
  }

  private comeBack(): void {
    const { addresses, random } = this.ports
    const millis = this.retryAfterMillis + backoffMillis(this.attempt++, random, addresses.count)
    this.retryAfterMillis = 0
    this.become({ name: 'waiting', until: this.ports.timers.now() + millis })
    this.later(millis, () => void this.connect())
  }

  /** Lets go of the socket without waiting for its goodbye, which a dead line would hold back for minutes. */
  private drop(code: number): void {
    this.cancelTimers()
    const socket = this.socket
    this.socket = undefined
    if (!socket) return
    if (this.current.name === 'connecting') this.ghostUntil = this.ports.timers.now() + GHOST_MILLIS
    socket.onopen = socket.onmessage = socket.onclose = () => {}
    socket.close(code)
  }

  private write(socket: Socket, frame: ClientFrameBody): void {
    socket.send(toBinary(ClientFrameSchema, create(ClientFrameSchema, { frame })))
  }

  private setClock(serverMillis: bigint): void {
    if (serverMillis) this.clockAhead = Number(serverMillis) - this.ports.timers.now()
  }

  /** A timer of this socket: it ends with it. */
  private later(millis: number, call: () => void): () => void {
    const cancelTimer = this.ports.timers.after(millis, () => {
      this.cancels.delete(cancel)
      call()
    })
    const cancel = () => {
      this.cancels.delete(cancel)
      cancelTimer()
    }
    this.cancels.add(cancel)
    return cancel
  }

  private cancelTimers(): void {
    for (const cancel of [...this.cancels]) cancel()
    this.probing = undefined
  }

  private become(state: ConnectionState): void {
    this.current = state
    this.states.emit(state)
  }
}

function decode(bytes: Uint8Array): ServerFrame | undefined {
  try {
    return fromBinary(ServerFrameSchema, bytes)
  } catch {
    return undefined
  }
}
