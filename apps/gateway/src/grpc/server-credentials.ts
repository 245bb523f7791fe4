import { readFileSync } from 'node:fs';
import { ServerCredentials } from '@grpc/grpc-js';
import type { GatewayConfig } from '@melee/platform';

/**
 * How the gRPC server proves who it is, if at all.
 * @throws Error if the files are no certificate and its key: the gateway cannot start.
 */
export function serverCredentials({
  tlsCertFile,
  tlsKeyFile,
}: Pick<GatewayConfig['grpc'], 'tlsCertFile' | 'tlsKeyFile'>): ServerCredentials {
  if (tlsCertFile === null || tlsKeyFile === null) return ServerCredentials.createInsecure();
  const pair = { cert_chain: readFileSync(tlsCertFile), private_key: readFileSync(tlsKeyFile) };
  return ServerCredentials.createSsl(null, [pair]);
}
