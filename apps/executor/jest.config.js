import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'executor', rootDir: import.meta.dirname };
