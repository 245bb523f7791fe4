import { Metadata, type StatusObject } from '@grpc/grpc-js';
import { GRPC_STATUS_OF } from '../../errors/grpc-status-table.js';
import { type Problem, problemOf } from '../../errors/problem.js';
import { TooManyRequestsError } from '../../limits/too-many-requests.error.js';
import { fieldPath } from './field-path.js';
import { encodeStatus, type ErrorInfo, type FieldViolation, type RpcDetails } from './rpc-details.js';

/** Names the service whose codes stand in an ErrorInfo. */
export const ERROR_DOMAIN = 'melee';
export const DETAILS_KEY = 'grpc-status-details-bin';

/** A status travels in the trailers of its call, of which clients take 8 KiB; what does not fit is cut off. */
const LONGEST_TEXT = 200;
const LONGEST_MESSAGE = 1000;
const MOST_ENTRIES = 10;

/** Seconds after which a client may try again what cannot be done at the moment. */
const RETRY_AFTER_S = 1;

/** Lone surrogates, which no trailer can carry, are replaced. */
const short = (text: string, longest = LONGEST_TEXT) => Buffer.from(text.slice(0, longest)).toString();

const asText = (value: unknown): string =>
  short(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null'));

function metadataOf({ details = {} }: Problem): ErrorInfo['metadata'] {
  const { path, ...others } = details;
  const told = typeof path === 'string' ? { ...others, path: fieldPath(path) } : details;
  const entries = Object.entries(told).slice(0, MOST_ENTRIES);
  return entries.map(([name, value]) => ({ key: short(name), value: asText(value) }));
}

function violationsOf({ errors = [] }: Problem): FieldViolation[] {
  return errors.slice(0, MOST_ENTRIES).map(({ path, message }) => ({
    field: short(fieldPath(path)),
    description: short(message),
  }));
}

function retryDelayOf(error: unknown, { status }: Problem): number | undefined {
  if (error instanceof TooManyRequestsError) return error.retryAfterS;
  return status === 503 ? RETRY_AFTER_S : undefined;
}

/** The status that a call ends with when this is thrown, with details for programs. */
export function callStatus(error: unknown): StatusObject {
  const problem = problemOf(error, '');
  const code = GRPC_STATUS_OF[problem.code];
  const message = short(problem.detail, LONGEST_MESSAGE);
  const retryAfterS = retryDelayOf(error, problem);
  const details: RpcDetails = {
    ErrorInfo: { reason: problem.code, domain: ERROR_DOMAIN, metadata: metadataOf(problem) },
    ...(problem.errors && { BadRequest: { fieldViolations: violationsOf(problem) } }),
    ...(retryAfterS !== undefined && { RetryInfo: { retryDelay: { seconds: retryAfterS } } }),
  };
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, encodeStatus(code, message, details));
  return { code, details: message, metadata };
}
