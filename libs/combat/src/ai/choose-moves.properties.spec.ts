import fc from 'fast-check';
import { defaultPack, vitalsOf } from '../content/index.js';
import { MOVE_ID_PATTERN, type ExchangeIntent, type Token } from '../dto/index.js';
import { profileOf } from '../pipeline/index.js';
import { chooseMoves } from './choose-moves.js';
import type { BotMove, BotUse, TurnView } from './turn-view.js';
import { viewArbitrary } from './testing/views.js';

/** fast-check prints the seed and the smallest view that fails. */
const RUNS = { numRuns: 150 };

const strikesOf = (moves: readonly BotMove[]) =>
  moves.filter((move): move is ExchangeIntent => move.strategy === 'exchange');
const usesOf = (moves: readonly BotMove[]) =>
  moves.filter((move): move is BotUse => move.strategy !== 'exchange');
const always = (name: string, holds: (view: TurnView, moves: readonly BotMove[]) => void) =>
  it(name, () => {
    fc.assert(
      fc.property(viewArbitrary, (view) => holds(view, chooseMoves(view, defaultPack))),
      RUNS,
    );
  });

describe('the moves of a bot, whatever it sees', () => {
  always('are the same for the same view', (view, moves) => {
    expect(chooseMoves(structuredClone(view), defaultPack)).toEqual(moves);
  });

  always('hold one strike at every missing target and at nobody else', ({ missingTargets }, moves) => {
    const targets = strikesOf(moves).map(({ target }) => target);
    expect(targets.toSorted()).toEqual(missingTargets.toSorted());
  });

  always('name each feint once at most, and only those of the hand that the style allows', (view, moves) => {
    const named = strikesOf(moves).flatMap(({ feintId }) => (feintId === undefined ? [] : [feintId]));
    expect(new Set(named).size).toBe(named.length);
    const { style } = profileOf(view.self, defaultPack);
    for (const id of named) {
      expect(view.self.hand).toHaveProperty(id);
      expect([undefined, style]).toContain(defaultPack.feints[id]?.needs);
    }
  });

  always('strike and guard where the behaviour likes to', ({ self }, moves) => {
    const { attackZones = [], blockZones = [] } = defaultPack.behaviours[self.meta.behaviour] ?? {};
    for (const { attackZone, blockZone } of strikesOf(moves)) {
      expect(attackZones).toContain(attackZone);
      expect(blockZones).toContain(blockZone);
    }
  });

  always('hold one item or ability at most, and none while another waits', ({ isUseWaiting }, moves) => {
    expect(usesOf(moves).length).toBeLessThanOrEqual(isUseWaiting ? 0 : 1);
  });

  always('use only items that are left', ({ self }, moves) => {
    for (const use of usesOf(moves)) {
      if (use.strategy === 'item') expect(self.loadout.belt[use.itemId]).toBeGreaterThan(0);
    }
  });

  always('use only abilities that are known, ready and paid for, and none in silence', ({ self }, moves) => {
    const { conditions } = profileOf(self, defaultPack);
    for (const use of usesOf(moves)) {
      if (use.strategy !== 'instant') continue;
      expect(conditions.has('silenced')).toBe(false);
      expect(self.loadout.abilities).toContain(use.abilityId);
      expect(self.cooldowns[use.abilityId] ?? 0).toBeLessThanOrEqual(self.state.exchanges);
      const { energy = 0, hp = 0, tokens = {} } = defaultPack.abilities[use.abilityId]?.cost ?? {};
      expect(self.state.energy).toBeGreaterThanOrEqual(energy);
      expect(self.state.hp).toBeGreaterThan(hp);
      for (const [token, amount] of Object.entries(tokens)) {
        expect(self.state.tokens[token as Token]).toBeGreaterThanOrEqual(amount);
      }
    }
  });

  always('hold nothing but plain strikes while the bot is stunned or asleep', ({ self }, moves) => {
    const { conditions } = profileOf(self, defaultPack);
    if (!conditions.has('stunned') && !conditions.has('asleep')) return;
    expect(usesOf(moves)).toEqual([]);
    expect(strikesOf(moves).filter(({ feintId }) => feintId !== undefined)).toEqual([]);
  });

  always('are aimed at those for whom the item or the ability is meant, not too many', (view, moves) => {
    const allowed = {
      self: ['bot'],
      allies: ['bot', ...view.allies.map(({ meta }) => meta.cid)],
      enemies: view.enemies.map(({ meta }) => meta.cid),
    };
    for (const use of usesOf(moves)) {
      const used =
        use.strategy === 'item' ? defaultPack.items[use.itemId] : defaultPack.abilities[use.abilityId];
      for (const target of use.targets) expect(allowed[used?.aim ?? 'self']).toContain(target);
      expect(use.targets.length).toBeGreaterThan(0);
      expect(use.targets.length).toBeLessThanOrEqual(used?.maxTargets ?? 0);
      expect(new Set(use.targets).size).toBe(use.targets.length);
    }
  });

  always('have ids of their own that a repeated request finds again', ({ askId }, moves) => {
    const ids = moves.map(({ moveId }) => moveId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(MOVE_ID_PATTERN);
    expect(ids.every((id) => id.startsWith(`ai${String(askId)}-bot`))).toBe(true);
  });

  it('hold no recovery while nobody on its side is hurt or afflicted, except at random play', () => {
    const sound = <Friend extends TurnView['allies'][number]>(friend: Friend): Friend => {
      const { hp } = vitalsOf(friend, defaultPack);
      return { ...friend, state: { ...friend.state, hp }, effects: [] };
    };
    fc.assert(
      fc.property(viewArbitrary, (view) => {
        fc.pre(view.self.meta.behaviour !== 'mindless');
        const moves = chooseMoves(
          { ...view, self: sound(view.self), allies: view.allies.map(sound) },
          defaultPack,
        );
        const tactics = moves.map((move) => {
          if (move.strategy === 'exchange') return defaultPack.feints[move.feintId ?? '']?.tactic;
          if (move.strategy === 'item') return defaultPack.items[move.itemId]?.tactic;
          return defaultPack.abilities[move.abilityId]?.tactic;
        });
        expect(tactics).not.toContain('recovery');
      }),
      RUNS,
    );
  });

  it('do not hang on what an enemy hides: its hand, tokens, energy, cooldowns and equipment', () => {
    fc.assert(
      fc.property(viewArbitrary, (view) => {
        const enemies = view.enemies.map(({ meta, state, effects }) => ({
          meta: { cid: meta.cid },
          state: { hp: state.hp },
          effects,
        }));
        expect(chooseMoves({ ...view, enemies }, defaultPack)).toEqual(chooseMoves(view, defaultPack));
      }),
      RUNS,
    );
  });
});
