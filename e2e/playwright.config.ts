import { defineConfig } from '@playwright/test'
import { chromiumPath } from './fixtures/browser.ts'

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  // For a busy machine: what passes never waits so long, and what fails is late whatever the bound.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  fullyParallel: false,
  // Two wait for each other’s servers and timers less than one does; each test has a server and a store of its own.
  workers: 2,
  retries: 0,
  reporter: [['list']],
  use: {
    actionTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording costs a third of the whole run; what failed is repeated with `--trace on`.
    trace: 'off',
    launchOptions: {
      ...(chromiumPath ? { executablePath: chromiumPath } : {}),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
