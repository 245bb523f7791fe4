import { defaultPack } from '../content/index.js';
import { movesOf, type ActorDocument, type CombatAction } from '../dto/index.js';
import { refundHands, type BattleState, type Resolution } from '../pipeline/index.js';
import { vitalsOf } from '../content/numbers/vitals.js';
import { simulateBattle, type BattleSetup } from './simulate-battle.js';
import { lineups, party, rules } from './testing/mirror-match.js';

interface Step {
  readonly action: CombatAction;
  readonly resolution: Resolution;
  readonly before: BattleState;
}

const duel = (seed: string, template = 'warrior'): BattleSetup => ({
  rules,
  actors: [...party('red', [template]), ...party('blue', [template])],
  seed,
});
const play = (setup: BattleSetup) => {
  const steps: Step[] = [];
  const battle = simulateBattle(setup, (action, resolution, before) => {
    steps.push({ action, resolution, before });
  });
  return { battle, steps };
};
const actorIn = ({ actors }: BattleState, cid: string): ActorDocument => {
  const actor = actors[cid];
  if (actor === undefined) throw new Error(`There is no ${cid}.`);
  return actor;
};

describe('simulateBattle', () => {
  it('ends with one team standing, or none', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { winner, reason, state } = simulateBattle(duel(String(seed)));
      const standing = Object.values(state.actors).filter((actor) => actor.state.defeat === null);
      expect(reason).toBe(standing.length === 0 ? 'nobody_standing' : 'last_team_standing');
      expect(winner).toBe(standing[0]?.meta.team ?? null);
    }
  });

  it('gives the same battle for the same setup, and another for another seed', () => {
    const [one, again, other] = [play(duel('1')), play(duel('1')), play(duel('2'))];
    expect(again.steps).toEqual(one.steps);
    expect(again.battle).toEqual(one.battle);
    expect(other.battle.state).not.toEqual(one.battle.state);
  });

  it('does not touch the actors that it was given', () => {
    const setup = duel('1');
    const before = structuredClone(setup.actors);
    simulateBattle(setup);
    expect(setup.actors).toEqual(before);
  });

  it('breaks off after so many exchanges', () => {
    const { winner, reason, state } = simulateBattle({ ...duel('1'), maxSteps: 3 });
    expect([winner, reason, state.step]).toEqual([null, 'too_long', 3]);
  });

  it('is over at once where nobody has an enemy', () => {
    const alone = simulateBattle({ rules, actors: party('red', ['warrior', 'warrior']), seed: '1' });
    expect(alone).toMatchObject({ winner: 'red', reason: 'last_team_standing', actions: 0 });
    expect(simulateBattle({ rules, actors: [], seed: '1' })).toMatchObject({
      winner: null,
      reason: 'nobody_standing',
    });
  });

  it('lets every pair of enemies meet in every round, once', () => {
    const actors = [
      ...party('red', ['warrior', 'warrior']),
      ...party('blue', ['warrior']),
      ...party('green', ['warrior']),
    ];
    const { steps } = play({ rules, actors, seed: '1' });
    const pairs = steps
      .filter(({ action }) => action.type === 'exchange')
      .slice(0, 5)
      .map(({ action }) =>
        movesOf(action)
          .map(({ cid }) => cid)
          .sort()
          .join(' '),
      );
    expect(new Set(pairs)).toEqual(
      new Set(['blue-0 red-0', 'blue-0 red-1', 'green-0 red-0', 'green-0 red-1', 'blue-0 green-0']),
    );
  });

  it('tells of every action, each with the state that the one before it left', () => {
    const { battle, steps } = play(duel('1'));
    expect(battle.actions).toBe(steps.length);
    expect(battle.state.step).toBe(steps.at(-1)?.resolution.state.step);
    const ids = steps.map(({ action }) => action.actionId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds 200 actors, who fight until one side has fallen', () => {
    const crowd = (team: 'red' | 'blue') => party(team, Array<string>(100).fill('warrior'));
    const { battle, steps } = play({ rules, actors: [...crowd('red'), ...crowd('blue')], seed: '1' });
    const actors = Object.values(battle.state.actors);
    expect([actors.length, battle.reason]).toEqual([200, 'last_team_standing']);
    expect(actors.reduce((sum, { state }) => sum + state.exchanges, 0)).toBe(2 * battle.state.step);
    const reached = steps.flatMap(({ resolution }) =>
      resolution.events.map((event) => (event.type === 'used' ? event.targets.length : 0)),
    );
    expect(Math.max(...reached)).toBeGreaterThan(1);
  });

  it('ends with the price of what is left in the hands, and says so', () => {
    const { battle, steps } = play(duel('1'));
    const last = steps.at(-1)?.resolution.state;
    if (last === undefined) throw new Error('Nothing happened.');
    expect(battle.endEvents.map(({ type }) => type)).toEqual(['feints_refunded']);
    expect({ state: battle.state, events: battle.endEvents }).toEqual(refundHands(last, rules.edition));
    expect(Object.values(battle.state.actors).map(({ hand }) => hand)).toEqual([{}, {}]);
  });

  it('takes a feint out of the hand with the move that names it', () => {
    const { steps } = play({ ...duel('1', 'duelist') });
    const named = steps.flatMap(({ action, before }) =>
      movesOf(action).flatMap((move) =>
        move.strategy === 'exchange' && move.feintId !== undefined ? [{ move, before }] : [],
      ),
    );
    expect(named.length).toBeGreaterThan(0);
    for (const { move, before } of named) {
      expect(actorIn(before, move.cid).hand).not.toHaveProperty(move.feintId ?? '');
      expect(move).toHaveProperty('feintPlace', { price: defaultPack.feints[move.feintId ?? '']?.price });
    }
  });

  describe.each(lineups().map((templates) => [templates.join(', '), templates] as const))(
    'with %s on both sides',
    (_title, templates) => {
      const setup = {
        rules,
        actors: [...party('red', templates), ...party('blue', templates)],
        seed: `sound ${templates.join(' ')}`,
      };
      const { battle, steps } = play(setup);

      it('comes to an end', () => {
        expect(battle.reason).not.toBe('too_long');
      });

      it('keeps hp between nothing and all, and tokens and energy from falling below nothing', () => {
        for (const { resolution } of steps) {
          for (const actor of Object.values(resolution.state.actors)) {
            const { hp, energy, tokens, defeat } = actor.state;
            expect(hp).toBeLessThanOrEqual(vitalsOf(actor, defaultPack).hp);
            expect(hp > 0).toBe(defeat === null);
            expect(Math.min(hp, energy, ...Object.values(tokens))).toBeGreaterThanOrEqual(0);
          }
        }
      });

      it('lets nobody strike, be hit or use anything who has fallen', () => {
        for (const { resolution, before } of steps) {
          for (const event of resolution.events) {
            if (event.type !== 'strike' && event.type !== 'healed') continue;
            expect(actorIn(before, event.source).state.defeat).toBeNull();
            expect(actorIn(before, event.target).state.defeat).toBeNull();
          }
        }
      });

      it('refuses nothing for want of what the user has not', () => {
        const reasons = steps
          .flatMap(({ resolution }) => resolution.events)
          .flatMap((event) => (event.type === 'refused' ? [event.reason] : []));
        expect(reasons.filter((reason) => reason === 'not_known' || reason === 'no_charges')).toEqual([]);
      });
    },
  );
});
