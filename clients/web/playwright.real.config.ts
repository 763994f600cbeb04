import { defineConfig } from '@playwright/test'
import pages, { CHROMIUM } from './playwright.config'

/**
 * What takes a minute and is shown from another side elsewhere: only in `deploy/test --full`, as are tests with the tag
 * @patient. The other tests stay under 25 minutes together.
 */
const patient = ['**/hidden-tab.test.ts', '**/power.test.ts', '**/store.test.ts', '**/relay-only.test.ts', '**/room.test.ts']

// Hubs that live for a minute: compiled lightly they are up again in two thirds of the time. In full as in the field.
if (!process.env.LEGALHUB_FULL) process.env.JDK_JAVA_OPTIONS ??= '-XX:TieredStopAtLevel=1'

/** Whole visits on a real hub with its real database, one test at a time. `npm run test:real`. */
export default defineConfig({
  ...pages,
  testDir: 'test/real',
  workers: 1,
  testIgnore: process.env.LEGALHUB_FULL ? [] : patient,
  ...(process.env.LEGALHUB_FULL ? {} : { grepInvert: /@patient/ }),
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // Whoever visits a hub has a whole browser.
  use: { ...pages.use, launchOptions: { ...pages.use!.launchOptions, executablePath: CHROMIUM } },
})
