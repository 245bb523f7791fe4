import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { BattleApi } from './battle-api.js';

describe('BattleApi', () => {
  let server: Server;
  let api: BattleApi;
  let answer: [status: number, body: string];
  const bodies: string[] = [];
  beforeEach(async () => {
    bodies.length = 0;
    server = createServer((request, response) => {
      void text(request).then((body) => {
        bodies.push(body);
        response.writeHead(answer[0]).end(answer[1]);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    api = new BattleApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const never = new AbortController().signal;

  it("passes on the gateway's own words when it refuses", async () => {
    answer = [422, '{"code":"battle/invalid","detail":"There is one team only."}'];
    await expect(api.create([], 'seed', never)).rejects.toThrow(
      'POST /v1/battles answered 422 battle/invalid: There is one team only.',
    );
  });

  it('sends the seed only if there is one', async () => {
    answer = [201, '{"battleId":"b7"}'];
    await expect(api.create([], 'dawn', never)).resolves.toBe('b7');
    await api.create([], undefined, never);
    expect(bodies).toEqual(['{"seed":"dawn","actors":[]}', '{"actors":[]}']);
  });
});
