import preset from '../../jest.preset.js';

/** Processes are started, and the machine may be busy. */
export default { ...preset, displayName: 'gateway-e2e', rootDir: import.meta.dirname, testTimeout: 60_000 };
