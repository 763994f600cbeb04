import type { Line } from './ladder'

/** What one side's browser measured over the whole call, also across new peer connections. */
export interface Measured {
  roundTripMillis: number
  lossPerMille: number
  width: number
  height: number
}

interface Totals {
  lost: number
  received: number
  bytes: number
  frames: number
}

/** Receivers tell what they missed each second to five. */
const OLD_LOOKS = 7

const NONE: Totals = { lost: 0, received: 0, bytes: 0, frames: 0 }

export class Quality {
  measured: Measured = { roundTripMillis: 0, lossPerMille: 0, width: 0, height: 0 }
  /** Whether anything arrived between the last two looks. */
  flowing = false
  framesSeen = false

  private before = NONE
  private now = NONE
  private kbps: number | undefined
  private loss = { at: 0, perMille: 0, looks: 0 }
  private framesSent = 0

  /** A new peer connection counts from zero. */
  newPeer(): void {
    this.before = { ...this.before, lost: this.before.lost + this.now.lost, received: this.before.received + this.now.received }
    this.now = NONE
    this.flowing = false
    this.kbps = undefined
    this.loss = { at: 0, perMille: 0, looks: 0 }
    this.framesSent = 0
  }

  /** What the last look saw of the line's strength. */
  line(connection: RTCPeerConnection | undefined, text: boolean): Line {
    return { kbps: this.kbps, lossPerMille: this.loss.perMille, media: connection?.connectionState === 'connected', text }
  }

  async look(connection: RTCPeerConnection): Promise<void> {
    const totals = { ...NONE }
    let roundTripSeconds = 0
    let framesSent = 0
    let bitsPerSecond = 0
    const loss = { at: 0, perMille: 0 }
    const report = (await connection.getStats()) as unknown as Map<string, Record<string, number & string>>
    for (const stat of report.values()) {
      if (stat.type === 'inbound-rtp') {
        totals.lost += stat.packetsLost ?? 0
        totals.received += stat.packetsReceived ?? 0
        totals.bytes += stat.bytesReceived ?? 0
        totals.frames += stat.framesDecoded ?? 0
        if (stat.frameWidth) {
          this.measured.width = stat.frameWidth
          this.measured.height = stat.frameHeight ?? 0
        }
      } else if (stat.type === 'candidate-pair' && stat.nominated && stat.currentRoundTripTime) {
        roundTripSeconds = Math.max(roundTripSeconds, stat.currentRoundTripTime)
        bitsPerSecond = Math.max(bitsPerSecond, stat.availableOutgoingBitrate ?? 0)
      } else if (stat.type === 'outbound-rtp') {
        framesSent += stat.framesSent ?? 0
      } else if (stat.type === 'remote-inbound-rtp') {
        loss.at = Math.max(loss.at, stat.timestamp ?? 0)
        loss.perMille = Math.max(loss.perMille, Math.round((stat.fractionLost ?? 0) * 1000))
      }
    }
    this.flowing = totals.bytes > this.now.bytes
    this.framesSeen ||= totals.frames > 0
    this.now = totals
    this.weigh(loss, framesSent, bitsPerSecond)
    if (roundTripSeconds) this.measured.roundTripMillis = Math.round(roundTripSeconds * 1000)
    const lost = Math.max(0, this.before.lost + totals.lost)
    const all = lost + this.before.received + totals.received
    this.measured.lossPerMille = all ? Math.round((lost / all) * 1000) : 0
  }

  /** A browser that sends no picture has no reason to find out how much it could; and a report that is old says nothing. */
  private weigh(loss: { at: number; perMille: number }, framesSent: number, bitsPerSecond: number): void {
    this.kbps = framesSent > this.framesSent && bitsPerSecond ? bitsPerSecond / 1000 : undefined
    this.framesSent = framesSent
    const looks = loss.at === this.loss.at ? this.loss.looks + 1 : 0
    this.loss = { at: loss.at, perMille: looks < OLD_LOOKS ? loss.perMille : 0, looks }
  }
}
