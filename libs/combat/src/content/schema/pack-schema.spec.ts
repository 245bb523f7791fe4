import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { PACK_FILE_SCHEMA } from './pack.schema.js';

const COMMITTED = `${__dirname}/../../../packs/schemas/pack.schema.json`;

describe('the JSON Schema for editors', () => {
  it('is the one that the loader uses; "npm run content -- schema" writes it', () => {
    const committed: unknown = JSON.parse(readFileSync(COMMITTED, 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(PACK_FILE_SCHEMA)));
  });

  it('is a valid schema of draft 7', () => {
    const ajv = new Ajv({ strict: false });
    expect([ajv.validateSchema(PACK_FILE_SCHEMA), ajv.errorsText()]).toEqual([true, 'No errors']);
  });

  it('refers to definitions that it has, and has none that nothing refers to', () => {
    const text = JSON.stringify(PACK_FILE_SCHEMA);
    const named = new Set([...text.matchAll(/"#\/definitions\/(\w+)"/g)].map(([, name]) => name ?? ''));
    // Clients send it whole; no file of a pack holds one.
    named.add('actor_definition');
    expect([...named].sort()).toEqual(Object.keys(PACK_FILE_SCHEMA.definitions).sort());
  });
});
