// Every text is there, in both languages, and every text is used. Fails the build otherwise.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkMessages, checkPrompts } from './messages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path) => readFileSync(join(root, path), 'utf8')
const walk = (folder) =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    return statSync(join(root, path)).isDirectory() ? walk(path) : [path]
  })

const sources = {}
for (const path of walk('src')) {
  if (/\.(vue|ts)$/.test(path) && !path.startsWith('src/wire')) sources[path] = read(path)
}
const catalogues = {}
for (const name of readdirSync(join(root, 'src/messages'))) catalogues[name.replace('.json', '')] = JSON.parse(read(`src/messages/${name}`))

const protocol = read('../../signaling/README.md')
const protos = ['commands', 'views'].map((name) => read(`../../signaling/wire/src/main/proto/legalhub/v1/${name}.proto`)).join('\n')
const spoken = {}
for (const language of readdirSync(join(root, 'public/voice'))) {
  const sounds = readdirSync(join(root, 'public/voice', language)).filter((name) => name.endsWith('.mp3')).map((name) => name.replace('.mp3', ''))
  spoken[language] = { texts: Object.keys(JSON.parse(read(`public/voice/${language}/prompts.json`))), sounds }
}
const faults = [...checkMessages({ sources, catalogues, protocol, protos }), ...checkPrompts(read('src/terminal/voice.ts'), spoken)]
if (faults.length) {
  console.error(`Messages:\n  ${faults.join('\n  ')}`)
  process.exit(1)
}
console.log(`Messages: ${Object.keys(catalogues).length} catalogues agree with the code, the protocol and each other.`)
