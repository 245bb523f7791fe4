import { MeleeClient } from '@melee/client';
import { WebSocket } from 'ws';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The body of a refusal. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly instance: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The public API of a gateway; bodies are what the test says that they are. */
export class Api {
  /** The same API by the typed client, for requests that are as they should be; it repeats none by itself. */
  readonly melee: MeleeClient;

  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    const token = headers['authorization']?.replace('Bearer ', '');
    this.melee = new MeleeClient({
      baseUrl: url,
      retries: 0,
      WebSocket,
      ...(token !== undefined && { token }),
    });
  }

  /** The same API for the bearer of a token. */
  as(token: string): Api {
    return new Api(this.url, { ...this.headers, authorization: `Bearer ${token}` });
  }

  /** The same API with a key of the client's own on each request. */
  withKey(key: string): Api {
    return new Api(this.url, { ...this.headers, 'idempotency-key': key });
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.send<Body>(path, {});
  }

  post<Body>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.postText<Body>(path, JSON.stringify(body));
  }

  /** A request without a body. */
  postNothing<Body>(path: string): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'POST' });
  }

  postText<Body>(
    path: string,
    body: string | Uint8Array,
    contentType = 'application/json',
  ): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'POST', body, headers: { 'content-type': contentType } });
  }

  private async send<Body>(
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer<Body>> {
    const answer = await fetch(`${this.url}${path}`, {
      ...init,
      headers: { ...this.headers, ...init.headers },
    });
    const text = await answer.text();
    const isJson = (answer.headers.get('content-type') ?? '').includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }
}
