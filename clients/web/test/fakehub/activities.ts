import { Refused } from './refused'
import type { FakeViews } from './views'

interface Participant {
  personId: string
  state: string
  minutes?: number
  arrivedMillis?: bigint
  departedMillis?: bigint
}

interface Activity {
  activityId: string
  title: string
  place: string
  places: number
  fromMillis: bigint
  untilMillis: bigint
  cancelled: boolean
  code: string
  participants: Participant[]
}

const millis = (time: number) => BigInt(Math.round(time))

/** Public-benefit activities of one office; everybody sees their own side. */
export class FakeActivities {
  private readonly all = new Map<string, Activity>()
  private readonly photos = new Map<string, Buffer>()
  private readonly persons = new Set<string>()

  constructor(
    private readonly views: FakeViews,
    private readonly credit: (personId: string, activityId: string, minutes: number) => void,
  ) {}

  /** From now on somebody looks. */
  admit(personId: string): void {
    this.persons.add(personId)
    for (const one of this.all.values()) this.show(one)
  }

  publish(told: { title: string; place: string; fromMillis: number; untilMillis: number; places: number }, activityId = `activity-${this.all.size + 1}`) {
    const { title, place, places } = told
    const one: Activity = { activityId, title, place, places, fromMillis: millis(told.fromMillis), untilMillis: millis(told.untilMillis), cancelled: false, code: '402817', participants: [] }
    this.all.set(activityId, one)
    this.show(one)
    return { activityId, code: one.code }
  }

  cancel(id: string): void {
    const one = this.all.get(id)!
    one.cancelled = true
    this.show(one)
  }

  sign(personId: string, id: string, which: string): void {
    const one = this.all.get(id)!
    if (which === 'sign-off') one.participants = one.participants.filter((some) => some.personId !== personId)
    else if (one.participants.length >= one.places) throw new Refused('409 AT_CAPACITY')
    else one.participants.push({ personId, state: 'SIGNED_UP' })
    this.show(one)
  }

  pass(personId: string, id: string, which: string, { code, photo, position }: Record<string, unknown>): void {
    const one = this.all.get(id)!
    const mine = one.participants.find((some) => some.personId === personId)
    if (!mine || mine.state !== (which === 'arrive' ? 'SIGNED_UP' : 'PRESENT')) throw new Refused('409 NOT_IN_THIS_STATE')
    if (code !== one.code) throw new Refused('401 WRONG_CODE')
    if (photo) this.photos.set(`${id}/${personId}/${which === 'arrive' ? 'in' : 'out'}`, Buffer.from(photo as string, 'base64'))
    if (which === 'arrive') Object.assign(mine, { state: 'PRESENT', arrivedMillis: millis(Date.now()) })
    else {
      const minutes = position ? 120 : 0
      Object.assign(mine, { state: minutes ? 'DONE' : 'DOUBTFUL', departedMillis: millis(Date.now()), minutes })
      this.credit(personId, id, minutes)
    }
    this.show(one)
  }

  photo(id: string, personId: string, which: string): Buffer {
    const found = this.photos.get(`${id}/${personId}/${which}`)
    if (!found) throw new Refused('404 NOT_FOUND')
    return found
  }

  private show(one: Activity): void {
    const { code, participants, ...open } = one
    const key = `activity/${one.activityId}`
    const value = { ...open, taken: participants.length }
    this.views.set('activities/wuzhen', key, { case: 'activity', value: { ...value, code, participants } })
    for (const person of this.persons) {
      const mine = participants.find(({ personId }) => personId === person)?.state ?? ''
      this.views.set(`activities/${person}`, key, { case: 'activity', value: { ...value, mine } })
    }
  }
}
