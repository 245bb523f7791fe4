import { followBattle, type FollowOptions } from './follow-battle.js';
import { fillIn, GatewayConnection, type PlainRequest, type Token } from './gateway-connection.js';
import { MeleeError } from './melee-error.js';
import type { AnswerTo, Method, PathWith, RequestArguments } from './operations.js';
import { jittered, pause } from './pause.js';
import { isRepeatable, isTransient } from './repeatable.js';
import type { LogEntry } from './schemas.js';

/** Longer waits are for the caller to decide on. */
const LONGEST_WAIT_S = 30;

export interface MeleeClientOptions {
  /** Where the gateway is, such as `https://melee.example`. */
  readonly baseUrl: string;
  readonly token?: Token;
  /**
   * How often a request that can be repeated is repeated when the service says when (429 or 503 with `Retry-After`);
   * 3 unless told.
   */
  readonly retries?: number;
  /** Instead of the platform's own. */
  readonly fetch?: typeof fetch;
}

/** What the parameters of any operation look like. */
interface AnyRequest {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
  };
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * The API of a gateway. Paths, parameters, bodies and answers are typed by its OpenAPI document. Each call answers with
 * the body of the answer, or throws a `MeleeError` for a refusal, a `TypeError` if the gateway cannot be reached, and
 * the signal's reason if it was given up.
 */
export class MeleeClient {
  private readonly gateway: GatewayConnection;
  private readonly retries: number;

  constructor({ baseUrl, token, retries = 3, fetch: fetcher }: MeleeClientOptions) {
    // A browser's fetch wants to be called as a function of its window.
    this.gateway = new GatewayConnection(baseUrl, token, fetcher ?? ((...args) => fetch(...args)));
    this.retries = retries;
  }

  get<Path extends PathWith<'get'>>(
    path: Path,
    ...[request]: RequestArguments<'get', Path>
  ): Promise<AnswerTo<'get', Path>> {
    return this.call('get', path, request);
  }

  post<Path extends PathWith<'post'>>(
    path: Path,
    ...[request]: RequestArguments<'post', Path>
  ): Promise<AnswerTo<'post', Path>> {
    return this.call('post', path, request);
  }

  /**
   * The log of a battle as it grows: each entry once and in order, whatever becomes of the connections meanwhile, up to
   * the end of the battle. Ends early only by throwing: a `MeleeError` for a refusal that lasts, or the signal's reason.
   */
  followBattle(battleId: string, options: FollowOptions = {}): AsyncGenerator<LogEntry, void> {
    return followBattle(this.gateway, battleId, options);
  }

  private async call<Answer>(method: Method, path: string, request: AnyRequest = {}): Promise<Answer> {
    const { params = {}, body, signal } = request;
    const plain = {
      method: method.toUpperCase(),
      path: fillIn(path, params.path),
      query: params.query,
      headers: params.header,
      body,
      signal,
    };
    const answer = await this.sendRepeatedly(plain);
    return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  }

  private async sendRepeatedly(request: PlainRequest): Promise<Response> {
    const attempts = isRepeatable(request) ? this.retries + 1 : 1;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.gateway.send(request);
      if (answer.ok) return answer;
      const error = await MeleeError.from(answer, `${request.method} ${request.path}`);
      const waitS = error.retryAfter ?? 0;
      if (attempt === attempts || !isTransient(error) || waitS > LONGEST_WAIT_S) throw error;
      // Never earlier than asked; not all at the same time either.
      await pause(waitS * 1000 + jittered(100 * attempt), request.signal);
    }
  }
}
