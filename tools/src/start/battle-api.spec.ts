import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LogEntry } from '@melee/combat/dto';
import { BattleApi } from './battle-api.js';

describe('BattleApi', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let api: BattleApi;
  const asked: string[] = [];
  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      answer(request, response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    api = new BattleApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const never = new AbortController().signal;

  function message(entry: LogEntry): string {
    return `id: ${entry.n}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
  }
  const joined = (n: number): LogEntry => ({
    n,
    at: 0,
    type: 'actor_joined',
    cid: 'a',
    team: 'red',
    name: 'Á',
  });
  const finished = (n: number): LogEntry => ({
    n,
    at: 0,
    type: 'battle_finished',
    winner: 'red',
    reason: 'last_team_standing',
    step: 1,
  });
  async function numbers(): Promise<number[]> {
    const seen: number[] = [];
    for await (const entry of api.events('b1', never)) seen.push(entry.n);
    return seen;
  }

  it('yields the log until the battle is finished', async () => {
    answer = (_, response) => response.end(`: hello\n\n${message(joined(1))}${message(finished(2))}`);
    await expect(numbers()).resolves.toEqual([1, 2]);
    expect(asked).toEqual(['GET /v1/battles/b1/events?after=0']);
  });

  it('goes on after the last entry when the stream ends or breaks', async () => {
    const streams = [
      (response: ServerResponse) => response.end(message(joined(1))),
      (response: ServerResponse) => response.write(message(joined(2)), () => response.destroy()),
      (response: ServerResponse) => response.end(message(finished(3))),
    ];
    answer = (_, response) => streams.shift()?.(response);
    await expect(numbers()).resolves.toEqual([1, 2, 3]);
    expect(asked.map((url) => url.split('=')[1])).toEqual(['0', '1', '2']);
  });

  it('stops waiting when it is told to', async () => {
    const interruption = new AbortController();
    answer = (_, response) => response.write(message(joined(1)));
    const entries = api.events('b1', interruption.signal);
    await entries.next();
    interruption.abort();
    await expect(entries.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it("passes on the gateway's own words when it refuses", async () => {
    answer = (_, response) => {
      response.statusCode = 422;
      response.end('{"code":"battle/invalid"}');
    };
    await expect(api.create([], 'seed', never)).rejects.toThrow(
      'POST /v1/battles answered 422: {"code":"battle/invalid"}',
    );
  });

  it('sends the seed only if there is one', async () => {
    const bodies: string[] = [];
    answer = (request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end('{"battleId":"b7"}'));
    };
    await expect(api.create([], 'dawn', never)).resolves.toBe('b7');
    await api.create([], undefined, never);
    expect(bodies).toEqual(['{"seed":"dawn","actors":[]}', '{"actors":[]}']);
  });
});
