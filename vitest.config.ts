import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    globalSetup: ['test/services/build-once.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Each PGlite needs half a gigabyte and a core; more files at once only fight for both.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/pipeline/**'],
      reportsDirectory: 'coverage',
      thresholds: { lines: 95 },
    },
  },
});
