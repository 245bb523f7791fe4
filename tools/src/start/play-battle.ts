import type { BattleApi, BattleView } from './battle-api.js';
import type { Narrator } from './narrator.js';
import type { ActorRequest } from './roster.js';

/** What one exhibition needs. */
export interface Exhibition {
  readonly api: BattleApi;
  readonly actors: readonly ActorRequest[];
  readonly seed: string | undefined;
  readonly narrator: Narrator;
  /** Ends the telling early. */
  readonly signal: AbortSignal;
}

/** Creates a battle, tells it as it goes, and returns how it ended. */
export async function playBattle({ api, actors, seed, narrator, signal }: Exhibition): Promise<BattleView> {
  const battleId = await api.create(actors, seed, signal);
  for await (const entry of api.events(battleId, signal)) narrator.tell(entry);
  const view = await api.view(battleId);
  if (view.status !== 'finished') {
    throw new Error(`The log of battle ${battleId} has ended, but its status is ${view.status}.`);
  }
  return view;
}
