import { computed, effectScope, shallowRef, watch } from 'vue'
import type { Position } from '../hub/api'
import type { DeviceProblem } from '../hub/devices'
import { uuidv7 } from '../hub/ids'
import { browserKeep } from '../hub/keep'
import { Recording, type RecordingPorts, type RecordingState } from '../hub/recording'
import { part, parts } from '../hub/views'
import { makeStaff } from '../shared/staff'
import { useView } from '../shared/useView'
import { oneWriter } from './oneWriter'

/** A supervised person, where they stand, and the report that is being made on this phone. */
const page = makeStaff(['SUPERVISED_PERSON'], 'web/0.1 supervised')
export const { hub, town, townProblem, account, person, connection, begin, logIn } = page

const scope = effectScope(true)
export const standing = scope.run(() => useView(hub, () => (account.value === 'in' ? { case: 'supervision', value: {} } : undefined)))!
export const supervision = computed(() => part(standing.value, 'supervision'))
export const obligations = computed(() => parts(standing.value, 'obligation'))
/** Today and other days are the town's, as yyyy-MM-dd. */
export const dayOf = (millis: number) => new Date(millis).toLocaleDateString('sv', town.value ? { timeZone: town.value.hours.zone } : {})
export const leaves = computed(() => parts(standing.value, 'leave').sort((a, b) => b.from.localeCompare(a.from)))
export const credits = computed(() => parts(standing.value, 'credit').sort((a, b) => b.month.localeCompare(a.month)))
export const reports = computed(() => parts(standing.value, 'ownReport').sort((a, b) => Number(b.begunMillis - a.begunMillis)))

const keep = browserKeep()
const { connection: line, commands, timers } = hub
const ports: RecordingPorts = {
  connection: line,
  commands,
  timers,
  keep,
  finish: async (reportId, key, segments) => hub.api.finishReport(await hub.tokens.token(), key, reportId, segments),
}

export const recording = shallowRef<Recording>()
export const recordingState = shallowRef<RecordingState>()
/** Whether it is known that nothing unfinished is on this phone. */
export const looked = shallowRef(false)

function show(made: Recording | undefined): void {
  recording.value = made
  recordingState.value = made?.state
  made?.changes.on((state) => made === recording.value && (recordingState.value = state))
}

// Only the page that has the person's seat writes: another tab may have been recording until now.
const writer = oneWriter('legalhub.voice')
watch(
  () => [connection.value.name, account.value] as const,
  ([name, is]) => {
    if (is === 'in' && name === 'open') void lookForUnfinished()
    else if (name === 'displaced' || is === 'out') void letGo()
  },
)

async function lookForUnfinished(): Promise<void> {
  if (!(await writer.take()) || recording.value) return
  const kept = await keep.unfinished(hub.tokens.person?.personId ?? '')
  if (kept && !recording.value) show(new Recording(ports, kept))
  looked.value = true
}

async function letGo(): Promise<void> {
  const held = recording.value
  show(undefined)
  looked.value = false
  await held?.close()
  writer.leave()
}

const DEVICE_KEY = 'legalhub.device'

/** Made once by this browser: a report from another phone is looked at more closely. */
export function device(): string {
  const known = localStorage.getItem(DEVICE_KEY)
  if (known) return known
  const made = uuidv7()
  localStorage.setItem(DEVICE_KEY, made)
  return made
}

/** One intention to report, the same over its retries. */
let intention: { reportId: string; key: string } | undefined

/** Begins a report and its first segment. The answer says why the microphone can't. */
export async function startReport(microphone: MediaStreamTrack, position: Position | undefined): Promise<DeviceProblem | undefined> {
  intention ??= { reportId: uuidv7(line.now()), key: uuidv7(line.now()) }
  const { reportId, key } = intention
  const begun = await hub.api.beginReport(await hub.tokens.token(), key, { reportId, device: device(), ...(position ? { position } : {}) })
  intention = undefined
  const { digits, begunMillis } = begun
  const made = await Recording.begin(ports, { reportId, personId: hub.tokens.person?.personId ?? '', digits, begunMillis, finishKey: '' })
  const problem = await made.record(microphone)
  show(made)
  return problem
}

export function leaveReport(): void {
  show(undefined)
}

export async function discardReport(): Promise<void> {
  const held = recording.value
  show(undefined)
  await held?.discard()
}

export async function logOut(): Promise<void> {
  await letGo()
  await keep.wipe().catch(() => {})
  await page.logOut()
}
