import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'gateway-e2e',
  rootDir: import.meta.dirname,
  // Processes are started, and the machine may be busy.
  testTimeout: 120_000,
  // Each suite has a gateway of its own, and waiting is most of it.
  maxWorkers: 2,
};
