import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** The same browser without its own windows: the pages of a call take a sixth less time in it on two cores. */
const SHELL = '/usr/bin/chromium-headless-shell'
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** A page's camera gives ten pictures a second instead of twenty: tests of calls take a tenth less time, and see motion all the same. */
const CAMERA = '--use-fake-device-for-media-stream=fps=10'

/** Page tests against the fake hub, two at a time: 7 minutes on two cores instead of 9. */
export default defineConfig({
  testDir: 'test/pages',
  outputDir: 'test-results',
  workers: 2,
  // Generous: the machine may be busy with the hub's tests.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    // What waits for ever says where it waits.
    actionTimeout: 60_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? (existsSync(SHELL) ? SHELL : CHROMIUM),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        CAMERA,
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
})
