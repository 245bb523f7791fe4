import {
  EXECUTOR_PARTS,
  movesOf,
  type ActorDocument,
  type ActorId,
  type BattleChanges,
  type CombatAction,
  type CombatEvent,
  type DeadLetter,
  type LedgerEntry,
  type SessionId,
} from '@melee/combat/dto';
import { type BattleState, type Resolution, stateHash } from '@melee/combat/pipeline';

/** Gathers in memory what the actions of one batch bring about, to be committed at once. */
export class BatchResult {
  private readonly events: CombatEvent[] = [];
  private readonly ledger: LedgerEntry[] = [];
  private readonly deadLetters: DeadLetter[] = [];
  private readonly returns: (readonly [ActorId, ActorId])[] = [];
  private readonly fronts: (readonly [ActorId, ActorId])[] = [];
  private readonly defeated: ActorId[] = [];
  private taken = 0;
  private steps = 0;
  private current: BattleState;

  constructor(
    private readonly sid: SessionId,
    private readonly before: BattleState,
  ) {
    this.current = before;
  }

  /** The battle after the actions so far. */
  get state(): BattleState {
    return this.current;
  }

  resolved(action: CombatAction, resolution: Resolution): void {
    this.taken += 1;
    this.ledger.push({
      type: 'action',
      action,
      hands: handsBefore(this.current, action),
      hash: stateHash(this.current, resolution.state),
    });
    this.current = resolution.state;
    this.events.push(...resolution.events);
    this.returns.push(...resolution.returns);
    this.defeated.push(...resolution.defeated);
    this.fronts.push(...resolution.fronts);
    if (resolution.isExchange) this.steps += 1;
  }

  /** The action goes to the dead letters, and its actors, if they are enemies, may strike at each other again. */
  failed(entry: string, action: CombatAction | null, error: unknown): void {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const actionId = action?.actionId ?? null;
    this.taken += 1;
    this.deadLetters.push({ sid: this.sid, actionId, entry, error: { name, message } });
    this.events.push({ type: 'action_failed', actionId, error: message });
    if (action?.type === 'exchange') {
      for (const move of movesOf(action)) {
        if (move.strategy === 'exchange' && this.areEnemies(move.cid, move.target)) {
          this.returns.push([move.cid, move.target]);
        }
      }
    }
  }

  /** An action that cannot be executed may name anything: a stranger must not come into a queue by its failure. */
  private areEnemies(cid: ActorId, target: ActorId): boolean {
    const { actors } = this.before;
    if (!Object.hasOwn(actors, cid) || !Object.hasOwn(actors, target)) return false;
    return actors[cid]?.meta.team !== actors[target]?.meta.team;
  }

  changes(): BattleChanges {
    return {
      taken: this.taken,
      steps: this.steps,
      events: this.events,
      ledger: this.ledger,
      deadLetters: this.deadLetters,
      returns: this.returns,
      fronts: this.fronts,
      defeated: this.defeated,
      ...changesOfActors(this.before, this.current),
    };
  }
}

/** The feints that the fighters hold whose moves the action is made of; moves still waiting have taken theirs. */
function handsBefore(
  { actors }: BattleState,
  action: CombatAction,
): Readonly<Record<ActorId, readonly string[]>> {
  const held = movesOf(action).map(({ cid }): [ActorId, string[]] => [
    cid,
    Object.keys(actors[cid]?.hand ?? {}),
  ]);
  return Object.fromEntries(held.filter(([, feints]) => feints.length > 0));
}

/** The pipeline leaves what it does not change as it is, so what is not the same object has changed. */
function changesOfActors(
  before: BattleState,
  after: BattleState,
): Pick<BattleChanges, 'actors' | 'handAdditions'> {
  const pairs = Object.values(after.actors).flatMap((actor): [ActorDocument, ActorDocument][] => {
    const old = before.actors[actor.meta.cid];
    return old === undefined || old === actor ? [] : [[old, actor]];
  });
  return {
    actors: pairs
      .map(([old, actor]) => ({ cid: actor.meta.cid, parts: changedParts(old, actor) }))
      .filter(({ parts }) => Object.keys(parts).length > 0),
    handAdditions: pairs.flatMap(([old, actor]) =>
      Object.entries(actor.hand)
        .filter(([feintId]) => !Object.hasOwn(old.hand, feintId))
        .map(([feintId, place]) => ({ cid: actor.meta.cid, feintId, place })),
    ),
  };
}

function changedParts(old: ActorDocument, actor: ActorDocument): BattleChanges['actors'][number]['parts'] {
  const changed = EXECUTOR_PARTS.filter((part) => old[part] !== actor[part]);
  return Object.fromEntries(changed.map((part) => [part, actor[part]]));
}
