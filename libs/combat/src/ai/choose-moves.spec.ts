import { defaultPack, type Behaviour, type ContentPack } from '../content/index.js';
import type { ActorDocument } from '../dto/index.js';
import { chooseMoves } from './choose-moves.js';
import { choosePlainStrikes } from './plain-strikes.js';
import { bot, under, viewOf, withState } from './testing/views.js';
import type { BotUse, TurnView } from './turn-view.js';

const WEIGHTS = { strike: 1, offence: 1, defence: 1, control: 1, recovery: 1 };
const CALM: Behaviour = {
  name: { en: 'calm', ru: 'спокойный' },
  weights: WEIGHTS,
  cautiousBelow: 0.5,
  focus: 'weakest',
  attackZones: ['chest'],
  blockZones: ['head'],
};
const RANDOM: Behaviour = { ...CALM, cautiousBelow: 1, focus: 'any' };
const packWith = (behaviour: Partial<Behaviour>): ContentPack => ({
  ...defaultPack,
  behaviours: { ...defaultPack.behaviours, mindless: { ...CALM, ...behaviour } },
});
/** A bot with the behaviour under test and nothing but what is given. */
const plain = (loadout: Partial<ActorDocument['loadout']> = {}, cid = 'bot') =>
  bot(cid, 'warrior', { behaviour: 'mindless', loadout: { belt: {}, abilities: [], ...loadout } });
const holding = (...feints: string[]): ActorDocument => ({
  ...plain(),
  hand: Object.fromEntries(feints.map((id) => [id, { price: {} }])),
});

/** The share of seeds for which something holds of the moves. */
const TURNS = 200;
function shareOf(
  view: TurnView,
  pack: ContentPack,
  holds: (moves: ReturnType<typeof chooseMoves>) => boolean,
): number {
  const turns = Array.from({ length: TURNS }, (_, seed) =>
    chooseMoves({ ...view, seed: String(seed) }, pack),
  );
  return turns.filter(holds).length / TURNS;
}
const usedIn = (view: TurnView, pack: ContentPack): BotUse | undefined =>
  chooseMoves(view, pack).find((move): move is BotUse => move.strategy !== 'exchange');
const hasFeint = (moves: ReturnType<typeof chooseMoves>) =>
  moves.some((move) => move.strategy === 'exchange' && move.feintId !== undefined);
const hurt = (actor: ActorDocument, hp: number) => withState(actor, { hp });
const healthy = bot('e1');

describe('chooseMoves: feints', () => {
  it.each([
    ['never where their tactic weighs nothing', { ...WEIGHTS, offence: 0 }, 0, 0],
    ['always where a plain strike weighs nothing', { ...WEIGHTS, strike: 0 }, 1, 1],
    ['as often as the weights say', { ...WEIGHTS, strike: 9 }, 0.05, 0.25],
  ])('are used %s', (_title, weights, least, most) => {
    const share = shareOf(viewOf(holding('true_strike'), [healthy]), packWith({ weights }), hasFeint);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  it('go to the enemy that the bot prefers', () => {
    const weights = { ...WEIGHTS, strike: 0 };
    const view = viewOf(holding('true_strike'), [healthy, hurt(bot('e2'), 30)]);
    const feintTarget = (focus: Behaviour['focus']) =>
      chooseMoves(view, packWith({ weights, focus })).find(
        (move) => move.strategy === 'exchange' && move.feintId !== undefined,
      );
    expect(feintTarget('weakest')).toMatchObject({ target: 'e2' });
    expect(feintTarget('strongest')).toMatchObject({ target: 'e1' });
  });

  it('of control are not wasted on who cannot act anyway', () => {
    const pack = packWith({ weights: { ...WEIGHTS, strike: 0.01 } });
    const share = (enemy: ActorDocument) => shareOf(viewOf(holding('low_blow'), [enemy]), pack, hasFeint);
    expect(share(healthy)).toBeGreaterThan(0.9);
    expect(share(under(healthy, 'stunned'))).toBe(0);
  });

  it('that sweep are kept for a second enemy', () => {
    const pack = packWith({ weights: { ...WEIGHTS, strike: 0.01 } });
    const share = (...enemies: ActorDocument[]) =>
      shareOf(viewOf(holding('cleave'), enemies), pack, hasFeint);
    expect(share(healthy)).toBe(0);
    expect(share(healthy, bot('e2'))).toBeGreaterThan(0.9);
  });

  it('that sweep do not drive out plain strikes where no enemy is seen', () => {
    const view = viewOf(holding('cleave', 'true_strike'), [], { missingTargets: ['e-in-the-crowd'] });
    expect(shareOf(view, packWith({}), hasFeint)).toBeLessThan(0.8);
  });

  it('are aimed at the zone that is easiest to hit among those that the bot likes', () => {
    const pack = packWith({ weights: { ...WEIGHTS, strike: 0 }, attackZones: ['head', 'head', 'belly'] });
    const zonesOf = (self: ActorDocument) =>
      Array.from({ length: 50 }, (_, seed) =>
        chooseMoves({ ...viewOf(self, [healthy]), seed: String(seed) }, pack),
      )
        .flat()
        .map((move) => (move.strategy === 'exchange' ? move.attackZone : null));
    expect(new Set(zonesOf(holding('true_strike')))).toEqual(new Set(['belly']));
    expect(new Set(zonesOf(plain()))).toEqual(new Set(['head', 'belly']));
  });
});

describe('chooseMoves: items and abilities', () => {
  const potions = { belt: { potion: 2 } };

  it('drinks no potion before it is hurt enough for its behaviour, and then one', () => {
    const use = (share: number) => {
      const self = plain(potions);
      return usedIn(viewOf(hurt(self, Math.ceil(self.state.hp * share)), [healthy]), packWith({}));
    };
    expect(use(1)).toBeUndefined();
    expect(use(0.6)).toBeUndefined();
    expect(use(0.45)).toMatchObject({ strategy: 'item', itemId: 'potion', targets: ['bot'] });
  });

  it('drinks one where it may fall before its next turn, however bold it is', () => {
    const view = viewOf(hurt(plain(potions), 20), [healthy]);
    expect(usedIn(view, packWith({ cautiousBelow: 0 }))).toMatchObject({ itemId: 'potion' });
  });

  it('at random play, drinks one in full health', () => {
    const share = shareOf(viewOf(plain(potions), [healthy]), packWith(RANDOM), (moves) => moves.length > 1);
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  it('heals the ally that has lost most', () => {
    const self = plain({ abilities: ['heal'] });
    const allies = [bot('a1'), hurt(bot('a2'), 40), hurt(bot('a3'), 50)];
    const view = viewOf(self, [healthy], { allies });
    expect(usedIn(view, packWith({}))).toMatchObject({ abilityId: 'heal', targets: ['a2'] });
    expect(usedIn({ ...view, allies: [bot('a1')] }, packWith({}))).toBeUndefined();
  });

  it('takes an antidote against what it is meant for only', () => {
    const self = plain({ belt: { antidote: 1 } });
    const use = (actor: ActorDocument) => usedIn(viewOf(actor, [healthy]), packWith({}));
    expect(use(self)).toBeUndefined();
    expect(use(under(self, 'broken_armour'))).toBeUndefined();
    expect(use(under(self, 'bleeding'))).toMatchObject({ itemId: 'antidote' });
  });

  it('puts nobody under an effect again who bears it', () => {
    const self = withState(plain({ abilities: ['stone_skin'] }), { energy: 50 });
    const use = (actor: ActorDocument) => usedIn(viewOf(actor, [healthy]), packWith({}));
    expect(use(self)).toMatchObject({ abilityId: 'stone_skin' });
    expect(use(under(self, 'stone_skin'))).toBeUndefined();
  });

  it('throws a bomb at all whom it reaches, and the rather the more they are', () => {
    const self = withState(plain({ belt: { bomb: 1, throwing_knife: 1 } }), { exchanges: 9 });
    const crowd = ['e1', 'e2', 'e3', 'e4'].map((cid) => bot(cid));
    const isBomb = (moves: ReturnType<typeof chooseMoves>) =>
      moves.some((move) => move.strategy === 'item' && move.itemId === 'bomb' && move.targets.length > 0);
    const alone = shareOf(viewOf(self, crowd.slice(0, 1)), packWith({}), isBomb);
    const among = shareOf(viewOf(self, crowd), packWith({}), isBomb);
    expect(among).toBeGreaterThan(alone + 0.15);
  });

  it.each([
    ['weakest', 'e2'],
    ['strongest', 'e1'],
  ] as const)('by a focus on the %s, throws at %s', (focus, target) => {
    const view = viewOf(plain({ belt: { throwing_knife: 1 } }), [healthy, hurt(bot('e2'), 80)]);
    expect(usedIn(view, packWith({ focus }))).toMatchObject({ targets: [target] });
  });

  it('finishes an enemy that may fall, whomever its focus prefers', () => {
    const view = viewOf(plain({ belt: { throwing_knife: 1 } }), [healthy, hurt(bot('e2'), 5)]);
    expect(usedIn(view, packWith({ focus: 'strongest' }))).toMatchObject({ targets: ['e2'] });
  });
});

describe('chooseMoves: the rest', () => {
  it('declares nothing where nothing is missing', () => {
    expect(
      chooseMoves(viewOf(plain({ belt: { bomb: 1 } }), [healthy], { missingTargets: [] }), defaultPack),
    ).toEqual([]);
  });

  it('refuses a behaviour that the pack has not', () => {
    const self = plain();
    const view = viewOf({ ...self, meta: { ...self.meta, behaviour: 'agressive' } }, [healthy]);
    expect(() => chooseMoves(view, defaultPack)).toThrow(
      expect.objectContaining({ code: 'content/unknown-id' }),
    );
  });
});

describe('choosePlainStrikes', () => {
  it('strikes at every target without a feint, under the ids that chooseMoves gives', () => {
    const view = viewOf(holding('true_strike'), [healthy, bot('e2')]);
    const moves = choosePlainStrikes('bot', view);
    expect(moves.map(({ target, feintId }) => [target, feintId])).toEqual([
      ['e1', undefined],
      ['e2', undefined],
    ]);
    const ids = chooseMoves(view, defaultPack).map(({ moveId }) => moveId);
    expect(ids).toEqual(expect.arrayContaining(moves.map(({ moveId }) => moveId)));
  });
});
