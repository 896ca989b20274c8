import { availableParallelism } from 'node:os';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import remixConfig from './remix.config.js';

const underTest = process.env.VITEST !== undefined;

/** Where the run's figures go as JSON, when somebody (`.ci/run`) wants to count them. */
const report = process.env.VITEST_REPORT_FILE;

const shared = { extends: true as const };
/** The address only fixes the dialect before any module is loaded; `freshDatabase` opens the real one. */
const environmentFor = (dialect: 'sqlite' | 'postgres') => ({
  TEST_DIALECT: dialect,
  DATABASE_URL: dialect === 'postgres' ? 'postgres://chosen-by-each-test' : 'data/chosen-by-each-test.db',
  LOG_LEVEL: 'silent',
});
/** The reading of every page takes longest: begun last, it would run on alone when all else is done. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => (moduleId.endsWith('journeys/pages.test.ts') ? 1 : 0);
    return (await super.sort(files)).sort((a, b) => isLong(b) - isLong(a));
  }
}

const integration = {
  include: ['app/**/*.integration.test.ts', 'tests/*.integration.test.ts'],
  environment: 'node' as const,
  setupFiles: ['tests/support/setup.ts'],
  globalSetup: ['tests/support/seeded.global.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

/** `vite build --mode command-line`: the command line as one file, which starts in a fraction of the time that the sources take. */
const commandLine = { ssr: 'app/cli.ts', outDir: 'build/cli', target: 'node20' };

export default defineConfig(({ mode }) => ({
  plugins: [
    tailwindcss(),
    ...(underTest || mode === 'command-line' ? [] : [remix(remixConfig)]),
    tsconfigPaths(),
  ],
  build: {
    target: 'es2022',
    ...(mode === 'command-line' ? commandLine : {}),
    rollupOptions: {
      // Routes without a component give empty client chunks, and one library's comments are not read: neither is news.
      onwarn(warning, warn) {
        if (warning.code !== 'EMPTY_BUNDLE' && warning.code !== 'INVALID_ANNOTATION') warn(warning);
      },
    },
  },
  server: { port: Number(process.env.PORT ?? 3000) },
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', ...(report ? [['json', { outputFile: report }] as ['json', object]] : [])],
    // The runner's own choice leaves one core to itself: on two cores that is one file at a time, and the tests wait on
    // databases and child processes for more than half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          // What is pure shares one loading of the source among files: most of their time would go into it.
          isolate: false,
          env: { LOG_LEVEL: 'silent' },
          include: ['{app,drizzle,seeds,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', 'tests/journeys/**', 'node_modules/**'],
          environment: 'node',
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: { ...integration, name: 'sqlite', env: environmentFor('sqlite') },
      },
      {
        ...shared,
        test: {
          ...integration,
          name: 'postgres',
          env: environmentFor('postgres'),
          globalSetup: ['tests/support/seeded.global.ts', 'tests/support/postgres.global.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/support/setup.ts'],
          globalSetup: ['tests/support/journeys.global.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // After the others, so that a browser and a server do not have to share two cores with them.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
}));
