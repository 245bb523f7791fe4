import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { waitFor } from './wait-for.js';

// Below the ephemeral ranges of Linux and macOS, so that no outgoing connection takes a port between the check here
// and the moment when a child process listens on it.
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;

const given = new Set<number>();

/** A TCP port on which nobody listens now; never the same twice from one process. */
export function freePort(): Promise<number> {
  return waitFor(
    'a free TCP port',
    async () => {
      const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
      if (given.has(port) || !(await isPortFree(port))) return undefined;
      given.add(port);
      return port;
    },
    { intervalMs: 0 },
  );
}

/** Whether this process could listen on the port, on all addresses. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
