import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The set-up of a project, once its box has one: a template database, a running product for the browser. */
const setUp = (path: string): string[] => (existsSync(path) ? [path] : []);

/**
 * Five kinds of tests, from fast to slow. `vitest run --project rule` runs one kind.
 * A time limit ends what hangs; it is no measure, because a test may share its processors with three others.
 * `isolate: false`: modules are loaded once a worker, so a test leaves nothing behind in module state.
 */
export default defineConfig({
  test: {
    isolate: false,
    pool: 'forks',
    reporters: process.env['ZHIDAN_TEST_REPORTER']?.split(',') ?? ['default'],
    slowTestThreshold: 1_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rule',
          include: [
            'core/**/*.test.ts',
            'connectors/**/*.test.ts',
            'emulators/**/*.test.ts',
            'scripts/**/*.test.ts',
            'web/**/*.test.{ts,tsx}',
          ],
          exclude: ['web/e2e/**', '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['server/journeys/**', '**/node_modules/**'],
          globalSetup: setUp('server/testing/global-setup.ts'),
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // whole processes that are started and killed: one after the other, so that each has the machine to itself
        extends: true,
        test: {
          name: 'journey',
          include: ['server/journeys/*.test.ts'],
          globalSetup: setUp('server/testing/global-setup.ts'),
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // starting, killing and taking over: they wait for processes and clocks more than they reckon
        extends: true,
        test: {
          name: 'launch',
          include: ['server/journeys/launch/**/*.test.ts'],
          globalSetup: setUp('server/testing/global-setup.ts'),
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['web/e2e/**/*.test.ts'],
          globalSetup: setUp('web/e2e/global-setup.ts'),
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
