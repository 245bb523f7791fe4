import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/testing/**/*.ts', 'apps/*-e2e/**/*.ts'];
const OUTSIDE_THE_APPS = [
  ...TESTS,
  'tools/**',
  'docker/**',
  'examples/**',
  'libs/harness/**',
  '**/jest.*.js',
];

/** Which projects a project may use, by their tags; what is not listed is forbidden. */
const PROJECT_DEPENDENCIES = {
  'scope:combat': [],
  'scope:client': [],
  'scope:platform': [],
  'scope:harness': ['scope:platform'],
  'kind:app': ['scope:combat', 'scope:platform'],
  'kind:testbed': ['scope:combat', 'scope:harness'],
  'kind:e2e': ['scope:client', 'scope:combat', 'scope:platform', 'scope:harness', 'kind:testbed'],
  'kind:example': ['scope:client'],
  'kind:tools': ['scope:client', 'scope:combat', 'scope:platform', 'scope:harness'],
};
/** Tests may in addition start what they need; the harness itself rests on the platform, so that one may not. */
const TEST_DEPENDENCIES = {
  ...PROJECT_DEPENDENCIES,
  'scope:combat': ['scope:harness'],
  'kind:app': [...PROJECT_DEPENDENCIES['kind:app'], 'scope:harness'],
  'kind:tools': [...PROJECT_DEPENDENCIES['kind:tools'], 'kind:testbed'],
};

/** Which layers of the combat library a layer may use. `.dependency-cruiser.cjs` checks the same on resolved paths. */
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

const NO_ENV_IMPORT = {
  regex: '^(node:)?process$',
  importNames: ['env', 'default'],
  message: 'Configuration is read in libs/platform/src/config only.',
};
const ENV_PROPERTY = {
  object: 'process',
  property: 'env',
  message: 'Configuration is read in libs/platform/src/config only.',
};
const PURE = 'The pipeline is pure: no clock, no chance, no process, no I/O.';

function projectBoundaries(files, dependencies) {
  const depConstraints = Object.entries(dependencies).map(([sourceTag, onlyDependOnLibsWithTags]) => ({
    sourceTag,
    onlyDependOnLibsWithTags,
  }));
  return {
    files,
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints, allow: [] }] },
  };
}

function combatLayer(layer) {
  const forbidden = Object.keys(COMBAT_LAYERS).filter(
    (other) => other !== layer && !COMBAT_LAYERS[layer].includes(other),
  );
  const patterns = [
    NO_ENV_IMPORT,
    {
      regex: `^(\\./)?(\\.\\./)+(${forbidden.join('|')})/`,
      message: `The layer "${layer}" may use ${COMBAT_LAYERS[layer].join(' and ') || 'no other'} only.`,
    },
  ];
  if (layer === 'pipeline') patterns.push({ regex: '^[^.]', message: PURE });
  return {
    files: [`libs/combat/src/${layer}/**/*.ts`],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      'apps/*/bundle/',
      '**/out-tsc/',
      '**/coverage/',
      '**/*.generated.ts',
      '.nx/',
      '.melee/',
    ],
  },
  {
    // Comments cannot switch a rule off; one that tries is reported.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-constant-binary-expression': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-param-reassign': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-finally': 'error',
      'no-unused-labels': 'error',
      'no-useless-escape': 'error',
      'no-useless-rename': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-imports': ['error', { patterns: [NO_ENV_IMPORT] }],
      'no-restricted-properties': ['error', ENV_PROPERTY],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Leaves files with decorators alone: Nest finds there by value what is written as a type.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Its replacement wants a second Redis client of our own, in a version that BullMQ refuses.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'redis-om', name: 'Client' }] },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-shadow': 'error',
      // Nest takes options as object literals where its types name a class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Takes as long as all other rules together, and no enum is declared here.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // It asks for the `!` that another rule forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  projectBoundaries(['**/*.{ts,mjs}'], PROJECT_DEPENDENCIES),
  projectBoundaries(TESTS, TEST_DEPENDENCIES),
  Object.keys(COMBAT_LAYERS).map(combatLayer),
  {
    files: ['libs/combat/src/pipeline/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'process', 'globalThis', 'crypto', 'fetch', 'console'],
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: PURE }],
    },
  },
  {
    files: ['libs/platform/src/config/**', ...OUTSIDE_THE_APPS],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: [...OUTSIDE_THE_APPS, '**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: TESTS,
    // Jest's asymmetric matchers are typed as any.
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  prettier,
);
