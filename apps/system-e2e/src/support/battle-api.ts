import { waitFor } from '@melee/harness';
import type { ActorKind, FinishReason, LogEntry, MoveIntent, SessionStatus } from '@melee/combat/dto';

const ANSWER_BOUND_MS = 10_000;

export interface ActorRequest {
  readonly cid: string;
  readonly team: string;
  readonly kind: ActorKind;
  readonly template: string;
}
export interface BattleRequest {
  readonly battleId: string;
  readonly seed: string;
  readonly answerTimeoutsMs?: readonly number[];
  readonly actors: readonly ActorRequest[];
  readonly webhooks?: readonly { readonly url: string }[];
}
export interface BattleView {
  readonly status: SessionStatus;
  readonly step: number;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly winner: string | null;
  readonly reason: FinishReason | null;
  readonly logLength: number;
  readonly actors: Readonly<Record<string, { readonly hp: number; readonly alive: boolean }>>;
}
export interface BattleOutcome {
  readonly winner: string | null;
  readonly steps: number;
  readonly actors: Readonly<Record<string, { readonly xp: Readonly<Record<string, number>> }>>;
}
export interface AcceptedMove {
  readonly moveId: string;
  readonly outcome: 'registered' | 'duplicate';
}

/** A refusal of the API. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    request: string,
  ) {
    super(`${request} was answered with ${status} ${code}.`);
  }
}

/** The gateway's HTTP API as a client sees it; every request carries its own ids, so it can be repeated. */
export class BattleApi {
  /**
   * @param baseUrl of one gateway.
   * @param patienceMs how long a request is repeated that found no service; 0: such a failure fails the test.
   */
  constructor(
    private readonly baseUrl: string,
    private readonly patienceMs = 0,
  ) {}

  async create(battle: BattleRequest): Promise<void> {
    await this.ask('POST', '/v1/battles', battle);
  }

  view(sid: string): Promise<BattleView> {
    return this.ask<BattleView>('GET', `/v1/battles/${sid}`);
  }

  /** The result that is kept of a finished battle; undefined as long as there is none. */
  async result(sid: string): Promise<BattleOutcome | undefined> {
    try {
      return await this.ask<BattleOutcome>('GET', `/v1/battles/${sid}/result`);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'result/not-found') return undefined;
      throw error;
    }
  }

  declare(sid: string, move: MoveIntent): Promise<AcceptedMove> {
    return this.ask<AcceptedMove>('POST', `/v1/battles/${sid}/moves`, move);
  }

  async join(sid: string, actor: ActorRequest): Promise<void> {
    await this.ask('POST', `/v1/battles/${sid}/actors`, actor);
  }

  async nextTarget(sid: string, cid: string): Promise<string | null> {
    const answer = await this.ask<{ target: string | null }>(
      'GET',
      `/v1/battles/${sid}/actors/${cid}/target`,
    );
    return answer.target;
  }

  /** The whole log, page by page. */
  async log(sid: string, pageSize: number): Promise<readonly LogEntry[]> {
    const log: LogEntry[] = [];
    for (;;) {
      const query = `after=${log.length}&limit=${pageSize}`;
      const page = await this.ask<{ entries: readonly LogEntry[] }>('GET', `/v1/battles/${sid}/log?${query}`);
      if (page.entries.length === 0) return log;
      log.push(...page.entries);
    }
  }

  /** Opens the stream of live events. */
  openEvents(sid: string, after: number, signal: AbortSignal): Promise<Response> {
    return fetch(`${this.baseUrl}/v1/battles/${sid}/events?after=${after}`, {
      headers: { accept: 'text/event-stream' },
      signal,
    });
  }

  private async ask<T extends object = object>(method: string, path: string, body?: object): Promise<T> {
    if (this.patienceMs === 0) return this.askOnce<T>(method, path, body);
    const attempt = async (): Promise<T | undefined> => {
      try {
        return await this.askOnce<T>(method, path, body);
      } catch (error) {
        if (error instanceof ApiProblem && error.status !== 503) throw error;
        return undefined;
      }
    };
    return waitFor(`an answer to ${method} ${path}`, attempt, { timeoutMs: this.patienceMs });
  }

  private async askOnce<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.baseUrl + path, {
      method,
      signal: AbortSignal.timeout(ANSWER_BOUND_MS),
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { readonly code?: string };
    if (!response.ok) throw new ApiProblem(response.status, answer.code ?? '', `${method} ${path}`);
    return answer;
  }
}
