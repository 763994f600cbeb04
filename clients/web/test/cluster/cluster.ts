import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CLUSTER = join(import.meta.dirname, '../../../../deploy/cluster')
const run = promisify(execFile)

export type Node = 'a' | 'b' | 'c'
export const NODES: readonly Node[] = ['a', 'b', 'c']

/** Three hubs over one database, as `deploy/cluster` runs them, in a folder of their own. */
export class Cluster {
  private readonly data = mkdtempSync(join(tmpdir(), 'legalhub-cluster-'))

  readonly url = ['http://127.0.0.11:18080', 'http://127.0.0.12:18080', 'http://127.0.0.13:18080'].join(',')

  up = () => this.say('up')
  kill = (node: Node) => this.say('kill', node)
  stop = (node: Node) => this.say('stop', node)
  start = (node: Node) => this.say('start', node)

  async down(): Promise<void> {
    await this.say('down')
    rmSync(this.data, { recursive: true, force: true })
  }

  private async say(...words: string[]): Promise<string> {
    const { stdout } = await run(CLUSTER, ['--data', this.data, ...words])
    return stdout
  }
}
