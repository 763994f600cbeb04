import type { Done } from '../wire/legalhub/v1/frames_pb'
import { Refusal, type CommandBody, type Commands } from './commands'
import type { Timers } from './timers'

/** An ask that isn't answered in this time is made anew: a talk isn't over because the hub was away. */
const ASK_MILLIS = 20_000
const AGAIN_MILLIS = 1_000

/** Asks until it is done, refused for good, or no longer wanted. */
export async function insist(
  { commands, timers }: { commands: Commands; timers: Timers },
  body: () => CommandBody,
  wanted: () => boolean,
): Promise<Done['result'] | Refusal | undefined> {
  while (wanted()) {
    try {
      return (await commands.send(body(), ASK_MILLIS)).result
    } catch (problem) {
      const refusal = problem instanceof Refusal ? problem : new Refusal('OUTCOME_UNKNOWN', true)
      if (!refusal.retryable) return refusal
    }
    await new Promise<void>((again) => timers.after(AGAIN_MILLIS, again))
  }
  return undefined
}
