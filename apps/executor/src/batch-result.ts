import {
  EXECUTOR_PARTS,
  movesOf,
  type ActorDocument,
  type ActorId,
  type BattleChanges,
  type CombatAction,
  CombatError,
  type CombatEvent,
  type DeadLetter,
  type FailureCode,
  InvalidActionError,
  type LedgerEntry,
  type SessionId,
} from '@melee/combat/dto';
import type { BattleState, Resolution } from '@melee/combat/pipeline';
import { ledgerEntryOf } from '@melee/combat/replay';
import { returnedFeint } from './returned-feint.js';

/** Gathers in memory what the actions of one batch bring about, to be committed at once. */
export class BatchResult {
  private readonly events: CombatEvent[] = [];
  private readonly ledger: LedgerEntry[] = [];
  private readonly deadLetters: DeadLetter[] = [];
  private readonly returns: (readonly [ActorId, ActorId])[] = [];
  private readonly fronts: (readonly [ActorId, ActorId])[] = [];
  private readonly defeated: ActorId[] = [];
  private readonly feints: BattleChanges['handAdditions'][number][] = [];
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
    this.ledger.push(ledgerEntryOf(this.current, action, resolution));
    this.current = resolution.state;
    this.events.push(...resolution.events);
    this.returns.push(...resolution.returns);
    this.defeated.push(...resolution.defeated);
    this.fronts.push(...resolution.fronts);
    if (resolution.isExchange) this.steps += 1;
  }

  /**
   * The action goes to the dead letters; its actors get their feints back and, if they are enemies, may strike at each
   * other again.
   */
  failed(entry: string, action: CombatAction | null, error: unknown): void {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const actionId = action?.actionId ?? null;
    this.taken += 1;
    this.deadLetters.push({ sid: this.sid, actionId, entry, error: { name, message } });
    this.events.push({ type: 'action_failed', actionId, code: codeOf(error) });
    if (action?.type === 'exchange') {
      for (const move of movesOf(action)) {
        if (move.strategy !== 'exchange') continue;
        if (this.areEnemies(move.cid, move.target)) this.returns.push([move.cid, move.target]);
        const feint = returnedFeint(move, this.before.actors);
        if (feint !== null) this.feints.push(feint);
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
    const { actors, handAdditions } = changesOfActors(this.before, this.current);
    return {
      taken: this.taken,
      steps: this.steps,
      events: this.events,
      ledger: this.ledger,
      deadLetters: this.deadLetters,
      returns: this.returns,
      fronts: this.fronts,
      defeated: this.defeated,
      actors,
      handAdditions: [...this.feints, ...handAdditions],
    };
  }
}

function codeOf(error: unknown): FailureCode {
  if (error instanceof CombatError) return error.code;
  return error instanceof InvalidActionError ? 'storage/corrupt' : 'internal/error';
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
