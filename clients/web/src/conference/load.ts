import { defineAsyncComponent, type Component } from 'vue'
import { alsoSpeak } from '../shared/i18n'

/** A part of a conference with its texts; nobody loads it who talks to one person alone. */
export function ofConference<T extends Component>(part: () => Promise<{ default: T }>) {
  return defineAsyncComponent(async () => {
    const [loaded] = await Promise.all([part(), alsoSpeak('conference')])
    return loaded.default
  })
}

export const loadBesideCall = () => import('./BesideCall.vue')
