import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createActor, defaultPack } from '@melee/combat/content';
import type { ActorDocument } from '@melee/combat/dto';
import { currentRules, RULES_VERSION } from '@melee/combat/pipeline';
import { formatHistory, HistoryRecorder, type BattleHistory } from '@melee/combat/replay';
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

/**
 * Fights the golden battles of the tests under the rules of this build and writes their histories.
 * @param folder null for the one in which the tests look for battles of these rules.
 * @returns the paths of the files.
 */
export async function recordGoldenBattles(folder: string | null): Promise<readonly string[]> {
  const target = folder ?? join(workspaceRoot(), 'libs', 'combat', 'src', 'replay', 'golden', RULES_VERSION);
  await mkdir(target, { recursive: true });
  const histories = [duel(), hotJoin(), skirmish()];
  return Promise.all(
    histories.map(async (history) => {
      const path = join(target, `${history.genesis.sid}.json`);
      await writeFile(path, formatHistory(history));
      return path;
    }),
  );
}
