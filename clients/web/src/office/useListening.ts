import { onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { Listening } from '../hub/listening'
import { Player } from '../hub/player'
import { hub } from './office'

/** Listens to a report for as long as its box is shown, and begins by itself: at the live edge, or at the beginning. */
export function useListening(reportId: string, audio: ShallowRef<HTMLAudioElement | null>) {
  const { connection, commands, views, timers } = hub
  const listening = new Listening({ connection, commands, views, timers, reportId })
  const state = shallowRef(listening.state)
  const player = shallowRef<Player>()
  const playing = shallowRef<Player['state']>()
  let begun = false

  function begin(): void {
    const first = listening.state.segments.find(({ held }) => held > 0)
    if (begun || !player.value || !first) return
    begun = true
    if (listening.state.live) player.value.follow()
    else player.value.play(first.number)
  }

  const end = listening.changes.on((seen) => {
    state.value = seen
    begin()
  })
  onMounted(() => {
    const made = (player.value = new Player(audio.value!, listening))
    playing.value = made.state
    made.changes.on((seen) => (playing.value = seen))
    begin()
  })
  onScopeDispose(() => {
    end()
    player.value?.close()
    listening.close()
  })
  return { listening, state, player, playing }
}
