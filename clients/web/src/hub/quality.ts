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

const NONE: Totals = { lost: 0, received: 0, bytes: 0, frames: 0 }

export class Quality {
  measured: Measured = { roundTripMillis: 0, lossPerMille: 0, width: 0, height: 0 }
  /** Whether anything arrived between the last two looks. */
  flowing = false
  framesSeen = false

  private before = NONE
  private now = NONE

  /** A new peer connection counts from zero. */
  newPeer(): void {
    this.before = { ...this.before, lost: this.before.lost + this.now.lost, received: this.before.received + this.now.received }
    this.now = NONE
    this.flowing = false
  }

  async look(connection: RTCPeerConnection): Promise<void> {
    const totals = { ...NONE }
    let roundTripSeconds = 0
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
      }
    }
    this.flowing = totals.bytes > this.now.bytes
    this.framesSeen ||= totals.frames > 0
    this.now = totals
    if (roundTripSeconds) this.measured.roundTripMillis = Math.round(roundTripSeconds * 1000)
    const lost = Math.max(0, this.before.lost + totals.lost)
    const all = lost + this.before.received + totals.received
    this.measured.lossPerMille = all ? Math.round((lost / all) * 1000) : 0
  }
}
