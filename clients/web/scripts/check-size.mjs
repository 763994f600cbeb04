// What a villager's phone loads before a call starts stays small. Fails the build when it doesn't.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const KIB = 1024
const RESIDENT_KIB_MAX = 150
const SUPERVISED_KIB_MAX = 150
const GUEST_KIB_MAX = 150
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const size = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length

/** Whose texts a page shows beside its own. */
const ALSO = { room: ['conference'] }

/** Everything that a page may load, in Chinese, short of what `apart` names. */
function files(entry, apart, seen = new Set(), found = new Set()) {
  if (seen.has(entry) || apart(entry)) return found
  seen.add(entry)
  const { file, css = [], imports = [], dynamicImports = [], assets = [] } = manifest[entry]
  for (const one of [file, ...css, ...assets]) found.add(one)
  for (const next of [...imports, ...dynamicImports]) files(next, apart, seen, found)
  return found
}

function kib(entry, html, apart = () => false) {
  const page = entry.split('/').length > 1 ? entry.split('/')[0] : 'entrance'
  const other = (name) => apart(name) || /messages\/.*\.en\.json$/.test(name) || (/messages\//.test(name) && !['common', page, ...(ALSO[page] ?? [])].some((own) => name.includes(`/${own}.`)))
  const bytes = [...files(entry, other)].map(size).reduce((sum, one) => sum + one, size(html))
  return bytes / KIB
}

/** What comes with a call, or after one. */
const call = (name) => ['CallScreen.vue', 'RecordsScreen.vue'].some((screen) => name.endsWith(screen))
const conference = (name) => name.endsWith('BesideCall.vue')
const before = kib('resident/index.html', 'resident/index.html', call)
const all = kib('resident/index.html', 'resident/index.html', conference)
const withConference = kib('resident/index.html', 'resident/index.html')
const guest = kib('room/index.html', 'room/index.html')
const supervised = kib('supervised/index.html', 'supervised/index.html')
const lawyer = kib('lawyer/index.html', 'lawyer/index.html')
const office = kib('office/index.html', 'office/index.html')
const admin = kib('admin/index.html', 'admin/index.html')
const entrance = kib('index.html', 'index.html')
const line = (name, value) => `${name} ${value.toFixed(1)} KiB`
console.log(`Gzip: ${line('resident before a call', before)} (at most ${RESIDENT_KIB_MAX}), ${line('with the call', all)}, ${line('with a conference', withConference)}, ${line('guest', guest)} (at most ${GUEST_KIB_MAX}), ${line('supervised', supervised)} (at most ${SUPERVISED_KIB_MAX}), ${line('lawyer', lawyer)}, ${line('office', office)}, ${line('administration', admin)}, ${line('entrance', entrance)}`)
if (before > RESIDENT_KIB_MAX) {
  console.error(`The resident's page is over ${RESIDENT_KIB_MAX} KiB before a call starts.`)
  process.exit(1)
}
if (supervised > SUPERVISED_KIB_MAX) {
  console.error(`The supervised person's page is over ${SUPERVISED_KIB_MAX} KiB.`)
  process.exit(1)
}
if (guest > GUEST_KIB_MAX) {
  console.error(`The guest's page is over ${GUEST_KIB_MAX} KiB.`)
  process.exit(1)
}
