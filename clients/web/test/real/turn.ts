import { spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './hub'

const ASK_AGAIN_MILLIS = 100

/** coturn as an office runs it, on loopback: it lets in who brings a credential made from the secret. */
export class TurnServer {
  readonly secret = 'a secret of this test'
  url = ''
  private readonly folder = mkdtempSync(join(tmpdir(), 'legalhub-turn-'))
  private process?: ChildProcess

  async start(): Promise<void> {
    const port = await freePort()
    this.url = `turn:127.0.0.1:${port}?transport=udp`
    const files = [`--userdb=${join(this.folder, 'users')}`, `--pidfile=${join(this.folder, 'pid')}`, '--log-file=stdout']
    const address = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`, '--allow-loopback-peers']
    const door = ['--use-auth-secret', `--static-auth-secret=${this.secret}`, '--realm=legalhub']
    const nothingElse = ['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp', '--no-tcp-relay']
    const server = spawn('turnserver', [...nothingElse, ...address, ...door, ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.process = server
    let said = ''
    for (const output of [server.stdout, server.stderr]) output.on('data', (bytes: Buffer) => (said += bytes.toString()))
    const ended = new Promise<never>((_, reject) => {
      server.on('error', (problem) => reject(new Error(`This test needs coturn's turnserver: ${problem.message}`)))
      server.on('exit', (code, signal) => reject(new Error(`coturn ended with ${code ?? signal}:\n${said}`)))
    })
    await Promise.race([answers(port), ended])
    ended.catch(() => {})
  }

  async stop(): Promise<void> {
    const server = this.process
    if (server?.pid && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A STUN server answers a binding request as soon as it is there. */
async function answers(port: number): Promise<void> {
  const request = Buffer.alloc(20)
  request.writeUInt16BE(0x0001, 0)
  request.writeUInt32BE(0x2112a442, 4)
  const socket = createSocket('udp4')
  socket.on('error', () => {})
  const asking = setInterval(() => socket.send(request, port, '127.0.0.1'), ASK_AGAIN_MILLIS)
  await new Promise((answered) => socket.once('message', answered))
  clearInterval(asking)
  socket.close()
}
