import { carryBy } from '../resident/carrier'
import { Channel } from '../wire/legalhub/v1/commands_pb'
import { isVillage, self } from './device'
import { keeper } from './use'

/** Before anything of a visit is loaded: it comes from this device. */
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
