import { createPublicKey, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issuer's server of public keys, which can be told to fail. */
export interface KeyServer {
  readonly url: string;
  /** The keys that are published, by their ids. */
  publish(keys: Readonly<Record<string, KeyObject>>): void;
  fail(isFailing: boolean): void;
  stop(): Promise<void>;
}

export async function startKeyServer(): Promise<KeyServer> {
  let document = '{"keys":[]}';
  let isFailing = false;
  const server = createServer((_request, response) => {
    response.writeHead(isFailing ? 500 : 200, { 'content-type': 'application/json', connection: 'close' });
    response.end(document);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    publish(keys) {
      const published = Object.entries(keys).map(([kid, key]) => ({
        ...createPublicKey(key).export({ format: 'jwk' }),
        kid,
      }));
      document = JSON.stringify({ keys: published });
    },
    fail(should) {
      isFailing = should;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
