import { createActor, defaultPack, type ContentPack } from '@melee/combat/content';
import type { ActorDocument } from '@melee/combat/dto';
import { HistoryRecorder, type BattleHistory } from '@melee/combat/replay';
import { simulateBattle } from '@melee/combat/simulation';
import { playPageant } from './pageant.js';
import { playRoundRobin } from './round-robin.js';

const fighter = (cid: string, team: string, template: string): ActorDocument =>
  createActor(defaultPack, { cid, team, kind: 'bot', template });
const party = (team: string, templates: readonly string[]): readonly ActorDocument[] =>
  templates.map((template) => fighter(`${team}-${template}`, team, template));

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

const { greatsword } = defaultPack.weapons;
if (greatsword === undefined) throw new Error('The default pack has no greatsword.');
/** The default pack, but that greatswords sweep with every strike. */
const SWEEPING: ContentPack = {
  ...defaultPack,
  weapons: {
    ...defaultPack.weapons,
    greatsword: {
      ...greatsword,
      rules: [{ on: 'accuracy_check', as: 'striker', chance: 1, then: [{ followUp: 'sweep', targets: 2 }] }],
    },
  },
};

/** Three sides, of whom two may strike the third down in one wave. */
const threeSides = (): BattleHistory =>
  playRoundRobin({
    sid: 'three-sides',
    seed: 'golden-three-sides-2',
    pack: SWEEPING,
    actors: ['red', 'blue', 'green'].flatMap((team) =>
      [1, 2].map((number) =>
        createActor(SWEEPING, {
          cid: `${team}-${number}`,
          team,
          kind: 'bot',
          template: 'warrior',
          overrides: { loadout: { mainHand: 'greatsword' } },
        }),
      ),
    ),
  });

/** Two weapons on each side, one of which disarms. */
const twoBlades = (): BattleHistory =>
  playRoundRobin({
    sid: 'two-blades',
    seed: 'golden-two-blades-3',
    pack: defaultPack,
    actors: ['red', 'blue'].map((team) =>
      createActor(defaultPack, {
        cid: team,
        team,
        kind: 'bot',
        template: 'duelist',
        overrides: { loadout: { mainHand: 'sabre' } },
      }),
    ),
  });

/** Bots who decide for themselves, until one side has fallen. */
function bots(sid: string, red: readonly string[], blue: readonly string[]): BattleHistory {
  const actors = [...party('red', red), ...party('blue', blue)];
  const seed = `golden-${sid}`;
  const recorder = new HistoryRecorder(sid, seed, defaultPack, actors);
  const { state, winner, reason, endEvents } = simulateBattle(
    { rules: recorder.rules, actors, seed },
    (action, resolution, before) => recorder.resolved(action, resolution, before),
  );
  recorder.told(endEvents);
  return recorder.history(state, reason === 'too_long' ? null : { winner, reason });
}

/** Those of the tests, under the newest rules. Together they show what the rules do. */
export const goldenBattles = (): readonly BattleHistory[] => [
  duel(),
  hotJoin(),
  threeSides(),
  twoBlades(),
  bots('skirmish', ['warrior', 'duelist', 'guardian'], ['orc', 'goblin', 'skeleton']),
  bots(
    'melee',
    ['berserker', 'rogue', 'mage', 'priestess'],
    ['giant_spider', 'imp', 'death_knight', 'witch'],
  ),
  playPageant(),
];
