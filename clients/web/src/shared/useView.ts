import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { ConnectionState, Hub } from '../hub/hub'
import { NOTHING, type Topic, type View } from '../hub/views'

/** A topic on the screen, for as long as the screen is there; another topic when the getter says so. */
export function useView(hub: Hub, topic: () => Topic | undefined): ShallowRef<View> {
  const view = shallowRef<View>(NOTHING)
  let end = () => {}
  watch(
    () => JSON.stringify(topic()),
    () => {
      end()
      view.value = NOTHING
      const wanted = topic()
      end = wanted ? hub.views.watch(wanted, (seen) => (view.value = seen)) : () => {}
    },
    { immediate: true },
  )
  onScopeDispose(() => end())
  return view
}

export function useConnection(hub: Hub): ShallowRef<ConnectionState> {
  const state = shallowRef(hub.connection.state)
  onScopeDispose(hub.connection.states.on((seen) => (state.value = seen)))
  return state
}
