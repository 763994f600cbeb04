import { Refused } from './refused'
import type { FakeViews } from './views'

interface Shift {
  lawyer: string
  fromMillis: number
  untilMillis: number
}

/** The duty rotas of offices, as actors/rota keeps them. */
export class FakeRota {
  private readonly offices = new Map<string, Map<string, Shift>>()

  constructor(private readonly views: FakeViews) {}

  /** What is planned, by shift. */
  of(office: string): ReadonlyMap<string, Shift> {
    return this.planned(office)
  }

  plan(office: string, id: string, shift: Shift, by = 'admin'): void {
    this.planned(office).set(id, shift)
    const { lawyer, fromMillis, untilMillis } = shift
    const value = { shiftId: id, lawyerId: lawyer, fromMillis: BigInt(fromMillis), untilMillis: BigInt(untilMillis), plannedBy: by }
    this.views.set(`rota/${office}`, `shift/${id}`, { case: 'shift', value })
  }

  api(path: string, by: string, body: object): object {
    const [, office = '', id = '', cancel] = /^\/api\/admin\/rota\/([\w-]+)\/shifts\/([\w-]+)(\/cancel)?$/.exec(path) ?? []
    if (!id) throw new Refused('404 NOT_FOUND')
    const planned = this.planned(office)
    if (cancel) {
      if (!planned.delete(id)) throw new Refused('404 NOT_FOUND')
      this.views.set(`rota/${office}`, `shift/${id}`, undefined)
      return {}
    }
    const shift = body as Shift
    if (!(shift.fromMillis < shift.untilMillis && shift.untilMillis > Date.now())) throw new Refused('400 INVALID')
    const taken = [...planned].some(([other, { lawyer, fromMillis, untilMillis }]) => other !== id && lawyer === shift.lawyer && fromMillis < shift.untilMillis && shift.fromMillis < untilMillis)
    if (taken) throw new Refused('409 NOT_IN_THIS_STATE')
    this.plan(office, id, shift, by)
    return {}
  }

  private planned(office: string): Map<string, Shift> {
    const known = this.offices.get(office) ?? new Map<string, Shift>()
    this.offices.set(office, known)
    return known
  }
}
