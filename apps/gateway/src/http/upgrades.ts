import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const HOP_HEADERS = new Set(['upgrade', 'connection', 'http2-settings']);

/**
 * The requests to a server that want to become WebSockets, as its event `upgrade`. Once anybody listens for upgrades,
 * Node takes every request that offers one for such; yet a client that would rather speak HTTP/2, as that of Java does,
 * must be answered over HTTP/1.1, as if it had offered nothing; and so must whoever asks for a WebSocket where there is
 * none.
 * @param isSocket whether there is a WebSocket under this path.
 */
export function upgradesOf(server: Server, isSocket: (path: string) => boolean): Server {
  const upgrades = new EventEmitter();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    if (request.headers.upgrade?.toLowerCase() === 'websocket' && isSocket(path)) {
      upgrades.emit('upgrade', request, socket, head);
      return;
    }
    socket.unshift(Buffer.concat([Buffer.from(headOf(request), 'latin1'), head]));
    server.emit('connection', socket);
  });
  return upgrades as Server;
}

/** The head of the request as it came, without the offer. */
function headOf({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!HOP_HEADERS.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
