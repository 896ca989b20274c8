/**
 * The house rules of who may import whom (app/README.md), checked by `npm run arch`.
 * Areas form a line, each importing only to its left.
 */
const line = [
  'accounts',
  'schools',
  'diagnosis',
  'directory',
  'matching',
  'agreements',
  'recompense',
  'practice',
  'reporting',
];
const areas = [...line, 'imports', 'notifications'];

/** Areas an area must not import: those to its right, and the two around them. */
function forbiddenFor(area) {
  if (area === 'imports')
    return areas.filter((a) => !['imports', 'accounts', 'schools', 'diagnosis'].includes(a));
  if (area === 'notifications') return [];
  return [...line.slice(line.indexOf(area) + 1), 'imports', 'notifications'];
}

const areaRules = areas
  .filter((area) => forbiddenFor(area).length > 0)
  .map((area) => ({
    name: `${area}-imports-only-to-its-left`,
    comment: 'Areas form a line; each imports only to its left.',
    severity: 'error',
    from: { path: `^app/${area}/` },
    to: { path: `^app/(${forbiddenFor(area).join('|')})/` },
  }));

const impure =
  '^(node:|fs$|path$|crypto$)|node_modules/(@remix-run|drizzle-orm|stripe|zod|better-sqlite3|pg|lucia|pino|react)/';

module.exports = {
  forbidden: [
    ...areaRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^app/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^app/kernel/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports the kernel and domain/ of areas to its left, nothing else.',
      severity: 'error',
      from: { path: '^app/[^/]+/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^app/(kernel|[^/]+/domain)/' },
    },
    {
      name: 'domain-uses-no-framework',
      severity: 'error',
      from: { path: '^app/(kernel|[^/]+/domain)/', pathNot: '\\.test\\.ts$' },
      to: { path: impure },
    },
    {
      name: 'only-server-files-touch-database-and-platform',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: [
          '\\.server\\.tsx?$',
          '\\.test\\.tsx?$',
          '^app/cli\\.ts$',
          '^app/[a-z-]+\\.cli\\.ts$',
          '^app/[^/]+/cli\\.ts$',
          '^app/(routes|platform)/',
          '^app/(root|entry\\.server)\\.tsx$',
        ],
      },
      to: { path: '^drizzle/|^app/platform/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-do-not-touch-the-schema',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^drizzle/|node_modules/drizzle-orm/' },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      from: { path: '^(app|drizzle|seeds)/', pathNot: '^app/routes' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'platform-imports-no-area',
      severity: 'error',
      from: { path: '^app/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: `^app/(${areas.join('|')})/`, pathNot: '^app/accounts/(domain/|access-manifest\\.ts)' },
    },
    {
      name: 'schema-imports-only-vocabularies',
      severity: 'error',
      from: { path: '^drizzle/schema/' },
      to: { path: '^app/', pathNot: '^app/(kernel|[^/]+/domain)/' },
    },
    {
      name: 'ui-is-shared',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: `^app/(${areas.join('|')}|platform|routes)/` },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(app|drizzle|seeds)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
