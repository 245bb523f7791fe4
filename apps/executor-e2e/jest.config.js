import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'executor-e2e', rootDir: import.meta.dirname };
