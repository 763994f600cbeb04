import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Place = 'town' | 'carrier' | 'village'
const PLACES: readonly Place[] = ['town', 'carrier', 'village']

/**
 * Hosts of our own, each a network namespace: a town, a village whose only network goes and comes, and the carrier
 * between them. The machine's own network isn't touched.
 */
export class Country {
  readonly town = '10.77.0.2'
  private readonly folder = mkdtempSync(join(tmpdir(), 'legalhub-country-'))
  private networks = 0

  constructor() {
    try {
      this.found()
    } catch (problem) {
      this.close()
      const why = (problem as { stderr?: Buffer }).stderr?.toString().trim() || String(problem)
      throw new Error(`This test needs network namespaces (root, and iproute2's ip): ${why}`)
    }
  }

  /** What runs a program in a place. */
  command(place: Place): string[] {
    return ['ip', 'netns', 'exec', this.name(place)]
  }

  /** A program like another one that runs in a place, for those who can only start one without words before it. */
  program(place: Place, original: string): string {
    const path = join(this.folder, place)
    writeFileSync(path, `#!/bin/sh\nexec ${this.command(place).join(' ')} '${original}' "$@"\n`)
    chmodSync(path, 0o755)
    return path
  }

  /** The village gets an interface, and with it an address that it never had. */
  plugIn(): string {
    const network = ++this.networks
    const [near, far] = [`near${network}`, `far${network}`]
    this.ip('carrier', `link add ${far} type veth peer name ${near} netns ${this.name('village')}`)
    this.ip('carrier', `address add 10.77.${network}.1/24 dev ${far}`, `link set ${far} up`)
    const address = `10.77.${network}.2`
    this.ip('village', `address add ${address}/24 dev ${near}`, `link set ${near} up`, `route add default via 10.77.${network}.1`)
    return address
  }

  /** The village's only interface is gone, and nobody is told. */
  unplug(): void {
    this.ip('village', `link delete near${this.networks}`)
  }

  close(): void {
    for (const place of PLACES) {
      try {
        run(['ip', 'netns', 'delete', this.name(place)])
      } catch {
        // It was never founded.
      }
    }
    rmSync(this.folder, { recursive: true, force: true })
  }

  private found(): void {
    for (const place of PLACES) {
      run(['ip', 'netns', 'add', this.name(place)])
      this.ip(place, 'link set lo up')
    }
    this.ip('carrier', `link add far type veth peer name near netns ${this.name('town')}`, 'address add 10.77.0.1/24 dev far', 'link set far up')
    this.ip('town', `address add ${this.town}/24 dev near`, 'link set near up', 'route add default via 10.77.0.1')
    run([...this.command('carrier'), 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'])
    this.plugIn()
  }

  private ip(place: Place, ...lines: string[]): void {
    run(['ip', '-n', this.name(place), '-batch', '-'], lines.join('\n'))
  }

  private name(place: Place): string {
    return `legalhub-${process.pid}-${place}`
  }
}

function run([program, ...words]: string[], input = ''): void {
  execFileSync(program!, words, { input, stdio: ['pipe', 'ignore', 'pipe'] })
}
