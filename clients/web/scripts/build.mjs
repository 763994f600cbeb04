// What Maven calls: fetches packages when they are missing or the lock file is newer, then builds when anything is
// newer than the last build.
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import './check-node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = [
  'index.html', 'resident', 'supervised', 'lawyer', 'office', 'admin', 'terminal', 'scan', 'room', 'src', 'public', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts',
  'tsconfig.json', 'buf.gen.yaml', 'node_modules/.package-lock.json', '../../signaling/wire/src/main/proto', '../../signaling/README.md',
]
const MADE_HERE = join(root, 'src/wire')

const time = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
const npm = (...args) => execFileSync('npm', args, { cwd: root, stdio: 'inherit' })

function newest(path) {
  if (path === MADE_HERE) return 0
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

try {
  if (time('node_modules/.package-lock.json') < time('package-lock.json')) {
    npm('ci', '--no-audit', '--no-fund')
    const now = new Date()
    utimesSync(join(root, 'node_modules/.package-lock.json'), now, now)
  }
  const built = time('dist/.vite/manifest.json')
  if (Math.max(...SOURCES.map((path) => newest(join(root, path)))) > built) npm('run', 'build')
  else console.log('The pages are up to date.')
} catch (problem) {
  if (problem.code === 'ENOENT') console.error('The pages need npm on the PATH to be built.')
  process.exit(problem.status || 1)
}
