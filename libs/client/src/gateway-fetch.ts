import { MeleeError } from './melee-error.js';
import { jittered, pause } from './pause.js';
import { isRepeatable, isTransient } from './repeatable.js';
import { authorizationOf, type Token } from './token.js';

/** Longer waits are for the caller to decide on. */
const LONGEST_WAIT_S = 30;

/** How soon a gateway is looked for again that could not be reached; twice as long after each other attempt. */
const FIRST_RETRY_MS = 200;

export type GatewayFetch = (request: Request) => Promise<Response>;

interface GatewayFetchOptions {
  readonly fetch: typeof fetch;
  readonly token: Token | undefined;
  /** How often a request that can be repeated is repeated when the service says when, or cannot be reached. */
  readonly retries: number;
}

/**
 * `fetch` that shows the token of the moment and answers with what a gateway does not refuse.
 * @throws MeleeError for a refusal, TypeError if the gateway cannot be reached, and the reason of the request's signal
 */
export function gatewayFetch({ fetch, token, retries }: GatewayFetchOptions): GatewayFetch {
  return async (request) => {
    const attempts = retries > 0 && (await isRepeatable(request)) ? retries + 1 : 1;
    for (let attempt = 1; ; attempt += 1) {
      // The body of a request can be read once.
      const copy = attempt < attempts ? request.clone() : request;
      const { authorization } = await authorizationOf(token);
      if (authorization !== undefined) copy.headers.set('authorization', authorization);
      const answer = await reach(() => fetch(copy), attempt < attempts);
      if (answer === null) {
        await pause(jittered(FIRST_RETRY_MS * 2 ** (attempt - 1)), request.signal);
        continue;
      }
      if (answer.ok) return answer;
      const error = await MeleeError.from(answer, `${request.method} ${new URL(request.url).pathname}`);
      const waitS = error.retryAfter ?? 0;
      if (attempt === attempts || !isTransient(error) || waitS > LONGEST_WAIT_S) throw error;
      // Never earlier than asked; not all at the same time either.
      await pause(waitS * 1000 + jittered(100 * attempt), request.signal);
    }
  };
}

/** Null if nobody was reached and that may be otherwise soon: a gateway that stops closes its connections. */
async function reach(send: () => Promise<Response>, mayRepeat: boolean): Promise<Response | null> {
  try {
    return await send();
  } catch (error) {
    // `fetch` says TypeError for a connection that failed or broke, and something else for one that was given up.
    if (mayRepeat && (error as Error).name === 'TypeError') return null;
    throw error;
  }
}
