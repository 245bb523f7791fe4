import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { waitFor } from './wait-for.js';

// Below the ephemeral ranges of Linux and macOS, so that no outgoing connection takes a port between the check here
// and the moment when a child process listens on it.
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 30_000;

const BLOCK_SIZE = 20;

/** Ports that only this process gives away. */
const own: number[] = [];

/**
 * A TCP port on which nobody listens now, and that nobody else is given: never the same twice from one process, and no
 * process gives away the ports of another. It may take seconds until a child listens on it.
 */
export function freePort(): Promise<number> {
  return waitFor(
    'a free TCP port',
    async () => {
      if (own.length === 0) own.push(...(await claimBlock()));
      const port = own.shift();
      return port !== undefined && (await isPortFree(port)) ? port : undefined;
    },
    { intervalMs: 0 },
  );
}

/** Claims a block of ports until the process ends, by listening on the first of them; nothing if another has it. */
async function claimBlock(): Promise<readonly number[]> {
  const first = LOWEST_PORT + BLOCK_SIZE * randomInt((HIGHEST_PORT - LOWEST_PORT) / BLOCK_SIZE);
  const guard = createServer().unref();
  if (!(await canListen(guard, first))) return [];
  return Array.from({ length: BLOCK_SIZE - 1 }, (_, i) => first + 1 + i);
}

/** Whether this process could listen on the port, on all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  if (!(await canListen(server, port))) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

function canListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, exclusive: true }, () => resolve(true));
  });
}
