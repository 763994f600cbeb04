import { Refused } from './refused'

const name = (zh: string, en: string) => ({ zh, en })

const FILE: Record<string, number> = {
  ringSeconds: 15,
  unansweredMax: 3,
  widenAfterSeconds: 60,
  insteadAfterSeconds: 180,
  keepAbsentSeconds: 600,
  ageingSeconds: 600,
  waitingMaxSeconds: 3600,
  answerDueAfterSeconds: 72_000,
  preferForSeconds: 60,
  returnsMax: 1,
  consultationsMax: 1,
  ticketsMax: 5000,
}

const LIMITS: Record<string, [number, number]> = {
  ringSeconds: [5, 300],
  unansweredMax: [1, 100],
  widenAfterSeconds: [1, 14_400],
  insteadAfterSeconds: [1, 14_400],
  keepAbsentSeconds: [10, 14_400],
  ageingSeconds: [60, 28_800],
  waitingMaxSeconds: [60, 43_200],
  answerDueAfterSeconds: [3600, 86_400],
  preferForSeconds: [1, 3600],
  returnsMax: [0, 20],
  consultationsMax: [1, 10],
  ticketsMax: [1, 100_000],
}

const PEOPLE = [
  { id: 'admin', login: 'admin', role: 'ADMINISTRATOR', name: name('管理员', 'Administrator') },
  { id: 'officer-qian', login: 'qian', role: 'OFFICER', name: name('钱所员', 'Officer Qian') },
  { id: 'lawyer-shen', login: 'shen', role: 'LAWYER', name: name('沈律师', 'Ms Shen') },
  { id: 'lawyer-zhou', login: 'zhou', role: 'LAWYER', name: name('周律师', 'Mr Zhou') },
]

const nameOf = (id: string) => PEOPLE.find((person) => person.id === id)?.name
const BEGUN = Date.parse('2026-11-27T01:00:00Z')

/** Rules, accounts and the audit list, as an administrator meets them. */
export class FakeAdministration {
  private rules = { ...FILE }
  private set: { by: string; sinceMillis: number } | undefined
  private readonly accounts = PEOPLE.map((person) => ({
    ...person,
    password: person.id !== 'lawyer-zhou',
    locked: false,
    logIns: person.id === 'lawyer-zhou' ? 0 : 1,
    ...(person.id === 'lawyer-zhou' ? {} : { signedInMillis: BEGUN }),
  }))
  private readonly entries: object[] = []
  /** How many entries a page of the list has. */
  pageSize = 50

  /** Undefined for what isn't its own. */
  api(call: string, query: URLSearchParams, by: string, body: Record<string, unknown>): unknown {
    if (call === 'GET /api/admin/queues') return this.queues()
    if (call === 'GET /api/admin/accounts') return { accounts: this.accounts }
    if (call === 'GET /api/admin/audit') return this.audit(by, query)
    const rules = /^POST \/api\/admin\/queues\/([\w-]+)\/(rules|reset)$/.exec(call)
    if (rules) return this.setRules(by, rules[1]!, rules[2] === 'rules' ? (body as Record<string, number>) : undefined)
    const account = /^POST \/api\/admin\/accounts\/([\w-]+)\/(password|lock|unlock|revoke)$/.exec(call)
    return account ? this.care(by, account[1]!, account[2]!, body) : undefined
  }

  note(act: string, target: string, result: string | undefined, by = 'admin'): void {
    const number = this.entries.length + 1
    this.entries.push({ number, atMillis: BEGUN + number * 1000, role: 'ADMINISTRATOR', by, byName: nameOf(by), act, kind: '', target, targetName: nameOf(target), result })
  }

  private queues() {
    const setter = this.set && { ...this.set, byName: nameOf(this.set.by) }
    const own = Object.entries(FILE).some(([field, value]) => this.rules[field] !== value)
    return {
      queues: [{ pool: 'wuzhen', rules: this.rules, file: FILE, own, ...setter }],
      limits: Object.entries(LIMITS).map(([field, [least, most]]) => ({ field, least, most })),
    }
  }

  private setRules(by: string, pool: string, wanted: Record<string, number> | undefined) {
    const errors = Object.entries(LIMITS).flatMap(([field, [least, most]]) => {
      const value = (wanted ?? FILE)[field]
      const code = value === undefined ? 'MISSING' : value < least ? 'TOO_SMALL' : value > most ? 'TOO_LARGE' : ''
      return code ? [{ field, code, least, most }] : []
    })
    if (errors.length) throw new Refused('400 INVALID', errors)
    this.rules = { ...(wanted ?? FILE) }
    this.set = { by, sinceMillis: BEGUN + this.entries.length }
    this.note(wanted ? 'SET_RULES' : 'RESET_RULES', pool, 'DONE', by)
    return {}
  }

  private care(by: string, id: string, what: string, body: Record<string, unknown>) {
    const account = this.accounts.find((some) => some.id === id)!
    if (what === 'password' && String(body.password).length < 10) throw new Refused('400 WEAK_PASSWORD')
    if (what === 'password') account.password = true
    if (what === 'lock' || what === 'unlock') account.locked = what === 'lock'
    if (what !== 'unlock') account.logIns = 0
    const acts: Record<string, string> = { password: 'SET_PASSWORD', lock: 'LOCK_ACCOUNT', unlock: 'UNLOCK_ACCOUNT', revoke: 'REVOKE_ACCOUNT' }
    this.note(acts[what]!, id, 'DONE', by)
    return {}
  }

  private audit(by: string, query: URLSearchParams) {
    this.note('READ_AUDIT', query.get('day') ?? '', undefined, by)
    const before = Number(query.get('before') ?? this.entries.length + 1)
    const page = this.entries.slice(0, before - 1).reverse().slice(0, this.pageSize)
    const next = before - page.length
    return { day: query.get('day'), entries: page, ...(next > 1 ? { next } : {}) }
  }
}
