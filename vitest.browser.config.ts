import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Each has a system and a browser of its own, and mostly waits for them.
    maxWorkers: 2,
    // A busy machine's screen may lag.
    expect: { poll: { timeout: 15_000 } },
  },
});
