import { computed, defineAsyncComponent, nextTick, watch, type Component } from 'vue'
import { VisitPhase } from '../wire/legalhub/v1/views_pb'
import ChoosingScreen from './ChoosingScreen.vue'
import DetailsScreen from './DetailsScreen.vue'
import NoticeScreen from './NoticeScreen.vue'
import PromisedScreen from './PromisedScreen.vue'
import RatingScreen from './RatingScreen.vue'
import TopicScreen from './TopicScreen.vue'
import { ASKING, arrive, step } from './route'
import { account, connection, phase, request, visitView } from './visit'

const loadCall = () => import('./CallScreen.vue')
const loadCheck = () => import('./CheckScreen.vue')
const CallScreen = defineAsyncComponent(loadCall)
const CheckScreen = defineAsyncComponent(loadCheck)
const RecordsScreen = defineAsyncComponent(() => import('./RecordsScreen.vue'))

const BY_STEP = {
  topic: TopicScreen,
  details: DetailsScreen,
  notice: NoticeScreen,
  check: CheckScreen,
  closed: ChoosingScreen,
} as const

export type Stop = 'unreachable' | 'displaced' | 'faulty'

/**
 * Which screen a visit wants: the visit decides, and before it the steps of asking.
 *
 * @param home before anything is asked for
 * @param waiting while a lawyer is waited for
 */
export function useScreen(home: Component, waiting: () => Component) {
  const byPhase: Partial<Record<VisitPhase, Component>> = {
    [VisitPhase.CHOOSING]: ChoosingScreen,
    [VisitPhase.PROMISED]: PromisedScreen,
    [VisitPhase.IN_CONSULTATION]: CallScreen,
    [VisitPhase.RATING]: RatingScreen,
  }

  const screen = computed<Component | 'loading' | Stop>(() => {
    if (connection.value.name === 'displaced' || connection.value.name === 'faulty') return connection.value.name
    if (visitView.value.state === 'ended') return 'faulty'
    if (visitView.value.state === 'loading') return 'loading'
    const busy = phase.value === VisitPhase.IN_CONSULTATION || phase.value === VisitPhase.WAITING
    if (step.value === 'records' && !busy) return RecordsScreen
    const decided = phase.value === VisitPhase.WAITING ? waiting() : byPhase[phase.value]
    if (decided) return decided
    // Nobody gets past the topic, or to the asking, without what comes before it.
    if (ASKING.includes(step.value) && step.value !== 'topic' && !request.category) return TopicScreen
    if (step.value === 'check' && !request.noticeRead) return NoticeScreen
    return BY_STEP[step.value as keyof typeof BY_STEP] ?? home
  })

  // Asked: from now on the visit says where it stands.
  watch(phase, (now) => now !== VisitPhase.IDLE && step.value !== 'records' && arrive(), { immediate: true })

  // What a visit needs later is fetched while the node that gave this page is there: another node can serve the visit,
  // but not these files.
  watch(account, (now) => now === 'in' && void Promise.allSettled([loadCall(), loadCheck()]), { immediate: true })

  return { screen, inCall: computed(() => screen.value === CallScreen) }
}

/** A new screen begins at its top, and its title is what a screen reader says. */
export function startAtTop(screen: () => unknown): void {
  watch(screen, async () => {
    await nextTick()
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  })
}
