import { fromJSON } from '@grpc/proto-loader';

/** The parts of `google/rpc/status.proto` and `google/rpc/error_details.proto` that our errors are told with. */
const TYPES = fromJSON({
  nested: {
    google: {
      nested: {
        protobuf: {
          nested: {
            Any: { fields: { typeUrl: { type: 'string', id: 1 }, value: { type: 'bytes', id: 2 } } },
            Duration: { fields: { seconds: { type: 'int64', id: 1 }, nanos: { type: 'int32', id: 2 } } },
          },
        },
        rpc: {
          nested: {
            Status: {
              fields: {
                code: { type: 'int32', id: 1 },
                message: { type: 'string', id: 2 },
                details: { rule: 'repeated', type: 'google.protobuf.Any', id: 3 },
              },
            },
            ErrorInfo: {
              fields: {
                reason: { type: 'string', id: 1 },
                domain: { type: 'string', id: 2 },
                // On the wire a map is this.
                metadata: { rule: 'repeated', type: 'Entry', id: 3 },
              },
              nested: {
                Entry: { fields: { key: { type: 'string', id: 1 }, value: { type: 'string', id: 2 } } },
              },
            },
            BadRequest: {
              fields: { fieldViolations: { rule: 'repeated', type: 'FieldViolation', id: 1 } },
              nested: {
                FieldViolation: {
                  fields: { field: { type: 'string', id: 1 }, description: { type: 'string', id: 2 } },
                },
              },
            },
            RetryInfo: { fields: { retryDelay: { type: 'google.protobuf.Duration', id: 1 } } },
          },
        },
      },
    },
  },
});

export interface ErrorInfo {
  readonly reason: string;
  readonly domain: string;
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
}
export interface FieldViolation {
  /** Path in the message, such as `actors[0].cid`. */
  readonly field: string;
  readonly description: string;
}

/** What may stand in the details of a status, by the name of its type. */
export interface RpcDetails {
  readonly ErrorInfo: ErrorInfo;
  readonly BadRequest?: { readonly fieldViolations: readonly FieldViolation[] };
  readonly RetryInfo?: { readonly retryDelay: { readonly seconds: number } };
}

function encode(name: string, value: object): Buffer {
  const type = TYPES[`google.rpc.${name}`];
  if (type?.format !== 'Protocol Buffer 3 DescriptorProto') throw new Error(`There is no type ${name}.`);
  return type.serialize(value);
}

/** A google.rpc.Status in the encoding of `grpc-status-details-bin`. */
export function encodeStatus(code: number, message: string, details: RpcDetails): Buffer {
  const packed = Object.entries(details).map(([name, value]: [string, object]) => ({
    typeUrl: `type.googleapis.com/google.rpc.${name}`,
    value: encode(name, value),
  }));
  return encode('Status', { code, message, details: packed });
}
