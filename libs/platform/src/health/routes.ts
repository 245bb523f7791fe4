import type { IncomingMessage } from 'node:http';

/** What is answered on the health port. */
export interface Answer {
  readonly status: number;
  /** Media type of the text. */
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (request: IncomingMessage) => Answer | Promise<Answer>;

/** Handlers by path and method; HEAD is answered where GET is. */
export type Routes = Readonly<Record<string, Readonly<Partial<Record<'GET' | 'PUT', Handler>>>>>;

export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

/** A problem document (RFC 9457). */
export function problemAnswer(status: number, code: string, title: string, detail: string): Answer {
  const body = { type: 'about:blank', title, status, code, detail };
  return { status, type: 'application/problem+json', text: JSON.stringify(body) };
}
