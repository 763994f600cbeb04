import type { Hub } from '../hub/hub'

export type NetworkGrade = 'good' | 'slow' | 'none'

const TRIES = 3
const GOOD_MILLIS = 400

/** How quickly the hub answers a small question: what a villager would call a good or a bad line. */
export async function measureNetwork(hub: Hub): Promise<NetworkGrade> {
  const times: number[] = []
  for (let i = 0; i < TRIES; i++) {
    const from = performance.now()
    try {
      await hub.api.town()
      times.push(performance.now() - from)
    } catch {
      // The page's own node is away, and another one serves the visit.
      return hub.connection.state.name === 'open' ? 'slow' : 'none'
    }
  }
  return Math.min(...times) <= GOOD_MILLIS ? 'good' : 'slow'
}

/** Follows how loud a microphone hears, from 0 to 1; the answer ends it. */
export function meter(track: MediaStreamTrack, seen: (level: number) => void): () => void {
  if (typeof AudioContext === 'undefined') return () => {}
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  const handle = setInterval(() => {
    analyser.getByteTimeDomainData(samples)
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0)
    seen(Math.min(1, loudest / 64))
  }, 120)
  return () => {
    clearInterval(handle)
    void context.close()
  }
}
