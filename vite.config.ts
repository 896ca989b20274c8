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
/** Files that take long, the longest of each project first: begun last, one would run on alone when all else is done. */
const LONG = [
  'journeys/pages.test.ts',
  'journeys/access.test.ts',
  'journeys/insight.test.ts',
  'journeys/lived-agreement.test.ts',
  'tests/year.integration.test.ts',
  'tests/demo.integration.test.ts',
  'allocation/allocation.integration.test.ts',
  'tests/upgrades.integration.test.ts',
  'mail/workers.integration.test.ts',
  'tests/processes.integration.test.ts',
  'stripe/crash.integration.test.ts',
  'tests/races.integration.test.ts',
  'tests/command-line.test.ts',
  'tests/architecture.test.ts',
  'ledger/ten-thousand.test.ts',
  'allocation/solve.properties.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Projects stay in the order they have: files of one share a process.
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const place = ({ project, moduleId }: TestSpecification) => {
      const at = LONG.findIndex((end) => moduleId.endsWith(end));
      return projects.indexOf(project.name) * (LONG.length + 1) + (at < 0 ? LONG.length : at);
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}

/** Files share a process, in which `loaded-anew.ts` has each begin with an application that has just started. */
const integration = {
  include: ['app/**/*.integration.test.ts', 'tests/*.integration.test.ts'],
  environment: 'node' as const,
  isolate: false,
  setupFiles: ['tests/support/setup.ts', 'tests/support/loaded-anew.ts'],
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
    // databases, child processes and clocks for more than half of it.
    maxWorkers: Math.max(3, availableParallelism() - 1),
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
        test: {
          ...integration,
          name: 'sqlite',
          env: environmentFor('sqlite'),
          globalSetup: ['tests/support/seeded.global.ts', 'tests/support/sqlite.global.ts'],
        },
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
          isolate: false,
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          setupFiles: [
            'tests/support/setup.ts',
            'tests/support/loaded-anew.ts',
            'tests/support/demo-seeded.ts',
          ],
          globalSetup: ['tests/support/journeys.global.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // After the others, so that a browser and a server do not have to share two cores with them.
          sequence: { groupOrder: 1 },
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
    ],
  },
}));
