import {
  moveName,
  type ActorDocument,
  type BattleContext,
  type CollectorSnapshot,
  type ExchangeIntent,
} from '../../../dto/index.js';
import { strike } from '../intents.js';
import type { Observed } from './apply-to-redis.js';
import { pairName } from './invariants.js';
import type { Operation } from './operation.js';

/** An Executor run: its token, and what it has loaded under it. */
interface Run {
  readonly token: string;
  readonly context: BattleContext | undefined;
  /** Has tried to commit; nothing keeps it from trying again. */
  readonly isOver: boolean;
}

/** What a Collector has seen, and whether it has acted on it; nothing keeps it from acting again. */
interface Look {
  readonly snapshot: CollectorSnapshot;
  readonly isOver: boolean;
}

/** Fields of what is stored of a move: scripts must not take a move of such a name for one of those. */
const FIELDS = ['move', 'feintPlace', 'traceparent', 'target', 'item', 'cid', 'seq', 'exchange'];

/** What everybody who calls the repository has seen, sent and been told. */
export class Callers {
  /** Names of the moves whose registration was acknowledged. */
  readonly moves = new Set<string>();
  readonly popped = new Set<string>();
  /** Every strike ever sent, accepted or not. */
  readonly strikes: ExchangeIntent[] = [];
  readonly newcomers: ActorDocument[] = [];
  /** The last look of each Collector. */
  readonly looks: (Look | undefined)[] = [];
  /** The last run of each Executor, whether or not its token still counts. */
  readonly runs: (Run | undefined)[] = [];
  private count = 0;
  private readonly moveCounts = new Map<string, number>();

  newId(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  /** Ids of moves are an actor's own. */
  newMoveId(cid: string): string {
    const count = (this.moveCounts.get(cid) ?? 0) + 1;
    this.moveCounts.set(cid, count);
    return FIELDS[count - 1] ?? `m${count}`;
  }

  newStrike(cid: string, target: string): ExchangeIntent {
    const intent = strike(cid, target, { moveId: this.newMoveId(cid) });
    this.strikes.push(intent);
    return intent;
  }

  learn(operation: Operation, { answer, snapshot, context }: Observed): void {
    if (operation.type === 'strike' || operation.type === 'use') {
      if (Array.isArray(answer)) this.moves.add(moveName(operation.intent));
    } else if (operation.type === 'batch') {
      const [outcomes] = answer as [string[]];
      const registered = operation.intents.filter((_, i) => outcomes[i] === 'registered');
      registered.forEach((intent) => this.moves.add(moveName(intent)));
    } else if (operation.type === 'pop') {
      const isTarget = typeof answer === 'string' && !answer.includes('/');
      if (isTarget) this.popped.add(pairName(operation.cid, answer));
    } else if (operation.type === 'look') {
      this.looks[operation.collector] = snapshot && { snapshot, isOver: false };
    } else if (operation.type === 'transfer') {
      const last = this.looks[operation.collector];
      this.looks[operation.collector] = last && { ...last, isOver: true };
    } else if (operation.type === 'acquire') {
      if (answer === true)
        this.runs[operation.executor] = { token: operation.token, context: undefined, isOver: false };
    } else if (operation.type === 'load') {
      const run = this.runs[operation.executor];
      this.runs[operation.executor] = run && { ...run, context };
    } else if (operation.type === 'commit') {
      const run = this.runs[operation.executor];
      this.runs[operation.executor] = run && { ...run, isOver: true };
    }
  }
}
