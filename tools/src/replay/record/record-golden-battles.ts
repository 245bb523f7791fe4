import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RULES_VERSION, rulesVersionOf } from '@melee/combat/pipeline';
import { formatHistory, rulesId } from '@melee/combat/replay';
import { workspaceRoot } from '@melee/harness';
import { goldenBattles } from './golden-battles.js';

const GOLDEN = join(workspaceRoot(), 'libs', 'combat', 'src', 'replay', 'golden');

export interface Recorded {
  /** Of the rules under which the battles were fought. */
  readonly id: string;
  /** Their paths. */
  readonly files: readonly string[];
}

/** Whether the tests have golden battles of the newest version in the table. */
export const isRecorded = (): boolean => existsSync(join(GOLDEN, RULES_VERSION));

/**
 * Fights the golden battles under the newest rules of this build and writes them into a folder that bears the id which
 * the rules have by them.
 * @param folder where that folder comes to stand; null for where the tests look for it.
 */
export async function recordGoldenBattles(folder: string | null): Promise<Recorded> {
  const histories = goldenBattles();
  const id = rulesId(rulesVersionOf(RULES_VERSION).changes, histories);
  const target = join(folder ?? GOLDEN, id);
  await mkdir(target, { recursive: true });
  const files = histories.map(async ({ genesis, ...history }) => {
    const path = join(target, `${genesis.sid}.json`);
    await writeFile(path, formatHistory({ genesis: { ...genesis, rulesVersion: id }, ...history }));
    return path;
  });
  return { id, files: await Promise.all(files) };
}
