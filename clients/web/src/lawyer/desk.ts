import { computed, effectScope } from 'vue'
import { part } from '../hub/views'
import { makeStaff } from '../shared/staff'
import { useView } from '../shared/useView'
import { DutyState } from '../wire/legalhub/v1/views_pb'

/** One lawyer's desk, as the hub shows it. */
export const staff = makeStaff(['LAWYER'], 'web/0.1 lawyer')
export const { hub, town, townProblem, account, person, connection, begin, logOut, nameOf, deskName } = staff

const scope = effectScope(true)
export const deskView = scope.run(() =>
  useView(hub, () => (account.value === 'in' ? { case: 'desk', value: {} } : undefined)),
)!
export const duty = computed(() => part(deskView.value, 'duty'))
export const offer = computed(() => part(deskView.value, 'offer'))
export const work = computed(() => part(deskView.value, 'work'))
export const onDuty = computed(() => (duty.value?.state ?? DutyState.OFF_DUTY) !== DutyState.OFF_DUTY)

/** The pool whose queue is shown: the lawyer's own, or the town's first until the hub has said which. */
export const pool = computed(() => duty.value?.pool || town.value?.pools[0]?.id || '')
