import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/faults/**/*.fault.ts'],
    globalSetup: ['test/services/build-once.ts', 'test/faults/figures/tell-figures.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // Each has servers and processes of its own, and waits for them a third of its time.
    maxWorkers: 3,
    expect: { poll: { timeout: 30_000 } },
  },
});
