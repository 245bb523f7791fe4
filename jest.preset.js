/** Sources are compiled to CommonJS by SWC for Jest: several Nest packages cannot be loaded as ESM inside it. */
export default {
  testMatch: ['<rootDir>/src/**/*.{spec,e2e-spec}.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@melee/source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!@nestjs/|@melee/|jose/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
};
