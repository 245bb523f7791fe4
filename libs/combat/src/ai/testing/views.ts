import fc from 'fast-check';
import { createActor, type ActorOverrides, defaultPack } from '../../content/index.js';
import { TOKENS, type ActorDocument, type Token } from '../../dto/index.js';
import type { TurnView } from '../turn-view.js';

/** A bot of the default pack, as it enters a battle. */
export function bot(cid: string, template = 'warrior', overrides: ActorOverrides = {}): ActorDocument {
  const team = cid.startsWith('e') ? 'blue' : 'red';
  return createActor(defaultPack, { cid, team, kind: 'bot', template, overrides });
}

/** The actor with some of its state replaced. */
export function withState(actor: ActorDocument, state: Partial<ActorDocument['state']>): ActorDocument {
  return { ...actor, state: { ...actor.state, ...state } };
}

/** The actor under an effect. */
export function under(actor: ActorDocument, effectId: string): ActorDocument {
  const effect = { effectId, sourceCid: 'e', remaining: 2, stacks: 1, power: 1 };
  return { ...actor, effects: [...actor.effects, effect] };
}

/** The view of `self`, asked about every enemy. */
export function viewOf(
  self: ActorDocument,
  enemies: readonly ActorDocument[],
  more: Partial<TurnView> = {},
): TurnView {
  const missingTargets = enemies.map(({ meta }) => meta.cid);
  return { askId: 3, seed: 'seed', isUseWaiting: false, self, allies: [], enemies, missingTargets, ...more };
}

const anyOf = (table: object) => fc.constantFrom(...Object.keys(table));
const someOf = (table: object, most = 4) => fc.uniqueArray(anyOf(table), { maxLength: most });

const tokens = fc
  .tuple(...TOKENS.map(() => fc.nat(4)))
  .map(
    (amounts) => Object.fromEntries(TOKENS.map((token, at) => [token, amounts[at]])) as Record<Token, number>,
  );

/** An actor in the middle of a battle: hurt, spent, under effects, and with things that its template has not. */
export const actorArbitrary = (cid: string): fc.Arbitrary<ActorDocument> =>
  fc
    .record({
      template: anyOf(defaultPack.templates),
      behaviour: anyOf(defaultPack.behaviours),
      belt: fc.dictionary(anyOf(defaultPack.items), fc.nat(2), { maxKeys: 4 }),
      abilities: someOf(defaultPack.abilities, 6),
      hand: someOf(defaultPack.feints),
      effects: someOf(defaultPack.effects, 3),
      cooling: someOf(defaultPack.abilities, 6),
      hpShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
      energy: fc.nat(60),
      exchanges: fc.nat(12),
      tokens,
    })
    .map(({ template, behaviour, belt, abilities, hand, effects, cooling, hpShare, ...state }) => {
      const actor = bot(cid, template, { behaviour, loadout: { belt, abilities } });
      const { energy, exchanges } = state;
      const hp = Math.max(1, Math.floor(actor.state.hp * hpShare));
      const inBattle = {
        ...withState(actor, { hp, energy, exchanges, tokens: state.tokens }),
        hand: Object.fromEntries(hand.map((id) => [id, { price: defaultPack.feints[id]?.price ?? {} }])),
        cooldowns: Object.fromEntries(cooling.map((id, at) => [id, exchanges + (at % 2)])),
      };
      return effects.reduce(under, inBattle);
    });

const actorsArbitrary = (prefix: string, least: number) =>
  fc
    .integer({ min: least, max: 4 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, at) => actorArbitrary(`${prefix}${String(at)}`))),
    );

export const viewArbitrary: fc.Arbitrary<TurnView> = fc
  .record({
    self: actorArbitrary('bot'),
    allies: actorsArbitrary('ally', 0),
    enemies: actorsArbitrary('e', 1),
    unseen: fc.boolean(),
    isUseWaiting: fc.boolean(),
    seed: fc.string(),
    askId: fc.nat(),
  })
  .map(({ self, allies, enemies, unseen, ...asked }) => {
    const missingTargets = [...enemies.map(({ meta }) => meta.cid), ...(unseen ? ['e-in-the-crowd'] : [])];
    return { ...asked, self, allies, enemies, missingTargets };
  });
