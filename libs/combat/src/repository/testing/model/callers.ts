import type { BattleContext, CollectorSnapshot, ExchangeIntent, Move } from '../../../dto/index.js';
import { actorDocument } from '../documents.js';
import { strike, useOfItem } from '../intents.js';
import { pairName } from './invariants.js';
import type { Observed } from './apply-to-redis.js';
import type { ObservedBattle } from './observed-battle.js';
import type { Operation } from './operation.js';
import { changesFrom, FATES, planFrom } from './simulated-workers.js';
import type { Step } from './step.js';

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
const TEAMS = ['red', 'blue', 'green'] as const;

/** Everybody who calls the repository: players, two Collectors, two Executors; what each has seen and was told. */
export class Callers {
  readonly moves = new Set<string>();
  readonly popped = new Set<string>();
  private readonly intents: ExchangeIntent[] = [];
  private readonly newcomers: ReturnType<typeof actorDocument>[] = [];
  private readonly snapshots: (CollectorSnapshot | undefined)[] = [];
  private readonly runs: { readonly token: string; readonly context: BattleContext | undefined }[] = [];
  private count = 0;

  /** What a wish means now; undefined if nothing. */
  decide({ kind, who, what }: Step, battle: ObservedBattle): Operation | undefined {
    const collector = who % 2;
    const run = this.runs[who % 2];
    switch (kind) {
      case 'look':
        return { type: 'look', collector };
      case 'transfer': {
        const snapshot = this.snapshots[collector];
        return snapshot && { type: 'transfer', plan: planFrom(snapshot, what % 3 === 0) };
      }
      case 'finish': {
        const snapshot = this.snapshots[collector];
        return snapshot && { type: 'finish', revision: snapshot.meta.revision };
      }
      case 'acquire':
        return { type: 'acquire', executor: who % 2, token: this.newId('token') };
      case 'load':
        return { type: 'load', executor: who % 2, size: 1 + (what % 4) };
      case 'commit': {
        if (run?.context === undefined) return undefined;
        const changes = changesFrom(
          run.context,
          (position) => FATES[(what + position) % FATES.length] ?? 'done',
        );
        return { type: 'commit', token: run.token, changes };
      }
      case 'extend':
      case 'release':
        return run && { type: kind, token: run.token };
      case 'promise':
      case 'expire':
        return { type: kind };
      default:
        return this.decideAsPlayer({ kind, who, what }, battle);
    }
  }

  private decideAsPlayer(
    { kind, who, what }: Step,
    { state, waiting }: ObservedBattle,
  ): Operation | undefined {
    const cids = Object.keys(state.kinds);
    const cid = pick(cids, who) ?? '';
    const known = pick(this.intents, what);
    switch (kind) {
      case 'strike':
        return this.strike(cid, pick(state.targets[cid] ?? [], what));
      case 'wild strike':
        return this.strike(cid, pick(cids, what));
      case 'answer': {
        const strikes = waiting.filter((move): move is Move & ExchangeIntent => move.strategy === 'exchange');
        const waitingStrike = pick(strikes, what);
        return waitingStrike && this.strike(waitingStrike.target, waitingStrike.cid);
      }
      case 'repeat':
        return known && { type: 'strike', intent: known };
      case 'forge':
        return known && { type: 'strike', intent: { ...known, target: cid } };
      case 'batch': {
        const intents = (state.targets[cid] ?? []).map((target) => this.newStrike(cid, target));
        return { type: 'batch', cid, intents };
      }
      case 'use':
        return { type: 'use', intent: useOfItem(cid, { moveId: this.newId('m') }) };
      case 'pop':
        return { type: 'pop', cid };
      case 'join': {
        const newcomer = actorDocument(this.newId('n'), pick(TEAMS, who) ?? '', {
          kind: what % 2 === 0 ? 'bot' : 'player',
        });
        this.newcomers.push(newcomer);
        return { type: 'join', actor: newcomer };
      }
      case 'join again': {
        const actor = pick(this.newcomers, what);
        return actor && { type: 'join', actor: who % 2 === 0 ? actor : { ...actor, xp: { hit: 1 } } };
      }
      default:
        return undefined;
    }
  }

  /** Remembers what an operation has brought. */
  learn(operation: Operation, { answer, snapshot, context }: Observed): void {
    switch (operation.type) {
      case 'strike':
      case 'use':
        if (Array.isArray(answer)) this.moves.add(operation.intent.moveId);
        break;
      case 'batch': {
        const [outcomes] = answer as [string[]];
        operation.intents.forEach(({ moveId }, i) => outcomes[i] === 'registered' && this.moves.add(moveId));
        break;
      }
      case 'pop':
        if (typeof answer === 'string' && !answer.includes('/'))
          this.popped.add(pairName(operation.cid, answer));
        break;
      case 'look':
        this.snapshots[operation.collector] = snapshot;
        break;
      case 'acquire':
        if (answer === true) this.runs[operation.executor] = { token: operation.token, context: undefined };
        break;
      case 'load': {
        const run = this.runs[operation.executor];
        if (run !== undefined) this.runs[operation.executor] = { token: run.token, context };
        break;
      }
    }
  }

  private strike(cid: string, target: string | undefined): Operation | undefined {
    return target === undefined ? undefined : { type: 'strike', intent: this.newStrike(cid, target) };
  }

  private newStrike(cid: string, target: string): ExchangeIntent {
    const intent = strike(cid, target, { moveId: this.newId('m') });
    this.intents.push(intent);
    return intent;
  }

  private newId(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }
}
