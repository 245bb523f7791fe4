import { CombatError } from '../dto/index.js';
import type { ActionId, ActorDocument, ActorId, CombatEvent, Defeat, RuleLimits } from '../dto/index.js';
import { ActorDraft } from './actor-draft.js';
import { chaosOf } from './chaos.js';
import type { Edition } from './edition.js';
import { inOrder } from './in-order.js';
import { cutLog } from './cut-log.js';
import type { ActionRolls } from './rng/rolls.js';
import { compiledPack } from './rules/compiled-pack.js';
import type { CompiledPack } from './rules/compiled-pack.js';
import type { Tracer } from './trace.js';
import type { BattleState, Resolution, Rules } from './types.js';

/** The next state while an action is being resolved: the phases change it, the state before stays as it was. */
export class Draft {
  readonly content: CompiledPack;
  readonly limits: RuleLimits;
  readonly edition: Edition;
  /** By what share chaos has made all damage grow, fixed-point. */
  readonly chaos: number;
  readonly #touched = new Map<ActorId, ActorDraft>();
  readonly #events: CombatEvent[] = [];
  readonly #defeated: ActorId[] = [];

  constructor(
    readonly before: BattleState,
    readonly actionId: ActionId,
    readonly rolls: ActionRolls,
    rules: Rules,
    /** Null unless somebody wants to know what settled each question. */
    readonly tracer: Tracer | null,
  ) {
    this.content = compiledPack(rules.pack);
    this.limits = rules.limits;
    this.edition = rules.edition;
    this.chaos = chaosOf(this.step, this.content.balance.chaos, before);
  }

  /** The step that an exchange would be now. */
  get step(): number {
    return this.before.step + 1;
  }

  find(cid: ActorId): ActorDraft | undefined {
    const touched = this.#touched.get(cid);
    if (touched !== undefined) return touched;
    const document = Object.hasOwn(this.before.actors, cid) ? this.before.actors[cid] : undefined;
    if (document === undefined) return undefined;
    const actor = new ActorDraft(document, this.content.pack);
    this.#touched.set(cid, actor);
    return actor;
  }

  /** @throws CombatError `actor/not-found`. */
  actor(cid: ActorId): ActorDraft {
    const actor = this.find(cid);
    if (actor === undefined) throw new CombatError('actor/not-found', { cid });
    return actor;
  }

  isStanding(cid: ActorId): boolean {
    const touched = this.#touched.get(cid);
    if (touched !== undefined) return touched.isStanding;
    const { actors } = this.before;
    return Object.hasOwn(actors, cid) && actors[cid]?.state.defeat === null;
  }

  /** Ids of the actors that were looked at so far, in the order of the ids. */
  touched(): readonly ActorId[] {
    return inOrder([...this.#touched.keys()]);
  }

  emit(event: CombatEvent): void {
    this.#events.push(event);
  }

  defeat(cid: ActorId, how: Defeat, by: ActorId | null): void {
    this.actor(cid).defeat = how;
    this.#defeated.push(cid);
    if (by !== null && by !== cid) this.find(by)?.count('kill');
    this.emit({ type: 'defeated', actionId: this.actionId, cid, how, by });
  }

  finish(isExchange: boolean, queues: Partial<Pick<Resolution, 'returns' | 'fronts'>> = {}): Resolution {
    const changed = this.#changed();
    return {
      state: { step: this.before.step + (isExchange ? 1 : 0), actors: this.#actorsWith(changed) },
      changed,
      events: cutLog(this.#events, this.actionId, this.limits.eventsPerAction),
      isExchange,
      returns: queues.returns ?? [],
      fronts: queues.fronts ?? [],
      defeated: this.#defeated,
    };
  }

  #changed(): readonly ActorDocument[] {
    const changed: ActorDocument[] = [];
    for (const cid of this.touched()) {
      const actor = this.actor(cid);
      const document = actor.document();
      if (document !== actor.before) changed.push(document);
    }
    return changed;
  }

  #actorsWith(changed: readonly ActorDocument[]): BattleState['actors'] {
    if (changed.length === 0) return this.before.actors;
    const actors: Record<ActorId, ActorDocument> = { ...this.before.actors };
    for (const document of changed) actors[document.meta.cid] = document;
    return actors;
  }
}
