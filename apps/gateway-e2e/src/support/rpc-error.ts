import { join } from 'node:path';
import type { ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const TYPES = loadSync('rpc-status.proto', { includeDirs: [__dirname], longs: Number, defaults: true });
const ANY_PREFIX = 'type.googleapis.com/';

function decode(name: string, bytes: Buffer): Record<string, unknown> {
  const type = TYPES[name];
  if (type === undefined || !('deserialize' in type) || typeof type.deserialize !== 'function') {
    throw new Error(`The status holds a detail of the unknown type ${name}.`);
  }
  return type.deserialize(bytes) as Record<string, unknown>;
}

/** A refused call, with its details decoded. */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly reason: string;
  readonly domain: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly violations: readonly { readonly field: string; readonly description: string }[];
  /** Null without a RetryInfo. */
  readonly retryAfterS: number | null;
}

interface Details {
  'google.rpc.ErrorInfo'?: Pick<RpcError, 'reason' | 'domain' | 'metadata'>;
  'google.rpc.BadRequest'?: { readonly fieldViolations: RpcError['violations'] };
  'google.rpc.RetryInfo'?: { readonly retryDelay: { readonly seconds: number } };
}

/** Fails unless the details say the same as the status. */
export function readRpcError({ code, details: message, metadata }: ServiceError): RpcError {
  const [bytes] = metadata.get('grpc-status-details-bin');
  if (!Buffer.isBuffer(bytes)) throw new Error(`The status ${code} (${message}) has no details.`);
  const status = decode('google.rpc.Status', bytes);
  expect([status['code'], status['message']]).toEqual([code, message]);
  const packed = status['details'] as readonly { readonly type_url: string; readonly value: Buffer }[];
  const details: Details = Object.fromEntries(
    packed.map(({ type_url: typeUrl, value }) => {
      const name = typeUrl.slice(ANY_PREFIX.length);
      return [name, decode(name, value)];
    }),
  );
  const { reason = '', domain = '', metadata: values = {} } = details['google.rpc.ErrorInfo'] ?? {};
  return {
    code,
    message,
    reason,
    domain,
    metadata: values,
    violations: details['google.rpc.BadRequest']?.fieldViolations ?? [],
    retryAfterS: details['google.rpc.RetryInfo']?.retryDelay.seconds ?? null,
  };
}

export const protoFolder = (root: string) => join(root, 'libs', 'client', 'proto');
