// Writes docs/errors.md from the tables of problems. Needs the gateway to be built.
import { writeFileSync } from 'node:fs';
import { errorsPage } from '../dist/errors/errors-page.js';

writeFileSync(new URL('../../../docs/errors.md', import.meta.url), errorsPage());
