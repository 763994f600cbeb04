/** One piece of a segment, as the recorder wrote it. */
export interface Chunk {
  segment: number
  /** From 1 within the segment. */
  number: number
  untilMillis: number
  audio: Uint8Array
}

interface Line {
  chunks: Chunk[]
  /** The hub knows of the segment; before that nothing of it is sent. */
  opened: boolean
  durable: number
  sent: number
  /** One chunk asks from where to go on; the others wait for the answer. */
  asking: boolean
  failure: string
}

const UNDER_WAY_MAX = 64

/** What of a report is to be sent next and what the hub holds already. Pure: no socket, no clock, no browser. */
export class Outbox {
  private readonly lines = new Map<number, Line>()

  begin(segment: number): void {
    if (!this.lines.has(segment)) this.lines.set(segment, { chunks: [], opened: false, durable: 0, sent: 0, asking: true, failure: '' })
  }

  add(chunk: Chunk): void {
    this.begin(chunk.segment)
    this.line(chunk.segment)!.chunks.push(chunk)
  }

  opened(segment: number): void {
    const line = this.line(segment)
    if (line) line.opened = true
  }

  /** The next chunk that may be sent; from then on it is under way. */
  next(): Chunk | undefined {
    if (this.underWay >= UNDER_WAY_MAX) return undefined
    for (const line of this.lines.values()) {
      const waits = !line.opened || line.failure || (line.asking && line.sent > line.durable)
      const chunk = waits ? undefined : line.chunks[line.sent]
      if (!chunk) continue
      line.sent++
      return chunk
    }
    return undefined
  }

  /** A chunk couldn't be given to the socket after all. */
  takeBack(chunk: Chunk): void {
    const line = this.line(chunk.segment)!
    line.sent = Math.max(line.durable, chunk.number - 1)
  }

  acknowledged(segment: number, upTo: number): void {
    const line = this.line(segment)
    if (!line) return
    line.asking = false
    line.durable = Math.max(line.durable, Math.min(upTo, line.chunks.length))
    line.sent = Math.max(line.sent, line.durable)
  }

  /** Goes on from what the hub takes next. False: what was refused had been taken back already. */
  refused(segment: number, number: number, expected: number): boolean {
    const line = this.line(segment)
    if (!line || number > line.sent) return false
    line.asking = false
    const from = expected > 0 ? Math.min(expected - 1, line.chunks.length) : line.durable
    line.durable = Math.min(line.durable, from)
    line.sent = from
    return true
  }

  /** The hub will not take this segment. */
  failed(segment: number, code: string): void {
    const line = this.line(segment)
    if (!line) return
    line.failure = code
    line.sent = line.durable
  }

  /** Another try for what had failed; the answer names it. */
  retry(): number[] {
    const failed = [...this.lines].filter(([, line]) => line.failure)
    for (const [, line] of failed) Object.assign(line, { failure: '', opened: false, asking: true })
    return failed.map(([segment]) => segment)
  }

  /** What was under way is lost: from the last durable chunk again, and one chunk asks first. */
  rewind(): void {
    for (const line of this.lines.values()) {
      line.sent = line.durable
      line.asking = true
    }
  }

  get failure(): string {
    return [...this.lines.values()].find(({ failure }) => failure)?.failure ?? ''
  }

  get underWay(): number {
    return this.sum(({ sent, durable }) => sent - durable)
  }

  get made(): number {
    return this.sum(({ chunks }) => chunks.length)
  }

  get durable(): number {
    return this.sum(({ durable }) => durable)
  }

  get isDurable(): boolean {
    return this.durable === this.made
  }

  segments(): number[] {
    return [...this.lines.keys()]
  }

  chunks(segment: number): readonly Chunk[] {
    return this.line(segment)?.chunks ?? []
  }

  private line(segment: number): Line | undefined {
    return this.lines.get(segment)
  }

  private sum(of: (line: Line) => number): number {
    let sum = 0
    for (const line of this.lines.values()) sum += of(line)
    return sum
  }
}
