import type { MessageInitShape } from '@bufbuild/protobuf'
import { Addresses } from './addresses'
import { Api, type RoleName, type Session, type Town } from './api'
import { Commands, type CommandBody } from './commands'
import { Connection, type Socket } from './connection'
import { clientSession } from './ids'
import { pageTimers, workerTimers, type Timers } from './timers'
import { Tokens, type Keeper } from './tokens'
import { Views } from './views'

export { ApiProblem, Unreachable } from './api'
export { Refusal, TTL_MILLIS_MAX } from './commands'
export { SignedOut } from './tokens'
export type { ConnectionState } from './connection'
export type { MessageInitShape }

/** Everything a page needs of the hub, put together once. */
export class Hub {
  readonly api = new Api()
  readonly timers: Timers = makeTimers()
  private readonly addresses = new Addresses(location.origin.replace(/^http/, 'ws') + '/realtime', Math.random)
  readonly tokens: Keeper
  readonly connection: Connection
  readonly commands: Commands
  readonly views: Views

  /** `keeper`: where tokens come from, if not from this browser's cookie. */
  constructor(roles: readonly RoleName[], client: string, keeper?: (api: Api, timers: Timers) => Keeper) {
    this.tokens = keeper?.(this.api, this.timers) ?? new Tokens(this.api, this.timers, roles, localStorage)
    this.connection = new Connection({
      open: async (url) => browserSocket(new WebSocket(url, 'legalhub.v1')),
      addresses: this.addresses,
      timers: this.timers,
      tokens: this.tokens,
      random: Math.random,
      sessionId: clientSession(sessionStorage),
      client,
    })
    this.commands = new Commands(this.connection, this.timers, Math.random)
    this.views = new Views(this.connection, this.timers, Math.random)
    this.watchDevice()
    stayAwake()
  }

  async town(): Promise<Town> {
    const town = await this.api.town()
    this.know(town)
    return town
  }

  /** Where the sockets are, for a page whose other line has asked. */
  know(town: Town): void {
    this.addresses.know(town.realtimeUrls)
  }

  /** Takes the seat with what a log-in gave. */
  enter(session: Session): void {
    this.tokens.take(session)
    this.connection.start()
  }

  send(body: CommandBody, ttlMillis?: number) {
    return this.commands.send(body, ttlMillis)
  }

  /** Logs out: nothing of the person stays in this page. */
  async leave(): Promise<void> {
    this.connection.stop({ name: 'signedOut' })
    this.commands.clear()
    await this.tokens.leave()
  }

  private watchDevice(): void {
    window.addEventListener('online', () => this.connection.networkBack())
    window.addEventListener('pageshow', (event) => event.persisted && this.connection.networkBack())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.connection.probe()
    })
    const network = (navigator as { connection?: EventTarget }).connection
    network?.addEventListener('change', () => this.connection.probe())
  }
}

/** A browser that freezes hidden tabs leaves alone one that holds a lock; a frozen tab would lose its seat. */
function stayAwake(): void {
  void navigator.locks?.request(`legalhub.awake.${clientSession(sessionStorage)}`, { mode: 'shared' }, () => new Promise(() => {}))
}

function makeTimers(): Timers {
  try {
    return workerTimers(new Worker(new URL('./timers.worker.ts', import.meta.url), { type: 'module' }))
  } catch {
    return pageTimers
  }
}

function browserSocket(socket: WebSocket): Socket {
  socket.binaryType = 'arraybuffer'
  const port: Socket = {
    send: (bytes) => socket.send(bytes as Uint8Array<ArrayBuffer>),
    close: (code) => socket.close(code),
    onopen: () => {},
    onmessage: () => {},
    onclose: () => {},
  }
  socket.onopen = () => port.onopen()
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => port.onmessage(new Uint8Array(data))
  socket.onclose = ({ code }) => port.onclose(code)
  return port
}
