import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { waitFor } from '@melee/harness';
import { WebSocket } from 'ws';
import type { ProblemBody } from './api.js';

interface SocketFrame {
  readonly n?: number;
  readonly type: string;
  readonly text?: string;
  readonly last?: number;
}

export interface SocketOptions {
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

const socketUrl = (url: string) => url.replace(/^http/, 'ws');

function connect(url: string, { protocols = [], headers = {} }: SocketOptions): WebSocket {
  return new WebSocket(socketUrl(url), [...protocols], { headers });
}

/** A WebSocket that keeps everything it hears. */
export class SocketClient {
  readonly entries: SocketFrame[] = [];
  readonly heartbeats: number[] = [];
  pings = 0;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as SocketFrame;
      if (frame.type === 'heartbeat') this.heartbeats.push(Number(frame.last));
      else this.entries.push(frame);
    });
    socket.on('ping', () => (this.pings += 1));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  static async open(url: string, options: SocketOptions = {}): Promise<SocketClient> {
    const socket = connect(url, options);
    const client = new SocketClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** What a server answers that does not open the socket. */
  static async refusal(url: string, options: SocketOptions = {}): Promise<ProblemBody> {
    const socket = connect(url, options);
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const pieces = await answer.toArray();
    return JSON.parse(Buffer.concat(pieces as Buffer[]).toString()) as ProblemBody;
  }

  numbers(): number[] {
    return this.entries.map(({ n }) => Number(n));
  }

  async has(count: number): Promise<readonly SocketFrame[]> {
    return waitFor(`${count} entries`, () => this.entries.length >= count && this.entries);
  }

  close(): void {
    this.socket.terminate();
  }
}
