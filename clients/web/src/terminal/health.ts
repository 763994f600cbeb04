import { DeviceComponent, DeviceNetwork } from '../wire/legalhub/v1/commands_pb'
import { device } from './device'

const GOOD_MILLIS = 300
const FAIR_MILLIS = 1_000
export const PAGE = 'web/0.1'

/** What this device has, and how quickly the hub answers it. A printer is nothing that a browser can see. */
export async function health() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? []
  const has = (kind: MediaDeviceKind) => devices.some((some) => some.kind === kind)
  const failing = [
    ...(has('videoinput') ? [] : [DeviceComponent.CAMERA]),
    ...(has('audioinput') ? [] : [DeviceComponent.MICROPHONE]),
    ...(has('audiooutput') ? [] : [DeviceComponent.SPEAKER]),
  ]
  return { case: 'tellHealth', value: { failing, network: await network(), page: PAGE } } as const
}

async function network(): Promise<DeviceNetwork> {
  const from = performance.now()
  try {
    await device.api.town()
  } catch {
    return DeviceNetwork.NETWORK_POOR
  }
  const millis = performance.now() - from
  return millis <= GOOD_MILLIS ? DeviceNetwork.NETWORK_GOOD : millis <= FAIR_MILLIS ? DeviceNetwork.NETWORK_FAIR : DeviceNetwork.NETWORK_POOR
}
