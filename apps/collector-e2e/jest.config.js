import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'collector-e2e',
  rootDir: import.meta.dirname,
  // Processes are started, and wait for each other, on machines that may be busy.
  testTimeout: 120_000,
  maxWorkers: 1,
};
