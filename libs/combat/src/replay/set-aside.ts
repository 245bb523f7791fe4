import type { ContentPack, TokenAmounts } from '../content/types.js';
import { movesOf, type ActorDocument, type ActorId, type Token } from '../dto/index.js';
import type { BattleState, Resolution } from '../pipeline/index.js';
import type { ActionEntry } from './ledger-entry.js';

/**
 * What each actor has set aside for feints that nobody has used, whether they are in its hand or with a move that waits.
 * The ledger does not tell which moves were cancelled, but their feints cannot be lost: so this is what they are all
 * worth when the battle ends.
 */
export class SetAside {
  private readonly tokens = new Map<ActorId, Map<Token, number>>();

  constructor(private readonly pack: ContentPack) {}

  /** An actor who comes into the battle, with what it holds then. */
  joined({ meta, hand }: ActorDocument): void {
    for (const { price } of Object.values(hand)) this.add(meta.cid, price, 1);
  }

  resolved({ action }: ActionEntry, before: BattleState, { changed }: Resolution): void {
    for (const { meta, hand } of changed) {
      const known = before.actors[meta.cid]?.hand ?? {};
      for (const [feintId, { price }] of Object.entries(hand)) {
        if (!Object.hasOwn(known, feintId)) this.add(meta.cid, price, 1);
      }
    }
    for (const move of movesOf(action)) {
      if (move.strategy !== 'exchange' || move.feintId === undefined) continue;
      this.add(move.cid, move.feintPlace?.price ?? this.pack.feints[move.feintId]?.price ?? {}, -1);
    }
  }

  /** The state when all of it has come back. */
  refunded({ step, actors }: BattleState): BattleState {
    const after = Object.entries(actors).map(([cid, actor]): [ActorId, ActorDocument] => {
      const tokens = { ...actor.state.tokens };
      for (const [token, amount] of this.tokens.get(cid) ?? []) tokens[token] += amount;
      return [cid, { ...actor, hand: {}, state: { ...actor.state, tokens } }];
    });
    return { step, actors: Object.fromEntries(after) };
  }

  private add(cid: ActorId, price: TokenAmounts, sign: 1 | -1): void {
    const tokens = this.tokens.get(cid) ?? new Map<Token, number>();
    this.tokens.set(cid, tokens);
    for (const [token, amount] of Object.entries(price) as [Token, number][]) {
      tokens.set(token, (tokens.get(token) ?? 0) + sign * amount);
    }
  }
}
