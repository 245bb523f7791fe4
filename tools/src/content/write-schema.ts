import { writeFileSync } from 'node:fs';
import { PACK_FILE_SCHEMA } from '@melee/combat/content';

/** Writes the JSON Schema of a pack's files. */
export function writeSchema(file: string): void {
  writeFileSync(file, `${JSON.stringify(PACK_FILE_SCHEMA, null, 2)}\n`);
}
