// Serves the built pages with the fake hub, to look at them without a Java hub: npm run fake-hub [port]
import { createServer } from 'vite'

const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' })
const { FakeHub } = await vite.ssrLoadModule('/test/fakehub/fakehub.ts')
const url = await new FakeHub('dist').listen(Number(process.argv[2] ?? 8090))
console.log(`Fake hub: ${url}/  (lawyers: shen or zhou, password demo; one-time code 123456)`)
