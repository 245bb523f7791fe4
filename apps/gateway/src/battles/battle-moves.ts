import { Injectable } from '@nestjs/common';
import { type ActorId, MANOEUVRE, type MoveIntent, type SessionId, SURRENDER } from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import type { NewMove, Repeatable } from './commands.js';
import { KnownUses } from './known-uses.js';
import { newId } from './new-id.js';
import { idForKey, RequestKeys, underKey } from './request-keys.js';
import type { AcceptedMove, MoveOutcome } from './views.js';

/** How a client names a move that it declares by a request of its own kind. */
export interface MoveRepeatable extends Repeatable {
  readonly moveId?: string | undefined;
}

/** Fields in one order, so that the same move has the same text; what the client leaves out, the server makes up. */
function intentOf(cid: ActorId, move: NewMove, moveId: string): MoveIntent {
  if (move.strategy === 'exchange') {
    const { strategy, target, feintId, attackZone, blockZone } = move;
    return {
      moveId,
      cid,
      strategy,
      target,
      ...(feintId !== undefined && { feintId }),
      ...(attackZone !== undefined && { attackZone }),
      ...(blockZone !== undefined && { blockZone }),
    };
  }
  const { targets = 'self' } = move;
  return move.strategy === 'item'
    ? { moveId, cid, strategy: 'item', itemId: move.itemId, targets }
    : { moveId, cid, strategy: 'instant', abilityId: move.abilityId, targets };
}

/** What actors declare. */
@Injectable()
export class BattleMoves {
  constructor(
    private readonly turns: TurnManager,
    private readonly known: KnownUses,
    private readonly keys: RequestKeys,
  ) {}

  /**
   * Declares a move. The same move again, by its id or its key, changes nothing.
   * @throws CombatError `session/not-found`, `session/not-active`, `actor/not-found`, `actor/defeated`,
   *   `target/not-available`, `feint/not-in-hand`, `move/invalid`, `move/conflict`, `move/too-many`,
   *   `content/unknown-id`; GatewayError `request/idempotency-conflict`.
   */
  async declare(
    sid: SessionId,
    cid: ActorId,
    move: NewMove,
    { idempotencyKey: key }: Repeatable = {},
  ): Promise<AcceptedMove> {
    const intent = intentOf(cid, move, move.moveId ?? (key === undefined ? newId() : idForKey(key, cid)));
    await this.known.require(sid, intent);
    const register = () => this.turns.register(sid, intent);
    const { outcome, deadline } = await underKey(key, 'move/conflict', register);
    return { moveId: intent.moveId, outcome, deadline };
  }

  /**
   * Declares moves of one actor, each by itself: one that is refused does not touch the others.
   * @throws CombatError `session/not-found`, `move/invalid`; GatewayError `request/idempotency-conflict`.
   */
  async declareMany(
    sid: SessionId,
    cid: ActorId,
    moves: readonly NewMove[],
    { idempotencyKey: key }: Repeatable = {},
  ): Promise<readonly MoveOutcome[]> {
    const made = (position: number) =>
      key === undefined ? newId() : idForKey(key, 'batch', cid, String(position));
    const intents = moves.map((move, position) => intentOf(cid, move, move.moveId ?? made(position)));
    if (key !== undefined) await this.keys.claim(sid, idForKey(key, 'batch', cid), intents);
    const faults = await this.known.faultsOf(sid, intents);
    const sound = intents.filter((_, position) => faults[position] === null);
    const { outcomes } = await this.turns.registerBatch(sid, cid, sound);
    const outcomeOf = new Map(sound.map(({ moveId }, position) => [moveId, outcomes[position]]));
    return intents.map(({ moveId }, position) => ({
      moveId,
      outcome: faults[position]?.code ?? outcomeOf.get(moveId) ?? 'move/invalid',
    }));
  }

  /**
   * Takes the actor out of the fight as defeated, as soon as the battle comes to it.
   * @throws as `declare`.
   */
  surrender(sid: SessionId, cid: ActorId, { moveId, ...repeatable }: MoveRepeatable = {}) {
    return this.use(sid, cid, SURRENDER, 'self', moveId, repeatable);
  }

  /**
   * Brings the target to the front of the actor's queue, for tokens.
   * @throws as `declare`.
   */
  manoeuvre(sid: SessionId, cid: ActorId, target: ActorId, { moveId, ...repeatable }: MoveRepeatable = {}) {
    return this.use(sid, cid, MANOEUVRE, target, moveId, repeatable);
  }

  private use(
    sid: SessionId,
    cid: ActorId,
    abilityId: string,
    targets: ActorId,
    moveId: string | undefined,
    repeatable: Repeatable,
  ): Promise<AcceptedMove> {
    const move = { strategy: 'instant', abilityId, targets } as const;
    return this.declare(sid, cid, moveId === undefined ? move : { ...move, moveId }, repeatable);
  }
}
