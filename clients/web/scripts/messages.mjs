/** Which folders of src a page's catalogue serves; `common` serves all. */
const PAGES = ['entrance', 'resident', 'supervised', 'lawyer', 'office', 'admin', 'terminal', 'scan', 'conference', 'room']
/** A page that shows another's screens has its texts too. */
const ALSO = { terminal: ['resident'], room: ['conference'] }
const LANGUAGES = ['zh-CN', 'en']

/**
 * Compares the catalogues with each other, with the keys that the code names, and with the protocol's own lists.
 * A key may be named whole ('home.title'), or by its beginning when the rest is a value (`rule.${…}`).
 */
export function checkMessages({ sources, catalogues, protocol, protos }) {
  const faults = []
  const keys = {}
  for (const name of ['common', ...PAGES]) {
    const [first, second] = LANGUAGES.map((language) => flatten(catalogues[`${name}.${language}`] ?? {}))
    for (const key of first.keys()) if (!second.has(key)) faults.push(`${name}.en lacks ${key}`)
    for (const key of second.keys()) if (!first.has(key)) faults.push(`${name}.zh-CN lacks ${key}`)
    for (const [key, text] of first) {
      const [zh, en] = [text, second.get(key) ?? text].map((some) => [...new Set([...some.matchAll(/\{(\w+)\}/g)].map(([, word]) => word))].sort().join())
      if (zh !== en) faults.push(`${name}: ${key} has {${zh}} in zh-CN and {${en}} in en`)
    }
    keys[name] = new Set(first.keys())
  }
  faults.push(...uses(sources, keys), ...protocolLists(keys, protocol, protos))
  return faults
}

function uses(sources, keys) {
  const faults = []
  const used = Object.fromEntries(Object.keys(keys).map((name) => [name, new Set()]))
  for (const [path, text] of Object.entries(sources)) {
    const folder = path.split('/')[1]
    const pages = PAGES.includes(folder) ? [folder, ...(ALSO[folder] ?? [])] : PAGES
    const bare = text.replace(/import [^\n]+ from '[^']+'/g, '').replace(/import\('[^']+'\)/g, '')
    for (const [, key] of bare.matchAll(/'([a-z][A-Za-z]*(?:\.[A-Za-z_0-9]+)+)'/g)) {
      if (!looksLikeKey(key, keys)) continue
      for (const name of ['common', ...pages]) if (keys[name].has(key)) used[name].add(key)
      if (PAGES.includes(folder) && !['common', ...pages].some((name) => keys[name].has(key))) faults.push(`${path} uses ${key}, which isn't in ${pages.join(', ')} or common`)
      if (folder === 'shared' && !keys.common.has(key)) {
        const lacking = usersOf(path, sources).filter((page) => ![page, ...(ALSO[page] ?? [])].some((name) => keys[name].has(key)))
        if (lacking.length) faults.push(`${path} uses ${key}, which isn't in common or ${lacking.join(', ')}`)
      }
    }
    for (const [, prefix] of bare.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z_0-9]+)*\.)\$\{/g)) {
      let found = false
      for (const name of ['common', ...pages]) {
        for (const key of keys[name]) if (key.startsWith(prefix)) { used[name].add(key); found = true }
      }
      if (!found && looksLikeKey(`${prefix}x`, keys)) faults.push(`${path} uses ${prefix}…, of which there is none`)
    }
  }
  for (const [name, all] of Object.entries(keys)) {
    for (const key of all) if (!used[name].has(key)) faults.push(`${name}: ${key} is never used`)
  }
  return faults
}

/** The pages that import a shared file, directly or through another one. */
function usersOf(path, sources, seen = new Set()) {
  const name = path.split('/').pop().replace(/\.ts$/, '')
  const pages = new Set()
  for (const [other, text] of Object.entries(sources)) {
    if (seen.has(other) || !new RegExp(`/${name.replace('.', '\\.')}'`).test(text)) continue
    seen.add(other)
    const folder = other.split('/')[1]
    if (PAGES.includes(folder)) pages.add(folder)
    else for (const page of usersOf(other, sources, seen)) pages.add(page)
  }
  return [...pages]
}

/**
 * Every prompt that a terminal speaks has its text and its sound in each language, and none more.
 *
 * @param spoken by language: the texts of prompts.json and the names of the sound files
 */
export function checkPrompts(source, spoken) {
  const faults = []
  const wanted = [...source.split('PROMPTS = [')[1].split(']')[0].matchAll(/'(\w+)'/g)].map(([, name]) => name)
  for (const language of LANGUAGES) {
    const { texts, sounds } = spoken[language] ?? { texts: [], sounds: [] }
    for (const name of wanted) {
      if (!texts.includes(name)) faults.push(`public/voice/${language}/prompts.json lacks ${name}`)
      if (!sounds.includes(name)) faults.push(`public/voice/${language} lacks ${name}.mp3`)
    }
    for (const name of new Set([...texts, ...sounds])) if (!wanted.includes(name)) faults.push(`public/voice/${language}: ${name} is never spoken`)
  }
  return faults
}

/** What the hub may say has a text: the refusals of the protocol's page and the values of its enums and lists. */
function protocolLists(keys, protocol, protos) {
  const faults = []
  const need = (page, prefix, values) => {
    const has = (key) => keys[page].has(key) || keys.common.has(key)
    for (const value of values) if (!has(`${prefix}.${value}`)) faults.push(`${page} lacks ${prefix}.${value} of the protocol`)
  }
  const refusals = [...protocol.split('## Refusals')[1].split('\n## ')[0].matchAll(/^\| ([A-Z_]+) \|/gm)].map(([, code]) => code)
  if (refusals.length < 10) faults.push('signaling/README.md: its table of refusals was not found')
  need('resident', 'refusal', refusals)
  need('lawyer', 'refusal', refusals)
  const values = (name) => [...protos.split(`enum ${name} {`)[1].split('}')[0].matchAll(/^ {2}([A-Z_]+) = \d+;/gm)].map(([, value]) => value)
  need('resident', 'group', values('Group').filter((value) => !value.includes('UNSPECIFIED')))
  need('lawyer', 'group', values('Group').filter((value) => !value.includes('UNSPECIFIED')))
  need('lawyer', 'outcome', values('Outcome'))
  need('lawyer', 'duty', values('DutyState'))
  need('lawyer', 'ticket', values('TicketState'))
  const listed = (message, field) => {
    const body = protos.split(`message ${message} {`)[1].split('\n}')[0]
    const comment = body.slice(0, body.search(new RegExp(`\\b${field} = `))).split(';').pop()
    return [...comment.matchAll(/`([A-Z_]{3,})`/g)].map(([, value]) => value)
  }
  need('office', 'concern', listed('ConcernPart', 'why'))
  need('office', 'alert', listed('AlertPart', 'rule'))
  need('office', 'outcome', values('Outcome').filter((value) => !value.includes('UNSPECIFIED')))
  need('supervised', 'obligation', listed('ObligationPart', 'kind'))
  need('supervised', 'state', listed('OwnReportPart', 'state'))
  need('supervised', 'mine', listed('Participant', 'state'))
  need('office', 'participant', listed('Participant', 'state'))
  need('office', 'exception', listed('ExceptionPart', 'kind'))
  need('office', 'reportState', listed('VoiceReportPart', 'state'))
  need('office', 'position', listed('VoiceReportPart', 'position'))
  for (const page of ['supervised', 'office']) {
    need(page, 'leaveState', listed('LeavePart', 'state'))
    need(page, 'ground', listed('SupervisionPart', 'ground'))
    need(page, 'level', values('SupervisionClass').filter((value) => !value.includes('UNSPECIFIED')))
  }
  need('lawyer', 'rule', listed('OfferPart', 'rule'))
  need('lawyer', 'decline', listed('DeclineOffer', 'reason'))
  need('lawyer', 'duty.reason', listed('DutyPart', 'reason'))
  return faults
}

function looksLikeKey(key, keys) {
  const top = key.split('.')[0]
  return Object.values(keys).some((set) => [...set].some((known) => known.startsWith(`${top}.`)))
}

function flatten(tree, prefix = '', into = new Map()) {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + name, value)
    else flatten(value, `${prefix}${name}.`, into)
  }
  return into
}
