/** A bearer token, or where to get one that is still valid: asked before each request. */
export type Token = string | (() => string | Promise<string>);

/** What a request is made of, as `fetch` takes it. */
export interface PlainRequest {
  readonly method: string;
  /** With its parameters filled in. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Instead of the connection's own. */
  readonly token?: Token | undefined;
}

/** The way to one gateway. */
export class GatewayConnection {
  private readonly base: string;

  /** @throws TypeError if the base is no URL: following a battle would go on trying for ever */
  constructor(
    baseUrl: string,
    private readonly token: Token | undefined,
    private readonly fetcher: typeof fetch,
  ) {
    this.base = new URL(baseUrl).href.replace(/\/+$/, '');
  }

  /** @throws TypeError if the gateway cannot be reached */
  async send({ method, path, query, headers, body, signal, token }: PlainRequest): Promise<Response> {
    const all = new Headers(textsOf(headers));
    const bearer = await valueOf(token ?? this.token);
    if (bearer !== undefined) all.set('authorization', `Bearer ${bearer}`);
    if (body !== undefined) all.set('content-type', 'application/json');
    const search = new URLSearchParams(textsOf(query)).toString();
    return this.fetcher(`${this.base}${path}${search && `?${search}`}`, {
      method,
      headers: all,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }
}

/** A path of the API with its parameters in their places. */
export function fillIn(path: string, values: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

const valueOf = (token: Token | undefined) => (typeof token === 'function' ? token() : token);

function textsOf(values: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
