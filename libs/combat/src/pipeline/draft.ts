import type {
  ActionId,
  ActorDocument,
  ActorId,
  ActorState,
  CombatAction,
  CombatEvent,
  Defeat,
} from '../dto/index.js';
import { CombatError } from '../dto/index.js';
import type { TokenAmounts } from '../content/types.js';
import { cutLog } from './cut-log.js';
import type { Rolls } from './rng/rolls.js';
import { vitalsOf } from '../content/numbers/vitals.js';
import type { Vitals } from '../content/numbers/vitals.js';
import { profileOf } from './stats/profile.js';
import type { Profile } from './stats/profile.js';
import type { BattleState, Resolution, Rules } from './types.js';

/** What an actor did that the result counts. */
export type XpEvent =
  | 'damage_dealt'
  | 'damage_taken'
  | 'hit'
  | 'crit'
  | 'dodge'
  | 'parry'
  | 'block'
  | 'counter'
  | 'kill'
  | 'feint'
  | 'ability'
  | 'item';

/** The next state while an action is being resolved: the phases change it, the state before stays as it was. */
export class Draft {
  readonly actionId: ActionId;
  readonly #changed = new Map<ActorId, ActorDocument>();
  readonly #events: CombatEvent[] = [];
  readonly #defeated: ActorId[] = [];
  readonly #gains = new Map<ActorId, Record<string, number>>();

  constructor(
    readonly before: BattleState,
    readonly action: CombatAction,
    readonly rolls: Rolls,
    readonly rules: Rules,
  ) {
    this.actionId = action.actionId;
  }

  find(cid: ActorId): ActorDocument | undefined {
    return (
      this.#changed.get(cid) ?? (Object.hasOwn(this.before.actors, cid) ? this.before.actors[cid] : undefined)
    );
  }

  actor(cid: ActorId): ActorDocument {
    const actor = this.find(cid);
    if (actor === undefined) throw new CombatError('actor/not-found', { cid });
    return actor;
  }

  isStanding(cid: ActorId): boolean {
    return this.find(cid)?.state.defeat === null;
  }

  profile(cid: ActorId): Profile {
    return profileOf(this.actor(cid), this.rules.pack);
  }

  vitals(cid: ActorId): Vitals {
    return vitalsOf(this.actor(cid), this.rules.pack);
  }

  patch(cid: ActorId, changes: Partial<ActorDocument>): void {
    this.#changed.set(cid, { ...this.actor(cid), ...changes });
  }

  patchState(cid: ActorId, changes: Partial<ActorState>): void {
    this.patch(cid, { state: { ...this.actor(cid).state, ...changes } });
  }

  emit(event: CombatEvent): void {
    this.#events.push(event);
  }

  /** Counts towards the result; an actor that is not in the battle counts nothing. */
  count(cid: ActorId, event: XpEvent, amount = 1): void {
    const xp = this.find(cid)?.xp;
    if (xp === undefined || amount === 0) return;
    this.patch(cid, { xp: { ...xp, [event]: (xp[event] ?? 0) + amount } });
  }

  /** Tokens that the actor gets when the action ends: what it earns here cannot be spent here. */
  gain(cid: ActorId, tokens: TokenAmounts): void {
    const gains = this.#gains.get(cid) ?? {};
    for (const [token, amount] of Object.entries(tokens)) gains[token] = (gains[token] ?? 0) + amount;
    this.#gains.set(cid, gains);
  }

  get gains(): ReadonlyMap<ActorId, TokenAmounts> {
    return this.#gains;
  }

  defeat(cid: ActorId, how: Defeat, by: ActorId | null): void {
    this.patchState(cid, { defeat: how });
    this.#defeated.push(cid);
    if (by !== null && by !== cid) this.count(by, 'kill');
    this.emit({ type: 'defeated', actionId: this.actionId, cid, how, by });
  }

  finish(isExchange: boolean, returns: Resolution['returns'] = []): Resolution {
    return {
      state: {
        step: this.before.step + (isExchange ? 1 : 0),
        actors:
          this.#changed.size === 0
            ? this.before.actors
            : { ...this.before.actors, ...Object.fromEntries(this.#changed) },
      },
      events: cutLog(this.#events, this.actionId, this.rules.limits.eventsPerAction),
      isExchange,
      returns,
      fronts: [],
      defeated: this.#defeated,
    };
  }
}
