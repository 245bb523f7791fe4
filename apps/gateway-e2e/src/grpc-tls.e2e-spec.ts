import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials, status } from '@grpc/grpc-js';
import { type RedisServer, startRedis, startService } from '@melee/harness';
import { generate } from 'selfsigned';
import { type GatewayUnderTest, startGatewayOn } from './support/gateway-under-test.js';
import { GrpcClient } from './support/grpc-client.js';

let folder: string;
let redis: RedisServer;
let gateway: GatewayUnderTest;
let certificate: string;
let files: { readonly GRPC_TLS_CERT_FILE: string; readonly GRPC_TLS_KEY_FILE: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'melee-tls-'));
  const extensions = [
    { name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: 'localhost' }] },
  ];
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { extensions });
  certificate = made.cert;
  files = { GRPC_TLS_CERT_FILE: join(folder, 'tls.crt'), GRPC_TLS_KEY_FILE: join(folder, 'tls.key') };
  await writeFile(files.GRPC_TLS_CERT_FILE, made.cert);
  await writeFile(files.GRPC_TLS_KEY_FILE, made.private);
  redis = await startRedis();
  gateway = await startGatewayOn(redis.url, files);
});
afterAll(async () => {
  await gateway.stop();
  await redis.stop();
  await rm(folder, { recursive: true });
});

async function listPacks(client: GrpcClient) {
  try {
    return await client.call('ListContentPacks', {}, { deadlineMs: 5000 });
  } finally {
    client.close();
  }
}

describe('gRPC with a certificate', () => {
  const address = () => String(gateway.service.grpcAddress).replace('127.0.0.1', 'localhost');

  it('is spoken with those who trust it', async () => {
    const trusting = credentials.createSsl(Buffer.from(certificate));
    const packs = await listPacks(new GrpcClient(address(), undefined, trusting));
    expect(packs).toMatchObject({ packs: [{ name: 'default' }] });
  });

  it('is not spoken in plain text, nor with those who do not', async () => {
    for (const other of [credentials.createInsecure(), credentials.createSsl()]) {
      const refusal = listPacks(new GrpcClient(address(), undefined, other));
      await expect(refusal).rejects.toMatchObject({ code: status.UNAVAILABLE });
    }
  });

  it('keeps a gateway with files that are none from starting', async () => {
    const env = { ...files, GRPC_TLS_KEY_FILE: files.GRPC_TLS_CERT_FILE };
    const broken = await startService('gateway', { redisUrl: redis.url, env });
    await expect(broken.ready()).rejects.toMatchObject({
      message: expect.stringContaining('could not be started'),
    });
  });
});
