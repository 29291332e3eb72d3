import { defineConfig } from 'vitest/config'
import { runes } from './web/runes.ts'

export default defineConfig({
  plugins: [runes],
  test: {
    include: ['{shared,server,web}/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // A bound for what hangs: properties and whole servers take as long as a busy machine makes them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 40_000 } },
    // Much of it waits for processes and disks: one for each core, not one less as it would be by itself.
    maxWorkers: '100%',
    // The modules of ours keep nothing that a later file could see; reading them anew for each took two thirds of the time.
    isolate: false,
    coverage: {
      include: ['shared/src/domain/**/*.ts'],
      exclude: ['**/*.test.ts'],
      thresholds: { branches: 100 },
    },
  },
})
