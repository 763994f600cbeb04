import type { MessageInitShape } from '@bufbuild/protobuf'
import type { IceServer } from '../wire/legalhub/v1/frames_pb'
import type { CandidateSchema } from '../wire/legalhub/v1/signals_pb'
import type { SignalPayload } from './signals'

/** What a direct line and a line to a bridge negotiate alike. */

export function configurationOf({ iceServers, relayOnly }: { iceServers: IceServer[]; relayOnly: boolean }): RTCConfiguration {
  return {
    iceServers: iceServers.map(({ urls, username, credential }) => ({ urls, username, credential })),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  }
}

export function candidateStep(candidate: RTCIceCandidate | null): SignalPayload {
  return {
    case: 'candidate',
    value: {
      candidate: candidate?.candidate ?? '',
      mid: candidate?.sdpMid ?? '',
      mlineIndex: candidate?.sdpMLineIndex ?? 0,
      usernameFragment: candidate?.usernameFragment ?? '',
    },
  }
}

/** One that belongs to a description that was withdrawn or ignored has nowhere to go. */
export async function addCandidate(connection: RTCPeerConnection, told: MessageInitShape<typeof CandidateSchema>): Promise<void> {
  const { candidate, mid, mlineIndex, usernameFragment } = told
  const init = { candidate, sdpMid: mid || null, sdpMLineIndex: mlineIndex, usernameFragment: usernameFragment || null }
  await connection.addIceCandidate(init as RTCIceCandidateInit).catch(() => {})
}

/** Steps of a negotiation, ours and theirs, one at a time. */
export class InTurn {
  private work: Promise<unknown> = Promise.resolve()
  private closed = false

  add(step: () => Promise<void>): void {
    this.work = this.work.then(() => (this.closed ? undefined : step())).catch((problem: unknown) => {
      if (!this.closed) console.warn('negotiation step failed', problem)
    })
  }

  close(): void {
    this.closed = true
  }
}
