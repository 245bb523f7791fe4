import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createActor, defaultPack } from '@melee/combat/content';
import type { ActorDocument } from '@melee/combat/dto';
import { currentRules, RULES_VERSION, rulesVersionOf } from '@melee/combat/pipeline';
import { formatHistory, HistoryRecorder, rulesId, type BattleHistory } from '@melee/combat/replay';
import { simulateBattle } from '@melee/combat/simulation';
import { workspaceRoot } from '@melee/harness';
import { playRoundRobin } from './round-robin.js';

const fighter = (cid: string, team: string, template: string): ActorDocument =>
  createActor(defaultPack, { cid, team, kind: 'bot', template });

/** Feints of both hands, forced strikes, effects. */
const duel = (): BattleHistory =>
  playRoundRobin({
    sid: 'duel',
    seed: 'golden-duel',
    pack: defaultPack,
    actors: [fighter('red', 'red', 'duelist'), fighter('blue', 'blue', 'guardian')],
  });

/** Somebody joins in the middle. */
const hotJoin = (): BattleHistory =>
  playRoundRobin({
    sid: 'hot-join',
    seed: 'golden-hot-join',
    pack: defaultPack,
    actors: [fighter('red', 'red', 'warrior'), fighter('blue', 'blue', 'warrior')],
    newcomer: { actor: fighter('late', 'blue', 'goblin'), afterSteps: 5 },
  });

/** Bots with abilities and items, until one side has fallen. */
function skirmish(): BattleHistory {
  const heroes = ['warrior', 'duelist', 'guardian'].map((template) =>
    fighter(`red-${template}`, 'red', template),
  );
  const monsters = ['orc', 'goblin', 'skeleton'].map((template) =>
    fighter(`blue-${template}`, 'blue', template),
  );
  const actors = [...heroes, ...monsters];
  const seed = 'golden-skirmish';
  const recorder = new HistoryRecorder('skirmish', seed, defaultPack, actors);
  const { state, winner, reason, endEvents } = simulateBattle(
    { rules: currentRules(defaultPack), actors, seed },
    (action, resolution, before) => recorder.resolved(action, resolution, before),
  );
  recorder.told(endEvents);
  return recorder.history(state, reason === 'too_long' ? null : { winner, reason });
}

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
  const histories = [duel(), hotJoin(), skirmish()];
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
