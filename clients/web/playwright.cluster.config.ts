import { defineConfig } from '@playwright/test'
import pages from './playwright.config'

/** Three hubs as one cluster; minutes each, so by `deploy/test --full` only. `npm run test:cluster`. */
export default defineConfig({
  ...pages,
  testDir: 'test/cluster',
  timeout: 600_000,
})
