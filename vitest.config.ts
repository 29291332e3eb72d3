import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,server,web}/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 20_000,
    coverage: {
      include: ['shared/src/domain/**/*.ts'],
      exclude: ['**/*.test.ts'],
      thresholds: { branches: 100 },
    },
  },
})
