'use strict';

/** Which layers of the combat library a layer may use. `eslint.config.js` checks the same on the import lines. */
const COMBAT_LAYERS = {
  dto: [],
  content: ['dto'],
  pipeline: ['dto', 'content'],
  ai: ['dto', 'content', 'pipeline'],
  simulation: ['dto', 'content', 'pipeline', 'ai'],
  replay: ['dto', 'content', 'pipeline'],
  rendering: ['dto', 'content'],
  inspection: ['dto'],
  repository: ['dto'],
  messaging: ['dto', 'repository'],
};
const COMBAT = '^libs/combat/src';
const TESTS = '(\\.spec\\.ts$|/testing/|^apps/[^/]+-e2e/)';

const layerRules = Object.entries(COMBAT_LAYERS).map(([layer, usable]) => ({
  name: `combat-${layer}`,
  comment: `In the combat library ${layer} may use ${usable.join(' and ') || 'no other layer'}.`,
  severity: 'error',
  from: { path: `${COMBAT}/${layer}/`, pathNot: TESTS },
  to: { path: `${COMBAT}/`, pathNot: `${COMBAT}/(${[layer, ...usable].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle, even one of types only, makes two files one that cannot be read apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import names something that exists; otherwise the other rules would not see it.',
      severity: 'error',
      from: { pathNot: '(^|/)(dist|node_modules)/' },
      // Generated sources are absent until `npm run build` or `npm test` has made them.
      to: { couldNotResolve: true, pathNot: '\\.generated\\.js$' },
    },
    {
      name: 'no-orphans',
      comment: 'A source file that nothing imports, and that is no entry, is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(apps|libs)/[^/]+/src/',
        pathNot: [TESTS, '/src/(openapi/)?(main|index)\\.ts$', '\\.d\\.ts$'],
      },
      to: {},
    },
    ...layerRules,
    {
      name: 'pipeline-is-pure',
      comment: 'The pipeline computes data from data: directly it uses no module of Node and no package.',
      severity: 'error',
      from: { path: `${COMBAT}/pipeline/`, pathNot: TESTS },
      to: { pathNot: `${COMBAT}/` },
    },
    {
      name: 'pipeline-reaches-no-input-or-output',
      comment: 'Nor does anything that the pipeline uses in turn.',
      severity: 'error',
      from: { path: `${COMBAT}/pipeline/`, pathNot: TESTS },
      to: { reachable: true, pathNot: '^libs/' },
    },
    {
      name: 'opentelemetry-in-one-place',
      comment:
        'All others know traces by the platform’s Tracer, so that nothing is loaded where nobody traces.',
      severity: 'error',
      from: { path: '^(apps|libs|tools|examples)/', pathNot: '^libs/platform/src/tracing/' },
      to: { path: '@opentelemetry/' },
    },
    {
      name: 'libs-know-no-apps',
      comment: 'Arrows point from the apps to the libraries.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|tools)/' },
    },
    {
      name: 'libs-stand-alone',
      comment: 'Neither client, combat nor platform uses another project; their tests may use the harness.',
      severity: 'error',
      from: { path: '^libs/(client|combat|platform)/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/$1/' },
    },
    {
      name: 'apps-know-no-apps',
      comment: 'Apps, and the tests that drive them from outside, talk by queues, transport and HTTP only.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(apps|tools)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'tools-know-no-apps',
      comment: 'Tools start the apps as processes.',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^apps/' },
    },
    {
      name: 'production-knows-no-harness',
      comment: 'The harness is for tests and tools.',
      severity: 'error',
      from: { path: '^(apps|libs/(client|combat|platform))/', pathNot: TESTS },
      to: { path: '^libs/harness/' },
    },
    {
      name: 'examples-know-the-client-only',
      comment: 'An example is what somebody else would write, who has nothing but the client.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(apps|libs|tools)/', pathNot: '^libs/client/' },
    },
    {
      name: 'no-deep-imports',
      comment:
        'A project is reached by the names that its package exports, never by a path into its sources.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/|^(tools)/' },
      to: {
        path: '^(apps|libs)/[^/]+/',
        pathNot: '^$1/$2/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'production-needs-no-test-code',
      comment: 'What only tests use is not built.',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: TESTS },
      to: { path: TESTS },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out-tsc|coverage)/|^apps/[^/]+/bundle/|jest\\.(config|preset)\\.js$' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@melee/source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: false,
  },
};
