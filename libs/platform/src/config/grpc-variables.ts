import { listenHost, listenPort } from './common-variables.js';
import type { Relation } from './config-schema.js';
import { file, optional } from './variable.js';

const tlsCertFile = optional(
  file('GRPC_TLS_CERT_FILE', {
    about:
      'The certificate (PEM, followed by those of its issuers) with which the public gRPC service speaks TLS; without one it speaks plain text, for a proxy that ends TLS before it.',
  }),
);

const tlsKeyFile = optional(
  file('GRPC_TLS_KEY_FILE', { about: 'The private key (PEM) of the certificate of the gRPC service.' }),
);

/** Where and how the public gRPC service listens. */
export const grpcVariables = {
  host: listenHost('GRPC_HOST', 'Address on which the public gRPC service listens.'),
  port: listenPort('GRPC_PORT', 'Port of the public gRPC service; 0 takes a free one and logs it.', 50_051),
  tlsCertFile,
  tlsKeyFile,
} as const;

/** A certificate is of no use without its key. */
export const grpcRelations: readonly Relation[] = [
  {
    subject: tlsKeyFile,
    other: tlsCertFile,
    allowed: 'set when GRPC_TLS_CERT_FILE is, and only then',
    holds: (values) => (values.get(tlsKeyFile) === null) === (values.get(tlsCertFile) === null),
  },
];
