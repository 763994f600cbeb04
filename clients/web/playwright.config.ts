import { defineConfig } from '@playwright/test'

/** Page tests against the fake hub. One at a time: two were tried, each took twice as long. */
export default defineConfig({
  testDir: 'test/pages',
  outputDir: 'test-results',
  workers: 1,
  // Generous: the machine may be busy with the hub's tests.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
})
