import { chooseMoves } from '../ai/choose-moves.js';
import type { BotMove, BotUse } from '../ai/turn-view.js';
import type { ContentPack } from '../content/types.js';
import type {
  ActorDocument,
  ActorId,
  CombatAction,
  ExchangeIntent,
  ExchangeMove,
  FeintPlace,
} from '../dto/index.js';
import type { BattleState } from '../pipeline/types.js';
import type { Lineup } from './lineup.js';
import type { TargetQueues } from './target-queues.js';
import { Onlookers } from './onlookers.js';

const TIMELESS = { registeredAt: 0, deadline: 0 } as const;

/** One turn of everybody who stands: moves are declared, and those that can be fulfilled become actions. */
export class Round {
  readonly #waiting = new Map<string, ExchangeMove>();
  readonly #uses: CombatAction[] = [];
  readonly #exchanges: CombatAction[] = [];
  readonly #actors: Record<ActorId, ActorDocument>;
  #seq = 0;

  constructor(
    private readonly number: number,
    private readonly before: BattleState,
    private readonly queues: TargetQueues,
    private readonly lineup: Lineup,
  ) {
    this.#actors = { ...before.actors };
  }

  /** The battle after the declarations: feints that were named have left the hands. */
  get state(): BattleState {
    return { step: this.before.step, actors: this.#actors };
  }

  get actions(): readonly CombatAction[] {
    return [...this.#uses, ...this.#exchanges];
  }

  /** Everybody in turn; who is first changes from round to round, so that no side is always ahead. */
  declareAll(seed: string, pack: ContentPack): void {
    const { ids } = this.lineup;
    const onlookers = new Onlookers(this.before, this.lineup);
    for (let turn = 0; turn < ids.length; turn += 1) {
      const cid = ids[(turn + this.number) % ids.length];
      const self = cid === undefined ? undefined : this.before.actors[cid];
      if (cid === undefined || self?.state.defeat !== null) continue;
      const missingTargets = [...this.queues.of(cid)];
      if (missingTargets.length === 0) continue;
      const askId = this.number * ids.length + turn;
      const view = onlookers.view(self, { askId, seed: `${seed}/${cid}/${askId}`, missingTargets });
      for (const move of chooseMoves(view, pack)) this.#declare(move);
    }
  }

  #declare(move: BotMove): void {
    this.#seq += 1;
    if (move.strategy !== 'exchange') this.#uses.push(useOf(move, this.#seq));
    else if (this.queues.take(move.cid, move.target)) this.#declareStrike(move);
  }

  #declareStrike(intent: ExchangeIntent): void {
    const { cid, target, feintId } = intent;
    const place = feintId === undefined ? undefined : this.#takeFeint(cid, feintId);
    const feintPlace = place === undefined ? {} : { feintPlace: place };
    const move: ExchangeMove = { ...feintPlace, ...intent, seq: this.#seq, ...TIMELESS };
    const answered = this.#waiting.get(`${target}>${cid}`);
    if (answered === undefined) {
      this.#waiting.set(`${cid}>${target}`, move);
      return;
    }
    this.#exchanges.push({
      actionId: `${answered.moveId}+${move.moveId}`,
      type: 'exchange',
      move: answered,
      partnerMove: move,
      isForced: false,
    });
  }

  /** Takes the feint out of the hand; what the hand held of it goes along with the move. */
  #takeFeint(cid: ActorId, feintId: string): FeintPlace | undefined {
    const actor = this.#actors[cid];
    if (actor === undefined) return undefined;
    const { [feintId]: place, ...hand } = actor.hand;
    this.#actors[cid] = { ...actor, hand };
    return place;
  }
}

function useOf(use: BotUse, seq: number): CombatAction {
  const registration = { seq, registeredAt: TIMELESS.registeredAt };
  return use.strategy === 'item'
    ? { actionId: use.moveId, type: 'item', move: { ...use, ...registration } }
    : { actionId: use.moveId, type: 'instant', move: { ...use, ...registration } };
}
