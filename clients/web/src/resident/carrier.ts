import type { Api } from '../hub/api'
import type { Timers } from '../hub/timers'
import type { Keeper } from '../hub/tokens'
import { Channel } from '../wire/legalhub/v1/commands_pb'

/** By what a visit comes to the hub: the resident's own phone, or a terminal that many people use. */
export interface Carrier {
  channel: Channel
  client: string
  /** Where the device stands; '' for wherever the person says. */
  village: () => string
  /** Whether people can be asked to type. */
  typing: () => boolean
  /** Whether it is the person's own: what is kept on it stays theirs. */
  own: boolean
  /** Where tokens come from, if not from this browser's cookie. */
  keeper?: (api: Api, timers: Timers) => Keeper
}

let carrier: Carrier = { channel: Channel.PHONE_WEB, client: 'web/0.1 resident', village: () => '', typing: () => true, own: true }

let asked = false

/** Before anything of a visit is loaded: its line to the hub is made then. */
export function carryBy(other: Carrier): void {
  if (asked) throw new Error('a visit was loaded before it was said by whom it is carried')
  carrier = other
}

export function carriedBy(): Carrier {
  asked = true
  return carrier
}
