import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUN = join(import.meta.dirname, '../../../../deploy/run')

/** A wire between the pages and the hub's socket that can be cut: bytes stop, nobody is told. */
class Wire {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private whole = true

  constructor(private readonly target: number) {
    this.server = createServer((near) => this.join(near))
  }

  listen(): Promise<number> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port)))
  }

  private join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1')
    for (const [from, to] of [[near, far], [far, near]] as const) {
      this.sockets.add(from)
      from.on('data', (bytes) => to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.sockets.delete(from)
        to.destroy()
      })
      if (!this.whole) from.pause()
    }
  }

  /** As a phone in a lift: what was open stays open and carries nothing, what is new gets no answer. */
  cut(): void {
    this.whole = false
    for (const socket of this.sockets) socket.pause()
  }

  mend(): void {
    this.whole = true
    for (const socket of this.sockets) socket.resume()
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy()
    this.server.close()
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 100))

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

export interface Setting {
  /** Environment variables of the hub. */
  variables?: Record<string, string>
  /** Another host than this machine: what runs a program there, and its address. Pages then reach the socket directly. */
  host?: { command: string[]; address: string }
}

/** The hub as `deploy/run` starts it, in a folder of its own. */
export class RealHub {
  private readonly data = mkdtempSync(join(tmpdir(), 'legalhub-real-'))
  private process?: ChildProcess
  private http = 0
  private realtime = 0
  private wirePort = 0
  wire!: Wire

  constructor(private readonly setting: Setting = {}) {}

  get url(): string {
    return `http://${this.address}:${this.http}`
  }

  private get address(): string {
    return this.setting.host?.address ?? '127.0.0.1'
  }

  async start(): Promise<void> {
    if (!this.http) {
      this.http = await freePort()
      this.realtime = await freePort()
      this.wire = new Wire(this.realtime)
      this.wirePort = await this.wire.listen()
    }
    const { host, variables } = this.setting
    const options = ['--data', this.data, '--host', this.address, '--http-port', `${this.http}`, '--realtime-port', `${this.realtime}`]
    const [program, ...words] = [...(host?.command ?? []), RUN, ...options]
    const throughWire = host ? {} : { LEGALHUB_REALTIME_URLS: `ws://127.0.0.1:${this.wirePort}/realtime` }
    // One phone logs in twice in a test.
    const env = { ...process.env, LEGALHUB_CODE_PAUSE: '0 s', ...throughWire, ...variables }
    const hub = spawn(program!, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.process = hub
    const said = createWriteStream(join(this.data, 'said.log'), { flags: 'a' })
    let text = ''
    await new Promise<void>((resolve, reject) => {
      const hear = (bytes: Buffer) => {
        text += bytes.toString()
        said.write(bytes)
        if (text.includes('LegalHub is ready')) resolve()
      }
      hub.stdout!.on('data', hear)
      hub.stderr!.on('data', hear)
      hub.on('exit', (code, signal) => reject(new Error(`the hub ended with ${code ?? signal} before it was ready:\n${text}`)))
    })
  }

  /** As a power cut would: no goodbye, no flush. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** The hub's child, which the hub itself starts anew. */
  private database(): number {
    const [pid] = execFileSync('pgrep', ['-P', `${this.process!.pid}`, 'java'], { encoding: 'utf8' }).split('\n')
    return Number(pid)
  }

  /** Without a goodbye; resolves when it is gone. */
  async killDatabase(): Promise<void> {
    const pid = this.database()
    process.kill(pid, 'SIGKILL')
    while (existsSync(`/proc/${pid}`)) await soon()
  }

  /** It keeps its connections and answers nothing. */
  hangDatabase(): void {
    process.kill(this.database(), 'SIGSTOP')
  }

  wakeDatabase(): void {
    process.kill(this.database(), 'SIGCONT')
  }

  /** Resolves when the hub says that it can work. */
  async databaseAnswers(): Promise<void> {
    while ((await fetch(`${this.url}/health/ready`)).status !== 200) await soon()
  }

  /** Every file of its data: database, keys, logs, and what it said. */
  files(): string[] {
    return readdirSync(this.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    this.wire.close()
    rmSync(this.data, { recursive: true, force: true })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const hub = this.process
    if (!hub || hub.exitCode !== null || hub.signalCode !== null) return
    const ended = new Promise((resolve) => hub.once('exit', resolve))
    hub.kill(signal)
    await ended
  }
}
