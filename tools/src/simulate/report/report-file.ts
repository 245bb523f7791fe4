import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { InputError } from '../scenario/problem.js';

const unwritable = (file: string, reason: string): InputError =>
  new InputError([{ file, message: `The report cannot be written: ${reason}.` }]);

/**
 * Looks for the folder of a report before hours of battles are played for it.
 * @throws InputError if there is none, or the report itself is a folder.
 */
export function requirePlaceFor(file: string): void {
  const folder = dirname(file);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw unwritable(file, `there is no folder ${folder}`);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw unwritable(file, 'it is a folder');
  }
}

/** @throws InputError if the file cannot be written. */
export function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw unwritable(file, types.isNativeError(error) ? error.message : String(error));
  }
}
