import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'system-e2e',
  rootDir: import.meta.dirname,
  // Battles are awaited by their events; the bound is only there for one that never ends, on a busy machine.
  testTimeout: 180_000,
  maxWorkers: 1,
};
