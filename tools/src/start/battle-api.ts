import { setTimeout as sleep } from 'node:timers/promises';
import type { FinishReason, LogEntry, SessionStatus } from '@melee/combat/dto';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { ActorRequest } from './roster.js';

const RECONNECT_MS = 100;

/** The part of a battle's public view that the tool looks at. */
export interface BattleView {
  readonly battleId: string;
  readonly status: SessionStatus;
  readonly step: number;
  readonly winner: string | null;
  readonly reason: FinishReason | null;
}

/** Calls the gateway's public API. Every call throws an `Error` with the gateway's own words if it is refused. */
export class BattleApi {
  constructor(private readonly baseUrl: string) {}

  async create(
    actors: readonly ActorRequest[],
    seed: string | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    const body = JSON.stringify({ ...(seed === undefined ? {} : { seed }), actors });
    const headers = { 'content-type': 'application/json' };
    const answer = await this.call('/v1/battles', { method: 'POST', headers, body, signal });
    const { battleId } = (await answer.json()) as { battleId: string };
    return battleId;
  }

  async view(battleId: string): Promise<BattleView> {
    const answer = await this.call(`/v1/battles/${battleId}`, {});
    return (await answer.json()) as BattleView;
  }

  /** The battle's log as it grows, each entry once and in order, up to the end of the battle. */
  async *events(battleId: string, signal: AbortSignal): AsyncGenerator<LogEntry, void> {
    let last = 0;
    for (;;) {
      for await (const entry of this.eventsAfter(battleId, last, signal)) {
        last = entry.n;
        yield entry;
        if (entry.type === 'battle_finished') return;
      }
      // The stream broke off: the log's numbers tell where to go on.
      await sleep(RECONNECT_MS, undefined, { signal });
    }
  }

  private async *eventsAfter(
    battleId: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<LogEntry, void> {
    const headers = { accept: 'text/event-stream' };
    const answer = await this.call(`/v1/battles/${battleId}/events?after=${after}`, { headers, signal });
    if (answer.body === null) return;
    const messages = answer.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    try {
      for await (const message of messages) {
        // Only what has a number is part of the log.
        if (message.id !== undefined) yield JSON.parse(message.data) as LogEntry;
      }
    } catch (error) {
      // `fetch` says TypeError for a connection that broke; anything else is not ours to repair.
      if (signal.aborted || !isBroken(error)) throw error;
    }
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(this.baseUrl + path, init);
    if (answer.ok) return answer;
    throw new Error(`${init.method ?? 'GET'} ${path} answered ${answer.status}: ${await answer.text()}`);
  }
}

const isBroken = (error: unknown): boolean => (error as Error).name === 'TypeError';
