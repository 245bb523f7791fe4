import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'gateway-e2e',
  rootDir: import.meta.dirname,
  // Processes are started, and the machine may be busy.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/jest.setup.js',
  globalTeardown: '<rootDir>/jest.teardown.js',
  maxWorkers: 2,
};
