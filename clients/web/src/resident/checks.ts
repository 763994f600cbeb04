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
