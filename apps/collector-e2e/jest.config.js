import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'collector-e2e', rootDir: import.meta.dirname };
