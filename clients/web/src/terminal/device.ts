import { computed, effectScope, ref, shallowRef, watch } from 'vue'
import type { Town } from '../hub/api'
import { Hub } from '../hub/hub'
import { every } from '../hub/timers'
import { SignedOut } from '../hub/tokens'
import { part } from '../hub/views'
import { useConnection, useView } from '../shared/useView'
import { calls } from './calls'
import { DeviceKey } from './deviceKey'
import { browserDeviceStore } from './deviceStore'
import { DeviceTokens, type Shut } from './deviceTokens'

/** The device itself: its key, its log-in, and what the hub wants of it. */

const store = browserDeviceStore()
const key = shallowRef<DeviceKey>()
let tokens: DeviceTokens

export const device = new Hub(['TERMINAL'], 'web/0.1 terminal', (api, timers) => (tokens = new DeviceTokens(calls(api), timers, () => key.value, oneWindow)))
export const asks = calls(device.api)

/** `applying`: its code waits to be typed. `shut`: it is not let in. */
export const standing = ref<'starting' | 'applying' | 'in' | 'shut' | 'unreachable'>('starting')
export const shut = ref<Shut>()
export const enrolment = computed(() => (standing.value === 'applying' ? key.value?.enrolment : undefined))
export const town = shallowRef<Town>()

const APPROVED_EVERY_MILLIS = 3_000
const TRY_AGAIN_MILLIS = 5_000

const scope = effectScope(true)
export const connection = scope.run(() => useConnection(device))!
export const view = scope.run(() => useView(device, () => (standing.value === 'in' ? { case: 'device', value: {} } : undefined)))!
export const self = computed(() => part(view.value, 'device', 'terminal'))
export const claim = computed(() => part(view.value, 'claim'))
export const isVillage = computed(() => self.value?.post?.kind === 'VILLAGE_TERMINAL')
export const placeName = computed(() => self.value?.post?.name ?? '')

/** Goes on until the device is in, or is told that it never will be. */
export async function begin(): Promise<void> {
  try {
    town.value ??= await device.town()
    key.value ??= await DeviceKey.load(store)
    if (!key.value || isLate()) key.value = await DeviceKey.make(store, asks.apply)
    standing.value = key.value.enrolment ? 'applying' : standing.value
    await tokens.refresh()
    standing.value = 'in'
    device.connection.start()
  } catch (problem) {
    if (problem instanceof SignedOut) return refused()
    if (standing.value === 'starting') standing.value = 'unreachable'
    device.timers.after(TRY_AGAIN_MILLIS, () => void begin())
  }
}

function isLate(): boolean {
  const until = key.value?.enrolment?.untilMillis
  return until !== undefined && until < device.connection.now()
}

async function refused(): Promise<void> {
  const waits = key.value?.enrolment && tokens.shut === 'NOT_FOUND'
  if (waits) {
    standing.value = 'applying'
    device.timers.after(APPROVED_EVERY_MILLIS, () => void begin())
  } else {
    shut.value = tokens.shut
    standing.value = 'shut'
  }
}

/** A clerk's wish on a device that is out: a new key, and a new code to type. */
export async function enrolAnew(): Promise<void> {
  await store.clear()
  location.reload()
}

/** Its line ended for good: was it revoked? The hub says at the next log-in. */
scope.run(() => watch(connection, ({ name }) => name === 'signedOut' && standing.value === 'in' && void begin()))

/** One window of this browser at a time. */
function oneWindow<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('legalhub.device', work) as Promise<T>) : work()
}

/** Told to the hub when the device is in, and whenever it changes. */
export function watchHealth(look: () => Promise<Parameters<typeof device.send>[0]>): void {
  let told = ''
  const tell = async () => {
    if (standing.value !== 'in' || connection.value.name !== 'open') return
    const health = await look()
    const said = JSON.stringify(health)
    if (said === told) return
    told = said
    await device.send(health).catch(() => (told = ''))
  }
  const HEALTH_EVERY_MILLIS = 30_000
  device.connection.welcomes.on(() => ((told = ''), void tell()))
  every(device.timers, HEALTH_EVERY_MILLIS, () => void tell())
  navigator.mediaDevices?.addEventListener('devicechange', () => void tell())
}
