import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'collector', rootDir: import.meta.dirname };
