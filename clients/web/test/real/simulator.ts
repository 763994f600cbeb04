import { execFile, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const SIMULATE = join(import.meta.dirname, '../../../../deploy/simulate')

interface Percentiles {
  p50: number
  p99: number
  max: number
  count: number
}

/** How long entities and people went without an answer between two marks; clients/simulator/README.md. */
export interface Window {
  label: string
  fromMillis: number
  pauseMillis: Record<string, Percentiles | null> & { overall: Percentiles | null }
  unanswered: number
  longestGap: { atMillis: number; millis: number; role: string; cause: string } | null
  lineLostGapMillis: Percentiles | null
  commandGapMillis: Percentiles | null
}

/** What scripted people went through; the line with which `deploy/simulate` ends. */
export interface Report {
  asked: number
  answered: number
  completed: number
  withdrawn: number
  doubleAssigned: number
  lost: number
  outOfOrder: number
  offerMillis: Percentiles
  signalMillis: Percentiles
  broken: Record<string, number>
  weather: {
    linesLost: number
    linesBack: number
    acksAbsent: { atMillis: number; millis: number }[]
    refusals: Record<string, number>
    storeRefusalMillis: Percentiles
  }
  nodes: Record<string, { opened: number; resumed: number; lost: number; answered: number; silentMillisMax: number }>
  windows: Window[]
}

/** While the crowd goes on: how long an outage lasts, or comes after the last. */
export const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000))

/** A crowd of scripted people at a hub that runs. */
export class Crowd {
  private readonly begun = Date.now()
  private readonly marks = join(mkdtempSync(join(tmpdir(), 'legalhub-marks-')), 'marks')
  private said = ''
  private readonly ended: Promise<{ code: number | null; report?: Report; said: string }>

  constructor(url: string, options: Record<string, number>) {
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`])
    writeFileSync(this.marks, '')
    const simulator = spawn(SIMULATE, ['consultations', '--url', url, '--marks-file', this.marks, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let line = ''
    simulator.stdout.on('data', (bytes: Buffer) => (line += bytes))
    simulator.stderr.on('data', (bytes: Buffer) => (this.said += bytes))
    this.ended = new Promise((resolve) =>
      simulator.on('close', (code) => resolve({ code, report: line.trim() ? (JSON.parse(line) as Report) : undefined, said: this.said })),
    )
  }

  /** Milliseconds since it set out. */
  now(): number {
    return Date.now() - this.begun
  }

  /** From here to the next mark the report tells outages apart. */
  mark(label: string): void {
    appendFileSync(this.marks, `${Date.now()} ${label}\n`)
  }

  /** Resolves when the crowd is as far as this: a line of its progress. */
  async reached(words: string): Promise<void> {
    while (!this.said.includes(words)) await Promise.race([this.ended, new Promise((resolve) => setTimeout(resolve, 50))])
  }

  /** Every promise was kept: the simulator itself says so by its exit code. */
  async kept(): Promise<Report> {
    const { code, report, said } = await this.ended
    if (code !== 0 || !report) throw new Error(`the simulator ended with ${code}:\n${said}\n${JSON.stringify(report)}`)
    return report
  }
}

/** What many screens went through; the line with which `deploy/simulate dashboards` ends. */
export interface Screens {
  watchers: number
  pushes: number
  conflated: number
  lagMillis: Percentiles
  upToDate: number
  today: Record<string, number>
}

export async function lagOfScreens(urls: string, options: { watchers: number; residents: number; seconds: number }): Promise<Screens> {
  const words = ['dashboards', '--url', urls, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])]
  const { stdout } = await promisify(execFile)(SIMULATE, words)
  return JSON.parse(stdout) as Screens
}

/** What persons who reported went through; the line with which `deploy/simulate reports` ends. */
export interface Spoken {
  started: number
  completed: number
  accepted: number
  lostChunks: number
  hashMismatch: number
  bytesSent: number
  bytesHeard: number
}

/** Supervised persons check in and speak, an officer hears each of them. */
export async function speakers(urls: string, options: { persons: number; seconds: number; officers: number }): Promise<Spoken> {
  const words = ['reports', '--url', urls, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])]
  const { stdout } = await promisify(execFile)(SIMULATE, words)
  return JSON.parse(stdout) as Spoken
}

/** What devices went through; the line with which `deploy/simulate terminals` ends. */
export interface Fleet {
  enrolled: number
  falseAlerts: number
  dead: { count: number; missing: number }
  uses: { begun: number; ended: number }
  unexpected: { cloned: number }
}

/** Devices beat, some die, people sit down at others. Where a node dies beside them, lost lines are no fault of theirs. */
export async function devices(urls: string, options: { count: number; dying: number; seconds: number; residents: number; lawyers: number }): Promise<Fleet> {
  const words = ['terminals', '--url', urls, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])]
  const { stdout, stderr } = await promisify(execFile)(SIMULATE, words).catch((ended: { stdout: string; stderr: string }) => ended)
  if (!stdout) throw new Error(`the devices came to no figures:\n${stderr}`)
  return JSON.parse(stdout) as Fleet
}

/** Today's figures, as an officer's screen has them. */
export async function figuresOnAScreen(urls: string): Promise<Record<string, number>> {
  return (await lagOfScreens(urls, { watchers: 1, residents: 0, seconds: 0 })).today
}
