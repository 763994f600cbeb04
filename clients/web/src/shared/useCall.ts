import { onScopeDispose, shallowRef } from 'vue'
import { Call } from '../hub/call'
import type { Hub } from '../hub/hub'
import { OwnMedia } from '../hub/own'

/** Joins a consultation's call for as long as its screen is shown. */
export function useCall(hub: Hub, consultationId: string, wanted: { audio: boolean; video: boolean }) {
  const { connection, commands, views, timers, tokens } = hub
  const personId = tokens.person?.personId ?? ''
  const own = new OwnMedia(wanted)
  const call = new Call({ connection, commands, views, timers, consultationId, personId, own })
  const state = shallowRef(call.state)
  const end = call.changes.on((seen) => (state.value = seen))
  window.legalhub = { ...window.legalhub!, call: () => call.rtc }
  void call.join()
  onScopeDispose(() => {
    end()
    call.close()
  })
  return { call, own, state }
}
