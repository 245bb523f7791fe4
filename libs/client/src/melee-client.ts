import createClient, { type Client } from 'openapi-fetch';
import { followBattle, type FollowOptions } from './follow-battle.js';
import { gatewayFetch } from './gateway-fetch.js';
import type { AnswerTo, PathWith, RequestArguments } from './operations.js';
import type { LogEntry } from './schemas.js';
import type { paths } from './schema.generated.js';
import type { SocketMaker } from './socket.js';
import type { Token } from './token.js';

export interface MeleeClientOptions {
  /** Where the gateway is, such as `https://melee.example`. */
  readonly baseUrl: string;
  readonly token?: Token;
  /**
   * How often a request that can be repeated is repeated when the service says when (429 or 503 with `Retry-After`), or
   * when no gateway is reached; 3 unless told.
   */
  readonly retries?: number;
  /** Instead of the platform's own. */
  readonly fetch?: typeof fetch;
  /** Instead of the platform's own, or where it has none, as Node.js 20: the class of the package `ws` will do. */
  readonly WebSocket?: SocketMaker;
}

/**
 * The API of a gateway. Paths, parameters, bodies and answers are typed by its OpenAPI document. Each call answers with
 * the body of the answer, or throws a `MeleeError` for a refusal, a `TypeError` if the gateway cannot be reached, and
 * the signal's reason if it was given up.
 */
export class MeleeClient {
  private readonly api: Client<paths>;
  /** The same, for connections that bring their own token and are opened again anyway. */
  private readonly events: Client<paths>;
  private readonly options: MeleeClientOptions;

  /** @throws TypeError if the base is no URL: following a battle would go on trying for ever */
  constructor(options: MeleeClientOptions) {
    const { baseUrl, token, retries = 3, fetch: fetcher } = options;
    new URL(baseUrl);
    this.options = options;
    // A browser's fetch wants to be called as a function of its window.
    const plainFetch: typeof fetch = fetcher ?? ((...args) => fetch(...args));
    const clientOf = (shown: Token | undefined, most: number) =>
      createClient<paths>({
        baseUrl,
        fetch: gatewayFetch({ fetch: plainFetch, token: shown, retries: most }),
      });
    this.api = clientOf(token, retries);
    this.events = clientOf(undefined, 0);
  }

  async get<Path extends PathWith<'get'>>(
    path: Path,
    ...[request]: RequestArguments<'get', Path>
  ): Promise<AnswerTo<'get', Path>> {
    const { data } = await (this.api as AnyClient).GET(path, request);
    return data as AnswerTo<'get', Path>;
  }

  async post<Path extends PathWith<'post'>>(
    path: Path,
    ...[request]: RequestArguments<'post', Path>
  ): Promise<AnswerTo<'post', Path>> {
    const { data } = await (this.api as AnyClient).POST(path, request);
    return data as AnswerTo<'post', Path>;
  }

  /**
   * The log of a battle as it grows: each entry once and in order, whatever becomes of the connections meanwhile, up to
   * the end of the battle. Ends early only by throwing: a `MeleeError` for a refusal that lasts, or the signal's reason.
   */
  followBattle(battleId: string, options: FollowOptions = {}): AsyncGenerator<LogEntry, void> {
    const { baseUrl, token, WebSocket } = this.options;
    return followBattle({ api: this.events, baseUrl, token, WebSocket }, battleId, options);
  }
}

/** The library's methods as they are called here: what goes in and comes out is typed by those above. */
type AnyClient = Readonly<
  Record<'GET' | 'POST', (path: string, request?: object) => Promise<{ readonly data?: unknown }>>
>;
