// All scripted suites of the pipeline in one, so that the mutation tests load the modules once for each mutant and not
// once for each suite. Random suites are left out, so that no mutant dies by luck.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const RANDOM = /properties|fuzz|whole-battle|template-pairs|rules-doc|feint-refunds/;
const pipeline = join(process.cwd(), 'src', 'pipeline');

for (const file of readdirSync(pipeline, { recursive: true }).sort()) {
  if (file.endsWith('.spec.ts') && !RANDOM.test(file)) require(join(pipeline, file));
}
