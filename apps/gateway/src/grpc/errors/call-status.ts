import { Metadata, type StatusObject } from '@grpc/grpc-js';
import { GRPC_STATUS_OF } from '../../errors/grpc-status-table.js';
import { type Problem, problemOf } from '../../errors/problem.js';
import { retryAfterOf } from '../../errors/retry-after.js';
import { fieldPath } from './field-path.js';
import { encodeStatus, type ErrorInfo, type FieldViolation, type RpcDetails } from './rpc-details.js';

/** Names the service whose codes stand in an ErrorInfo. */
export const ERROR_DOMAIN = 'melee';
export const DETAILS_KEY = 'grpc-status-details-bin';

/** A status travels in the trailers of its call, of which clients take 8 KiB in all; what does not fit is cut off. */
const LONGEST_TEXT = 200;
const LONGEST_MESSAGE = 500;
const MOST_BYTES = 2500;

/** Lone surrogates, which no trailer can carry, are replaced. */
const short = (text: string, longest = LONGEST_TEXT) => Buffer.from(text.slice(0, longest)).toString();

const asText = (value: unknown) => short(typeof value === 'string' ? value : JSON.stringify(value));

/** The first of the details that fit. */
function fitting<T extends object>(details: readonly T[]): T[] {
  let left = MOST_BYTES;
  return details.filter((detail) => {
    left -= Buffer.byteLength(JSON.stringify(detail));
    return left >= 0;
  });
}

function metadataOf({ details = {} }: Problem): ErrorInfo['metadata'] {
  const { path, ...others } = details;
  const told = typeof path === 'string' ? { ...others, path: fieldPath(path) } : details;
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return fitting(known.map(([name, value]) => ({ key: short(name), value: asText(value) })));
}

/** One for each field: of what is missing altogether, every rule complains. */
function violationsOf({ errors = [] }: Problem): FieldViolation[] {
  const byField = new Map(errors.toReversed().map(({ path, message }) => [path, message]));
  const fields = new Set(errors.map(({ path }) => path));
  const violations = [...fields].map((path) => ({
    field: short(fieldPath(path)),
    description: short(byField.get(path) ?? ''),
  }));
  return fitting(violations);
}

/** The status that a call ends with when this is thrown, with details for programs. */
export function callStatus(error: unknown): StatusObject {
  const problem = problemOf(error, '');
  const code = GRPC_STATUS_OF[problem.code];
  const message = short(problem.detail, LONGEST_MESSAGE);
  const retryAfterS = retryAfterOf(error, problem);
  const details: RpcDetails = {
    ErrorInfo: { reason: problem.code, domain: ERROR_DOMAIN, metadata: metadataOf(problem) },
    ...(problem.errors && { BadRequest: { fieldViolations: violationsOf(problem) } }),
    ...(retryAfterS !== undefined && { RetryInfo: { retryDelay: { seconds: retryAfterS } } }),
  };
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, encodeStatus(code, message, details));
  return { code, details: message, metadata };
}
