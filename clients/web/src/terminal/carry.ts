import { carryBy } from '../resident/carrier'
import { Channel } from '../wire/legalhub/v1/commands_pb'
import { isVillage, self } from './device'
import { keeper } from './use'

/** Visits come from this device, and from whichever person uses it. */
export function carryVisits(): void {
  carryBy({
    get channel() {
      return isVillage.value ? Channel.VILLAGE_TERMINAL : Channel.KIOSK
    },
    client: 'web/0.1 terminal guest',
    village: () => self.value?.post?.village ?? '',
    typing: () => !isVillage.value,
    own: false,
    keeper,
  })
}
