import type { Source } from './bridgePeer'
import { MemberStage, type MemberPart } from '../wire/legalhub/v1/views_pb'

/** How long a sound or a picture that arrives may pause: a voice that rests sends little, a picture that stands nothing. */
const PAUSE_MILLIS = 3_000
/** Quieter than this nobody speaks. */
const VOICE_LEVEL = 0.03

/** Whether a member sends anything, as all see it. */
export function sends({ stage, present, media, audioMuted, videoMuted }: MemberPart): boolean {
  if (stage !== MemberStage.ADMITTED || !present || !media) return false
  return (media.audio && !audioMuted) || ((media.video || media.screen) && !videoMuted)
}

/** What arrives from whom, by the bytes of each source. */
export class Arrivals {
  private readonly bytes = new Map<string, number>()
  private readonly rose = new Map<string, number>()
  private loudest: { memberId: string; looks: number } | undefined

  newLine(): void {
    this.bytes.clear()
    this.rose.clear()
    this.loudest = undefined
  }

  look(report: Iterable<Record<string, string & number>>, sources: readonly Source[], now: number): void {
    const byTrack = new Map(sources.map((source) => [source.track.id, source]))
    let level = VOICE_LEVEL
    let loudest = ''
    for (const stat of report) {
      const source = stat.type === 'inbound-rtp' ? byTrack.get(stat.trackIdentifier ?? '') : undefined
      if (!source) continue
      const { id } = source.track
      const before = this.bytes.get(id) ?? 0
      this.bytes.set(id, stat.bytesReceived ?? 0)
      if ((stat.bytesReceived ?? 0) > before) this.rose.set(source.memberId, now)
      if ((stat.audioLevel ?? 0) > level) [level, loudest] = [stat.audioLevel!, source.memberId]
    }
    if (loudest) this.loudest = { memberId: loudest, looks: this.loudest?.memberId === loudest ? this.loudest.looks + 1 : 1 }
  }

  arrivesFrom(memberId: string, now: number): boolean {
    return now - (this.rose.get(memberId) ?? -Infinity) < PAUSE_MILLIS
  }

  /** Who is louder than all others for longer than a cough; '' for nobody. */
  speaker(looks: number): string {
    return this.loudest && this.loudest.looks >= looks ? this.loudest.memberId : ''
  }
}
