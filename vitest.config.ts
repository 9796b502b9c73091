import { defineConfig } from 'vitest/config';

const STORE = ['{src,tests,tools,web}/**/*.store.test.ts', 'tests/flows/**/*.flow.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      // Rules without a database, and whatever brings its own.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,tests,tools,web}/**/*.test.{ts,tsx}'],
          exclude: [...STORE, '**/node_modules/**'],
        },
      },
      // Through SQL, HTTP and the browser: run on each database server we support.
      { extends: true, test: { name: 'store', include: STORE, globalSetup: 'tests/support/server.ts' } },
    ],
  },
});
