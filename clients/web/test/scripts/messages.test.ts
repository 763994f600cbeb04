import { expect, test } from 'vitest'
// @ts-expect-error a plain script of the build
import { checkMessages, checkPrompts } from '../../scripts/messages.mjs'

const PROTOCOL = `## Refusals\n${['A_A', 'B_B', 'C_C', 'D_D', 'E_E', 'F_F', 'G_G', 'H_H', 'I_I', 'J_J'].map((code) => `| ${code} | no | x |`).join('\n')}\n## Limits`
const PROTOS = `enum Group {\n  OLD = 1;\n}\nenum Outcome {\n  OK_OK = 1;\n}\nenum DutyState {\n  OFF = 1;\n}\nenum TicketState {\n  IN = 1;\n}
enum SupervisionClass {\n  LOOSE = 1;\n}
message SupervisionPart {\n  // \`PAROLE\`.\n  string ground = 7;\n}\nmessage ObligationPart {\n  // \`REPORT\`.\n  string kind = 2;\n}\nmessage OwnReportPart {\n  // \`ACCEPTED\`.\n  string state = 3;\n}\nmessage ExceptionPart {\n  // \`MISSED_REPORT\`.\n  string kind = 3;\n}\nmessage LeavePart {\n  // \`ASKED\`.\n  string state = 6;\n}\nmessage Participant {\n  // \`DONE\`.\n  string state = 2;\n}\nmessage VoiceReportPart {\n  // \`ACCEPTED\`.\n  string state = 5;\n  // \`INSIDE\`.\n  string position = 9;\n}
message OfferPart {\n  // One of \`FIRST\`.\n  string rule = 9;\n}\nmessage DeclineOffer {\n  // \`BUSY\`.\n  string reason = 2;\n}\nmessage DutyPart {\n  // \`LOST\`.\n  string reason = 3;\n}\nmessage ConcernPart {\n  // \`LATE\`.\n  string why = 2;\n}\nmessage AlertPart {\n  // \`FULL_UP\`.\n  string rule = 2;\n}`

function town() {
  const common = {
    refusal: Object.fromEntries([...'ABCDEFGHIJ'].map((letter) => [`${letter}_${letter}`, 'x'])),
    group: { OLD: 'x' }, outcome: { OK_OK: 'x' }, duty: { OFF: 'x', reason: { LOST: 'x' } }, ticket: { IN: 'x' }, rule: { FIRST: 'x' }, decline: { BUSY: 'x' }, concern: { LATE: 'x' }, alert: { FULL_UP: 'x' }, level: { LOOSE: 'x' }, ground: { PAROLE: 'x' }, obligation: { REPORT: 'x' }, state: { ACCEPTED: 'x' }, reportState: { ACCEPTED: 'x' }, position: { INSIDE: 'x' }, exception: { MISSED_REPORT: 'x' }, leaveState: { ASKED: 'x' }, mine: { DONE: 'x' }, participant: { DONE: 'x' },
  }
  const catalogues: Record<string, Record<string, unknown>> = { 'common.zh-CN': common, 'common.en': structuredClone(common) }
  for (const page of ['entrance', 'resident', 'supervised', 'lawyer', 'office']) for (const language of ['zh-CN', 'en']) catalogues[`${page}.${language}`] = { [page]: { title: 'x {n}' } }
  const uses = ['refusal', 'group', 'outcome', 'duty', 'ticket', 'rule', 'decline', 'concern', 'alert', 'level', 'ground', 'obligation', 'state', 'reportState', 'position', 'exception', 'leaveState', 'mine', 'participant'].map((name) => `t(\`${name}.\${x}\`)`).join(';')
  const sources: Record<string, string> = { 'src/shared/a.ts': uses }
  for (const page of ['entrance', 'resident', 'supervised', 'lawyer', 'office']) sources[`src/${page}/App.vue`] = `t('${page}.title')`
  return { catalogues, sources, protocol: PROTOCOL, protos: PROTOS }
}

test('a whole town has no faults', () => expect(checkMessages(town())).toEqual([]))

test('a key that one language lacks is a fault', () => {
  const it = town()
  it.catalogues['resident.en'] = { resident: {} }
  expect(checkMessages(it)).toContain('resident.en lacks resident.title')
})

test('a key that the code uses and no catalogue has is a fault', () => {
  const it = town()
  it.sources['src/resident/B.vue'] = "t('resident.gone')"
  expect(checkMessages(it).join()).toContain('src/resident/B.vue uses resident.gone')
})

test('a key that nothing uses is a fault', () => {
  const it = town()
  it.sources['src/lawyer/App.vue'] = ''
  expect(checkMessages(it)).toContain('lawyer: lawyer.title is never used')
})

test('other placeholders in the other language are a fault', () => {
  const it = town()
  it.catalogues['resident.en'] = { resident: { title: 'x {m}' } }
  expect(checkMessages(it).join()).toContain('has {n} in zh-CN and {m} in en')
})

test('a refusal of the protocol without a text is a fault', () => {
  const it = town()
  it.protocol = PROTOCOL.replace('## Limits', '').concat('\n| NEW_CODE | no | x |\n## Limits')
  expect(checkMessages(it)).toContain('resident lacks refusal.NEW_CODE of the protocol')
})

test('a prompt without its text or its sound in a language is a fault, and one that nobody speaks', () => {
  const source = "export const PROMPTS = ['welcome', 'next'] as const"
  const whole = { texts: ['welcome', 'next'], sounds: ['welcome', 'next'] }
  expect(checkPrompts(source, { 'zh-CN': whole, en: whole })).toEqual([])
  expect(checkPrompts(source, { 'zh-CN': whole, en: { texts: ['welcome', 'next', 'bye'], sounds: ['welcome'] } })).toEqual([
    'public/voice/en lacks next.mp3',
    'public/voice/en: bye is never spoken',
  ])
  expect(checkPrompts(source, { 'zh-CN': whole })).toHaveLength(4)
})
