import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { versionDefine } from './scripts/version-define.mjs';

/** As long as a page is waited for: a busy machine takes its time, and nothing waits longer than it must. */
const POLL = { poll: { timeout: 60_000 } };

/** What is promised within a time, and what uses every processor. */
const ALONE = ['tests/browser/cancel.test.ts', 'tests/browser/production.test.ts'];

export default defineConfig({
  define: versionDefine(),
  test: {
    coverage: { include: ['src/**'] },
    // 100 files took 45 s with all modules loaded anew for each, and 16 s so. None of src keeps anything (tests/architecture.test.ts), nor may a helper.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/bench/**'],
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ALONE,
          globalSetup: ['tests/browser/setup/global-setup.ts'],
          maxWorkers: Math.min(2, availableParallelism()),
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: POLL,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser alone',
          environment: 'node',
          include: ALONE,
          globalSetup: ['tests/browser/setup/global-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: POLL,
        },
      },
    ],
  },
});
