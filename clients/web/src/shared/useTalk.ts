import { computed, ref, watch } from 'vue'
import type { Town } from '../hub/api'
import type { Hub } from '../hub/hub'
import { part, type View } from '../hub/views'
import { loadBesideCall, ofConference } from '../conference/load'
import { alsoSpeak } from './i18n'
import { problemKey } from './problem'
import { useCall } from './useCall'

export const BesideCall = ofConference(loadBesideCall)

interface TalkWishes {
  hub: Hub
  consultationId: string
  wanted: { audio: boolean; video: boolean }
  view: () => View
  town: () => Town | undefined
}

/** A call between two, and the conference that it may become: to ask somebody in, or where the two can't reach each other. */
export function useTalk({ hub, consultationId, wanted, view, town }: TalkWishes) {
  const talk = useCall(hub, consultationId, wanted)
  const conferenceId = computed(() => part(view(), 'call')?.conferenceId ?? '')
  const offersConferences = computed(() => (town()?.conferences ?? 'NONE') !== 'NONE')
  /** The bridge carries sound and picture; the direct line is closed. */
  const bridged = ref(false)
  const directPlays = ref(false)
  const people = ref({ open: false, count: 0, atDoor: 0 })
  const problem = ref('')
  watch(() => talk.state.value.remote, () => (directPlays.value = false))
  watch(conferenceId, (id) => id || (bridged.value = false))
  // Whoever knocks isn't kept waiting because a panel is shut.
  watch(() => people.value.atDoor, (now, before) => now > before && (people.value.open = true))

  async function openConference(noDirectLine: boolean): Promise<void> {
    problem.value = ''
    try {
      await hub.send({ case: 'openConference', value: { consultationId, noDirectLine } })
    } catch (error) {
      problem.value = problemKey(error)
    }
  }

  async function showPeople(): Promise<void> {
    people.value.open = !people.value.open
    if (people.value.open && !conferenceId.value) await openConference(false)
    if (problem.value) people.value.open = false
  }

  let tried = false
  watch(
    () => talk.state.value.hopeless && !tried && offersConferences.value && !bridged.value,
    (now) => {
      if (!now) return
      tried = true
      void openConference(true)
    },
  )

  // While the node that gave this page is there: another node can serve the conference, but not these files.
  watch(offersConferences, (now) => now && void Promise.allSettled([loadBesideCall(), alsoSpeak('conference')]), { immediate: true })

  return { ...talk, conferenceId, offersConferences, bridged, directPlays, people, problem, showPeople }
}
