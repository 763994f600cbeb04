/** What a listener holds of one segment: whole chunks, in order, without gaps. Pure. */
export class Heard {
  readonly pieces: Uint8Array[] = []
  untilMillis = 0
  bytes = 0

  /** How many chunks are held; the next one is the one after it. */
  get held(): number {
    return this.pieces.length
  }

  /** `repeated` is held already; `gap`: something before it is missing, it has to be asked for. */
  take(number: number, untilMillis: number, audio: Uint8Array): 'taken' | 'repeated' | 'gap' {
    if (number <= this.held) return 'repeated'
    if (number > this.held + 1) return 'gap'
    this.pieces.push(audio)
    this.bytes += audio.length
    this.untilMillis = untilMillis
    return 'taken'
  }
}
