import { defineConfig } from '@playwright/test'
import pages from './playwright.config'

/** Two minutes of waiting for a hidden tab, and a crowd through a power cut: only in `deploy/test --full`. */
const patient = ['**/hidden-tab.test.ts', '**/power.test.ts']

// Hubs that live for a minute: compiled lightly they are up again in two thirds of the time. In full as in the field.
if (!process.env.LEGALHUB_FULL) process.env.JDK_JAVA_OPTIONS ??= '-XX:TieredStopAtLevel=1'

/** Whole visits on a real hub with its real database, one test at a time. `npm run test:real`. */
export default defineConfig({
  ...pages,
  testDir: 'test/real',
  testIgnore: process.env.LEGALHUB_FULL ? [] : patient,
  timeout: 240_000,
  expect: { timeout: 30_000 },
})
