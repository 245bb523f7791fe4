import { randomUUID } from 'node:crypto';
import { createActor, defaultPack } from '@melee/combat/content';
import type {
  ActorId,
  ActorState,
  BattleChanges,
  CollectorPlan,
  CombatAction,
  ExchangeAction,
  ExchangeIntent,
  ExchangeMove,
  InstantIntent,
  ItemIntent,
  TeamId,
  TargetSpec,
} from '@melee/combat/dto';
import { sessionKeys } from '@melee/combat/repository';
import { BattleView } from './battle-view.js';

const PROMISE_MS = 60_000;
const NO_PLAN: CollectorPlan = {
  actions: [],
  isPartial: false,
  cancellations: [],
  asks: [],
  finish: null,
  nextDeadline: null,
};
const NO_CHANGES: BattleChanges = {
  taken: 0,
  steps: 0,
  actors: [],
  handAdditions: [],
  defeated: [],
  returns: [],
  fronts: [],
  events: [],
  ledger: [],
  deadLetters: [],
};

/** One battle on the testbed: what its players, and the apps that are not under test, do to it. */
export class Battle extends BattleView {
  private declared = 0;

  /** Declares a strike and answers its move. */
  async strike(cid: ActorId, target: ActorId, more: Partial<ExchangeIntent> = {}): Promise<ExchangeIntent> {
    const intent: ExchangeIntent = { moveId: this.nextMoveId(), cid, strategy: 'exchange', target, ...more };
    await this.combat.registerExchangeMove(this.sid, intent);
    return intent;
  }

  /** How long a strike that is declared now waits for its answer; declares it. */
  async waitOfStrike(cid: ActorId, target: ActorId): Promise<number | null> {
    const intent: ExchangeIntent = { moveId: this.nextMoveId(), cid, strategy: 'exchange', target };
    return (await this.combat.registerExchangeMove(this.sid, intent)).waitsMs;
  }

  /** Two strikes at each other. */
  async clash(a: ActorId, b: ActorId): Promise<readonly [ExchangeIntent, ExchangeIntent]> {
    return [await this.strike(a, b), await this.strike(b, a)];
  }

  async useAbility(cid: ActorId, abilityId: string, targets: TargetSpec): Promise<InstantIntent> {
    const intent: InstantIntent = { moveId: this.nextMoveId(), cid, strategy: 'instant', abilityId, targets };
    await this.combat.registerInstantMove(this.sid, intent);
    return intent;
  }

  async useItem(cid: ActorId, itemId: string, targets: TargetSpec): Promise<ItemIntent> {
    const intent: ItemIntent = { moveId: this.nextMoveId(), cid, strategy: 'item', itemId, targets };
    await this.combat.registerInstantMove(this.sid, intent);
    return intent;
  }

  /** A warrior comes in late. */
  async join(cid: ActorId, team: TeamId): Promise<void> {
    const actor = createActor(defaultPack, { cid, team, kind: 'player', template: 'warrior' });
    await this.combat.hotJoin(this.sid, actor);
  }

  /** What a Collector does: takes its signal, then makes actions of standing moves and promises a batch. */
  async transfer(...actions: readonly CombatAction[]): Promise<void> {
    await this.takeSignal();
    await this.combat.transferIntentsToActions(this.sid, { ...NO_PLAN, actions }, PROMISE_MS, PROMISE_MS);
  }

  /** Lowers the signal flag, as a Collector does before it looks. */
  async takeSignal(): Promise<void> {
    await this.combat.loadSnapshot(this.sid);
  }

  /** Queues the exchange of two declared strikes. */
  async queueExchange(
    a: ActorId,
    b: ActorId,
    more: Partial<ExchangeIntent> = {},
    moreOfB: Partial<ExchangeIntent> = {},
  ): Promise<ExchangeAction> {
    const [mine, theirs] = [await this.strike(a, b, more), await this.strike(b, a, moreOfB)];
    const action: ExchangeAction = {
      actionId: `${mine.moveId}+${theirs.moveId}`,
      type: 'exchange',
      move: await this.standingStrike(mine),
      partnerMove: await this.standingStrike(theirs),
      isForced: false,
    };
    await this.transfer(action);
    return action;
  }

  /** Queues a strike that was not answered. */
  async queueForced(cid: ActorId, target: ActorId): Promise<ExchangeAction> {
    const move = await this.standingStrike(await this.strike(cid, target));
    const action: ExchangeAction = {
      actionId: move.moveId,
      type: 'exchange',
      move,
      partnerMove: null,
      isForced: true,
    };
    await this.transfer(action);
    return action;
  }

  /** Queues the use of an ability or an item on these targets. */
  async queueUse(intent: InstantIntent | ItemIntent, targets: readonly ActorId[]): Promise<CombatAction> {
    const { item, instant } = await this.moves(intent.cid);
    const [itemMove, instantMove] = [item[intent.moveId], instant[intent.moveId]];
    const { moveId } = intent;
    let action: CombatAction;
    if (itemMove !== undefined) action = { actionId: moveId, type: 'item', move: { ...itemMove, targets } };
    else if (instantMove !== undefined)
      action = { actionId: moveId, type: 'instant', move: { ...instantMove, targets } };
    else throw new Error(`No move ${moveId} is waiting.`);
    await this.transfer(action);
    return action;
  }

  /** Puts any text at all into the queue of actions. */
  async queueRaw(...entries: readonly string[]): Promise<void> {
    await this.redis.rpush(sessionKeys.actions(this.sid), ...entries);
  }

  /** Puts other actions where the queued ones stood. */
  async replaceQueue(...actions: readonly unknown[]): Promise<void> {
    await this.redis.del(sessionKeys.actions(this.sid));
    await this.queueRaw(...actions.map((action) => JSON.stringify(action)));
  }

  /** What an Executor does first; its token. */
  async lock(ttlMs = PROMISE_MS): Promise<string> {
    const token = randomUUID();
    if (!(await this.combat.acquireWorkerLock(this.sid, token, ttlMs)))
      throw new Error('The battle is busy.');
    return token;
  }

  /** What an Executor does last. */
  async commit(token: string, changes: Partial<BattleChanges>): Promise<void> {
    const { outcome } = await this.combat.commitBattleResults(this.sid, token, { ...NO_CHANGES, ...changes });
    if (outcome !== 'committed') throw new Error('The lock was lost.');
  }

  /** Gives the session back without a commit. */
  async release(token: string): Promise<void> {
    await this.combat.releaseWorkerLock(this.sid, token);
  }

  /** Takes actors out of the fight; what is queued stays queued. */
  async defeat(...defeated: readonly ActorId[]): Promise<void> {
    const fall = async (cid: ActorId) => {
      const { state } = await this.actor(cid);
      const value: ActorState = { ...state, hp: 0, defeat: 'killed' };
      return { cid, parts: { state: value } };
    };
    const actors = await Promise.all(defeated.map(fall));
    await this.redis.del(sessionKeys.busy(this.sid));
    await this.commit(await this.lock(), { defeated, actors });
  }

  /** The same in every run of a test: the rolls of an action follow from its id. */
  private nextMoveId(): string {
    this.declared += 1;
    return `move-${String(this.declared)}`;
  }

  private async standingStrike({ cid, moveId }: ExchangeIntent): Promise<ExchangeMove> {
    const move = (await this.moves(cid)).exchange[moveId];
    if (move === undefined) throw new Error(`No strike ${moveId} is waiting.`);
    return move;
  }
}
