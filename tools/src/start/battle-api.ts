import { type LogEntry, MeleeClient, type Schemas } from '@melee/client';
import type { ActorRequest } from './roster.js';

export type BattleView = Schemas['BattleView'];

/** The part of the public API that the tool uses. Every call throws a `MeleeError` if it is refused. */
export class BattleApi {
  private readonly client: MeleeClient;

  constructor(baseUrl: string) {
    this.client = new MeleeClient({ baseUrl });
  }

  /** Creates a battle and answers its id. */
  async create(
    actors: readonly ActorRequest[],
    seed: string | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    const body = { ...(seed === undefined ? {} : { seed }), actors: [...actors] };
    const { battleId } = await this.client.post('/v1/battles', { body, signal });
    return battleId;
  }

  view(battleId: string): Promise<BattleView> {
    return this.client.get('/v1/battles/{battleId}', { params: { path: { battleId } } });
  }

  /** The battle's log as it grows, each entry once and in order, up to the end of the battle. */
  events(battleId: string, signal: AbortSignal): AsyncGenerator<LogEntry, void> {
    return this.client.followBattle(battleId, { signal });
  }
}
