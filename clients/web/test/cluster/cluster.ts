import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CLUSTER = join(import.meta.dirname, '../../../../deploy/cluster')
const run = promisify(execFile)

export type Node = 'a' | 'b' | 'c'
export const NODES: readonly Node[] = ['a', 'b', 'c']

/** What `deploy/cluster check` finds in the raw journal. */
export interface Audit {
  events: number
  entities: number
  twoWriters: number
  tickets: number
  accepted: number
  open: number
  assignedTwice: number
}

/** What `deploy/cluster records` finds: the journal's own records beside the tables', and each day's figures. */
export interface Records {
  records: number
  missing: number
  different: number
  surplus: number
  days: Record<string, Record<string, number>>
  /** Over every cell of every table. */
  tables: string
}

/** Three hubs over one database, as `deploy/cluster` runs them, in a folder of their own. */
export class Cluster {
  private readonly data = mkdtempSync(join(tmpdir(), 'legalhub-cluster-'))
  private readonly addresses = new Map<string, string>()
  private readonly settings: Record<string, string> = {}

  /** Of all nodes, separated by commas. */
  get url(): string {
    return NODES.map((node) => this.urlOf(node)).join(',')
  }

  urlOf(node: Node): string {
    return this.addresses.get(node)!
  }

  /** In networks of their own where this machine lets us, else, or when it is asked for, on loopback. */
  async up(network?: 'loopback', settings: Record<string, string> = {}): Promise<void> {
    Object.assign(this.settings, settings)
    const words = network ? ['up', network] : ['up']
    for (const [, node, url] of (await this.say(...words)).matchAll(/^ {2}(\w) {2}(\S+)\/$/gm)) {
      this.addresses.set(node!, url!)
    }
  }

  kill = (node: Node) => this.say('kill', node)
  stop = (node: Node) => this.say('stop', node)
  start = (node: Node) => this.say('start', node)
  pause = (node: Node) => this.say('pause', node)
  resume = (node: Node) => this.say('resume', node)
  partition = (node: Node) => this.say('partition', node)
  heal = () => this.say('heal')
  roll = () => this.say('roll')
  /** All nodes must be down. */
  rebuild = () => this.say('rebuild')

  async records(): Promise<Records> {
    const found = await this.say('records').catch((failed: { stdout?: string }) => failed.stdout ?? '')
    return JSON.parse(found) as Records
  }

  /** An unsound journal makes the command fail; what it found is what the test wants to show. */
  async check(): Promise<Audit> {
    const found = await this.say('check').catch((failed: { stdout?: string }) => failed.stdout ?? '')
    return JSON.parse(found) as Audit
  }

  /** Waits until it takes people in. */
  isReady = (node: Node) => this.say('await', node)

  /** Which nodes take people in. */
  async ready(): Promise<Node[]> {
    return [...(await this.say('status')).matchAll(/^(\w) is ready/gm)].map(([, node]) => node as Node)
  }

  /** What a node's launcher says: when its process ended, and with which code. */
  ends(node: Node): string[] {
    return readFileSync(join(this.data, node, 'out'), 'utf8').match(/^node \w ended with \d+/gm) ?? []
  }

  /** A node's own log. */
  log(node: Node): string {
    return readFileSync(join(this.data, node, 'log', 'hub.log'), 'utf8')
  }

  async down(): Promise<void> {
    await this.say('down')
    rmSync(this.data, { recursive: true, force: true })
  }

  private async say(...words: string[]): Promise<string> {
    const { stdout } = await run(CLUSTER, ['--data', this.data, ...words], { env: { ...process.env, ...this.settings } })
    return stdout
  }
}
