import type {
  ActorDocument,
  BattleChanges,
  CollectorPlan,
  CombatAction,
  ExchangeIntent,
  ItemIntent,
} from '../../../dto/index.js';

/** One call of the repository, with everything that its caller decided before. */
export type Operation =
  | { readonly type: 'strike'; readonly intent: ExchangeIntent }
  | { readonly type: 'batch'; readonly cid: string; readonly intents: readonly ExchangeIntent[] }
  | { readonly type: 'use'; readonly intent: ItemIntent }
  | { readonly type: 'pop'; readonly cid: string }
  | { readonly type: 'look'; readonly collector: number }
  | { readonly type: 'transfer'; readonly collector: number; readonly plan: CollectorPlan }
  | { readonly type: 'promise' }
  | { readonly type: 'acquire'; readonly executor: number; readonly token: string }
  | { readonly type: 'extend'; readonly token: string }
  | { readonly type: 'release'; readonly token: string }
  /** Not a call: the lifetime of `sys:busy` ends. */
  | { readonly type: 'expire' }
  | { readonly type: 'load'; readonly executor: number; readonly size: number }
  | {
      readonly type: 'commit';
      readonly executor: number;
      readonly token: string;
      readonly changes: BattleChanges;
    }
  | { readonly type: 'join'; readonly actor: ActorDocument }
  | { readonly type: 'finish'; readonly revision: number }
  /** Entries of dead letters. */
  | { readonly type: 'retry'; readonly entry: string }
  | { readonly type: 'drop'; readonly entry: string };

/** What an operation answers, without the times: comparable as JSON. */
export type Answer =
  string | number | boolean | null | readonly Answer[] | { readonly [name: string]: Answer };

export const actionIdOf = (entry: string): string => (JSON.parse(entry) as CombatAction).actionId;
