import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { Way } from './lateness'
import type { FakeSocket } from './socket'

/** One node of the fake hub: an address that comes and goes. What its sockets lead to outlives it. */
export class FakeNode {
  readonly sockets = new Set<FakeSocket>()
  /** How many sockets were opened here, refused ones among them. */
  asked = 0
  private server: Server | undefined
  private doors: WebSocketServer | undefined
  private port = 0
  private retryAfterMillis: number | undefined

  constructor(
    private readonly pages: RequestListener,
    private readonly seat: (socket: WebSocket, gone: (seat: FakeSocket) => void) => FakeSocket,
  ) {}

  get url(): string {
    return `http://localhost:${this.port}`
  }

  get realtimeUrl(): string {
    return `ws://localhost:${this.port}/realtime`
  }

  /** The first time at `port`, 0 for any; later where it was. */
  async start(port = 0): Promise<void> {
    const server = (this.server = createServer((request, response) => new Way().pass(() => this.pages(request, response))))
    const doors = (this.doors = new WebSocketServer({ noServer: true, handleProtocols: () => 'legalhub.v1' }))
    this.retryAfterMillis = undefined
    server.on('upgrade', (request, socket, head) => doors.handleUpgrade(request, socket, head, (open) => this.opened(open)))
    await new Promise<void>((done) => server.listen(this.port || port, '127.0.0.1', done))
    this.port = (server.address() as AddressInfo).port
  }

  private opened(socket: WebSocket): void {
    this.asked++
    const seat = this.seat(socket, (gone) => this.sockets.delete(gone))
    this.sockets.add(seat)
    if (this.retryAfterMillis !== undefined) seat.sendAway(this.retryAfterMillis)
  }

  /** As kill -9: no goodbye, and nobody is there. */
  async kill(): Promise<void> {
    for (const socket of this.doors?.clients ?? []) socket.terminate()
    const closed = new Promise((done) => this.server?.close(done))
    this.server?.closeAllConnections()
    await closed
  }

  /** As a node that drains: who is here and who comes is sent away. */
  drain(retryAfterMillis: number): void {
    this.retryAfterMillis = retryAfterMillis
    for (const seat of this.sockets) seat.sendAway(retryAfterMillis)
  }
}
