import { defineConfig } from '@playwright/test'
import pages from './playwright.config'

/**
 * Conferences over real bridges. By hand only, since no bridge can be had from a package registry:
 * `LEGALHUB_BRIDGES=… npm run test:bridge` (signaling/jitsi/RATIONALE.md says how to start one).
 */
export default defineConfig({
  ...pages,
  testDir: 'test/bridge',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
})
