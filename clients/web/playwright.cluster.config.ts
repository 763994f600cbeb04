import { defineConfig } from '@playwright/test'
import pages from './playwright.config'

const NODES = ['11', '12', '13'].map((host) => `http://10.78.0.${host}:18080`)

/** Three hubs as one cluster; minutes each, so by `deploy/test --full` only. `npm run test:cluster`. */
export default defineConfig({
  ...pages,
  testDir: 'test/cluster',
  workers: 1,
  timeout: 600_000,
  use: {
    ...pages.use,
    launchOptions: {
      ...pages.use!.launchOptions,
      // A camera is given to HTTPS and to loopback only; these nodes are hosts of their own.
      args: [...pages.use!.launchOptions!.args!, `--unsafely-treat-insecure-origin-as-secure=${NODES}`],
    },
  },
})
