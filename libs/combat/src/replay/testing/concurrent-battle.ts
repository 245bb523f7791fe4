import { createActor } from '../../content/create-actor.js';
import { defaultPack } from '../../content/default-pack.js';
import {
  EXECUTOR_PARTS,
  type ActorDocument,
  type ActorId,
  type CombatAction,
  movesOf,
  type ExchangeMove,
  type FeintPlace,
  type Token,
} from '../../dto/index.js';
import { currentRules, refundHands, resolveAction, type BattleState } from '../../pipeline/index.js';
import type { BattleHistory } from '../history.js';
import { HistoryRecorder } from '../recorder.js';

/** Whole numbers from 0 to below the bound. */
export type Choice = (below: number) => number;

const TEMPLATES = ['warrior', 'duelist', 'guardian', 'orc'];
const POWER = { attributes: { strength: 30, endurance: 40, prediction: 40 }, skills: { tactics: 100 } };

export function fighter(cid: ActorId, team: string, template = 'warrior'): ActorDocument {
  return createActor(defaultPack, { cid, team, kind: 'player', template, overrides: POWER });
}

/**
 * A battle as it comes about between processes: while a batch is being computed, moves are registered, which take feints
 * out of hands, and newcomers join; the batch sees neither, and its changes are laid upon theirs.
 */
export class ConcurrentBattle {
  readonly seed: string;
  private readonly recorder: HistoryRecorder;
  private readonly queue: CombatAction[] = [];
  private kept: BattleState;
  private declared = 0;
  private joined = 0;

  constructor(private readonly choose: Choice) {
    this.seed = `seed-${choose(1_000_000)}`;
    const actors = ['a1', 'b1', 'a2', 'b2'].map((cid) => this.recruit(cid));
    this.recorder = new HistoryRecorder('battle', this.seed, defaultPack, actors);
    this.kept = { step: 0, actors: Object.fromEntries(actors.map((actor) => [actor.meta.cid, actor])) };
  }

  play(batches: number): BattleHistory {
    for (let batch = 0; batch < batches; batch += 1) {
      this.declareSome();
      const seen = this.kept;
      const size = 1 + this.choose(this.queue.length);
      this.declareSome();
      if (this.choose(8) === 0) this.join();
      this.run(seen, this.queue.splice(0, size));
    }
    return this.recorder.history(this.kept, null);
  }

  /** Ends the battle over all that waits: feints come back into the hands, and then their price. */
  end(): BattleHistory {
    for (const move of this.queue.flatMap(movesOf)) {
      if (move.strategy === 'exchange') this.bringBack(move);
    }
    const { state, events } = refundHands(this.kept, currentRules(defaultPack).edition);
    this.recorder.told(events);
    return this.recorder.history(state, { winner: null, reason: 'abandoned' });
  }

  private bringBack({ cid, feintId, feintPlace }: ExchangeMove): void {
    const actor = this.kept.actors[cid];
    if (feintId === undefined || feintPlace === undefined || actor === undefined) return;
    const place = joined(actor.hand[feintId], feintPlace);
    const hand = { ...actor.hand, [feintId]: place };
    this.kept = { ...this.kept, actors: { ...this.kept.actors, [cid]: { ...actor, hand } } };
  }

  private run(seen: BattleState, actions: readonly CombatAction[]): void {
    const rules = currentRules(defaultPack);
    let state = seen;
    for (const action of actions) {
      const resolution = resolveAction(state, action, this.seed, rules);
      this.recorder.resolved(action, resolution, state);
      state = resolution.state;
    }
    const merged = Object.entries(state.actors).map(([cid, actor]): [ActorId, ActorDocument] => [
      cid,
      merge(this.kept.actors[cid] ?? actor, seen.actors[cid] ?? actor, actor),
    ]);
    this.kept = { step: state.step, actors: { ...this.kept.actors, ...Object.fromEntries(merged) } };
  }

  private join(): void {
    this.joined += 1;
    const newcomer = this.recruit(`${this.choose(2) === 0 ? 'a' : 'b'}-late-${this.joined}`);
    this.recorder.joined(newcomer);
    this.kept = { ...this.kept, actors: { ...this.kept.actors, [newcomer.meta.cid]: newcomer } };
  }

  private declareSome(): void {
    for (let count = 1 + this.choose(3); count > 0; count -= 1) {
      const [one, other] = [this.pick('a'), this.pick('b')];
      const move = this.strike(one, other);
      const partnerMove = this.choose(4) === 0 ? null : this.strike(other, one);
      const actionId = `x-${move.moveId}`;
      this.queue.push({ actionId, type: 'exchange', move, partnerMove, isForced: partnerMove === null });
      if (this.choose(3) === 0) this.drink(one);
    }
  }

  private strike(cid: ActorId, target: ActorId): ExchangeMove {
    const move = { ...this.registration(cid), strategy: 'exchange' as const, target, deadline: 0 };
    const [feintId] = Object.keys(this.kept.actors[cid]?.hand ?? {});
    const actor = this.kept.actors[cid];
    if (feintId === undefined || actor === undefined || this.choose(2) === 0) return move;
    const { [feintId]: feintPlace, ...hand } = actor.hand;
    this.kept = { ...this.kept, actors: { ...this.kept.actors, [cid]: { ...actor, hand } } };
    return { ...move, feintId, ...(feintPlace && { feintPlace }) };
  }

  private drink(cid: ActorId): void {
    const move = { ...this.registration(cid), strategy: 'item' as const, itemId: 'potion', targets: [cid] };
    this.queue.push({ actionId: `x-${move.moveId}`, type: 'item', move });
  }

  private registration(cid: ActorId) {
    this.declared += 1;
    return { moveId: `m${this.declared}`, cid, seq: this.declared, registeredAt: 0 };
  }

  private pick(team: string): ActorId {
    const ids = Object.keys(this.kept.actors).filter((cid) => cid.startsWith(team));
    return ids[this.choose(ids.length)] ?? `${team}1`;
  }

  private recruit(cid: ActorId): ActorDocument {
    return fighter(cid, cid.slice(0, 1), TEMPLATES[this.choose(TEMPLATES.length)]);
  }
}

/** A place is worth what was set aside for all that came into it. */
function joined(held: FeintPlace | undefined, coming: FeintPlace): FeintPlace {
  const price: Partial<Record<Token, number>> = { ...held?.price };
  for (const [token, amount] of Object.entries(coming.price) as [Token, number][]) {
    price[token] = (price[token] ?? 0) + amount;
  }
  return { price };
}

/** As a commit does it: some parts whole, the hand place by place. */
function merge(kept: ActorDocument, seen: ActorDocument, computed: ActorDocument): ActorDocument {
  const parts = Object.fromEntries(EXECUTOR_PARTS.map((part) => [part, computed[part]]));
  const added = Object.entries(computed.hand).filter(([feintId]) => !Object.hasOwn(seen.hand, feintId));
  return { ...kept, ...parts, hand: { ...kept.hand, ...Object.fromEntries(added) } };
}
