import { defineConfig } from '@playwright/test'
import pages from './playwright.config'

/** Whole visits on a real hub with its real database, one test at a time. `npm run test:real`. */
export default defineConfig({
  ...pages,
  testDir: 'test/real',
  timeout: 240_000,
  expect: { timeout: 30_000 },
})
