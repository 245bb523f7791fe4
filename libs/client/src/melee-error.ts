import type { InvalidValue, Problem, ProblemCode } from './schemas.js';

/** Codes of the API, and one for an answer that is not from it, such as a proxy's error page. */
export type MeleeErrorCode = ProblemCode | 'client/unexpected-answer';

interface Facts {
  readonly code: MeleeErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly path: string;
  readonly retryAfter: number | null;
  readonly errors: readonly InvalidValue[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** A refusal. */
export class MeleeError extends Error {
  override readonly name = 'MeleeError';
  /** Stable name of the problem: what programs decide by. */
  readonly code: MeleeErrorCode;
  /** The HTTP status. */
  readonly status: number;
  /** One sentence for people. */
  readonly detail: string;
  /** Method and path of the request. */
  readonly path: string;
  /** Seconds after which the same request may succeed; null if the answer names none. */
  readonly retryAfter: number | null;
  /** The values of the request that are wrong; only with `request/invalid`. */
  readonly errors: readonly InvalidValue[];
  /** The values that explain the problem. */
  readonly details: Readonly<Record<string, unknown>>;

  private constructor(facts: Facts) {
    super(`${facts.path} answered ${facts.status} ${facts.code}: ${facts.detail}`);
    this.code = facts.code;
    this.status = facts.status;
    this.detail = facts.detail;
    this.path = facts.path;
    this.retryAfter = facts.retryAfter;
    this.errors = facts.errors;
    this.details = facts.details;
  }

  /** Reads the refusal from an answer that is none of success. */
  static async from(answer: Response, path: string): Promise<MeleeError> {
    const { status } = answer;
    const text = await answer.text();
    const retryAfter = readRetryAfter(answer.headers.get('retry-after'));
    const problem = readProblem(text);
    if (problem === null) {
      const detail = `The answer is no problem document: ${text.slice(0, 200)}`;
      const code = 'client/unexpected-answer';
      return new MeleeError({ code, status, detail, path, retryAfter, errors: [], details: {} });
    }
    const { code, detail, errors = [], details = {} } = problem;
    return new MeleeError({ code, status, detail, path, retryAfter, errors, details });
  }
}

function readProblem(text: string): Problem | null {
  try {
    const body = JSON.parse(text) as Partial<Problem> | null;
    return typeof body?.code === 'string' && typeof body.detail === 'string' ? (body as Problem) : null;
  } catch {
    // Not from the API then.
    return null;
  }
}

/** `Retry-After` is a number of seconds or a date. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
